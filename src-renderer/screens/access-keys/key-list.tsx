import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import type { KeyView } from '../../../src-main/bridge/snapshot.ts';
import { Badge } from '../../components/badge.tsx';
import { ago, dateInWords } from '../../format/durations.ts';
import { useNow } from '../../state/now.ts';

const AGES = {
  soon: 'rotate soon',
  due: 'rotate',
  overdue: 'overdue',
} as const;

/** All keys of the identity's user, at most two: which is ours, how old, when last used. */
export function KeyList({ keys }: { keys: readonly KeyView[] }): ReactNode {
  return (
    <ul>
      {keys.map((key) => (
        <KeyRow key={`${key.maskedKeyId}-${String(key.createdAt)}`} view={key} />
      ))}
    </ul>
  );
}

function ageInWords(days: number): string {
  return days === 0 ? 'New today' : `${counted(days, 'day')} old`;
}

function KeyRow({ view }: { view: KeyView }): ReactNode {
  const now = useNow(60_000);
  const { lastUsed } = view;
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-x-6 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 max-[480px]:grid-cols-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-mono">{view.maskedKeyId}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{ageInWords(view.age.days)}</span>
        {view.active && view.age.verdict !== 'fresh' && (
          <Badge tone={view.age.verdict === 'overdue' ? 'bad' : 'soon'}>
            <RotateCw size={12} aria-hidden="true" />
            {AGES[view.age.verdict]}
          </Badge>
        )}
        {view.ours && <Badge>used by Drawbridge</Badge>}
        {!view.active && <Badge>inactive</Badge>}
      </div>
      <p className="col-start-2 text-small text-muted max-[480px]:col-start-1">
        Created {dateInWords(view.createdAt)}.{' '}
        {lastUsed
          ? `Last used ${ago(lastUsed.at, now)}, ${lastUsed.service} in ${lastUsed.region} – a hint, AWS reports it late.`
          : 'No use known to AWS – a hint, AWS reports it late.'}
      </p>
    </li>
  );
}
