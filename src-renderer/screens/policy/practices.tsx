import { Check, EyeOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { bestPractices } from '../../../src-main/policy/best-practices.ts';
import type { Practice } from '../../../src-main/policy/best-practices.ts';
import { Card } from '../../components/screen.tsx';
import { ConsoleLink } from './console-link.tsx';
import type { Made } from './use-draft.ts';

const STATES: Readonly<
  Record<Practice['state'], { word: string; Icon: typeof Check; look: string }>
> = {
  kept: { word: 'Kept', Icon: Check, look: 'text-open' },
  'not-kept': { word: 'Not kept', Icon: X, look: 'text-alarm' },
  unseen: { word: 'Look yourself', Icon: EyeOff, look: 'text-muted' },
};

/** Best practices, ticked off as far as they can be seen from here. */
export function Practices({ identity, made }: { identity: IdentityView; made: Made }): ReactNode {
  const findings = [
    ...made.made.findings,
    ...made.made.documents.flatMap((document) => document.findings),
  ];
  const practices = bestPractices(identity, made.choices, {
    findings,
    unusedGroups: made.unusedGroups,
  });
  const title = `Best practices for ${identity.maskedKeyId}`;
  return (
    <section aria-label={title}>
      <h2 className="pb-1.5 font-semibold">{title}</h2>
      <Card>
        <ul className="divide-y divide-line">
          {practices.map((practice) => (
            <Habit key={practice.id} practice={practice} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Habit({ practice }: { practice: Practice }): ReactNode {
  const { word, Icon, look } = STATES[practice.state];
  return (
    <li className="flex items-start gap-3 px-3 py-2.5 break-inside-avoid">
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${look}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-medium">
            {practice.title} <span className={`text-small font-normal ${look}`}>{word}</span>
          </h3>
          <p className="text-muted wrap-anywhere">{practice.says}</p>
        </div>
        {practice.link !== undefined && <ConsoleLink url={practice.link} label="Look" />}
      </div>
    </li>
  );
}
