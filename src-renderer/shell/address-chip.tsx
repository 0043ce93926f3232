import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../components/copy-button.tsx';
import { StatusShape } from '../components/status-pill.tsx';
import { addressSummary, knownAddresses, plainAddress } from '../format/address-in-words.ts';
import { ago } from '../format/durations.ts';
import { copyText } from '../state/copy.ts';
import { useSnapshot } from '../state/mirror.ts';
import { useNow } from '../state/now.ts';

// Seldom looked behind: loaded then.
const AddressPanel = lazy(async () => {
  const panel = await import('./address-panel.tsx');
  return { default: panel.AddressPanel };
});

/** My address at a glance; behind it who says so and what can be done about it. */
export function AddressChip(): ReactNode {
  const view = useSnapshot(({ address }) => address);
  const summary = addressSummary(view);
  const known = view.mine ? knownAddresses(view.mine).map(plainAddress) : [];
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Popover.Root>
        <Popover.Trigger className="flex h-8 min-w-0 items-center gap-2 rounded-sm px-2 hover:bg-hover data-[state=open]:bg-hover">
          <ChipShape tone={summary.tone} />
          <span className="truncate font-medium">{summary.text}</span>
          {summary.second !== undefined && (
            <span className="truncate text-muted max-[720px]:hidden">{summary.second}</span>
          )}
          <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-muted" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={12}
            aria-label="My address"
            className="appear z-30 max-h-[var(--radix-popover-content-available-height)] w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto rounded-md border border-line bg-float p-4 shadow-float outline-none"
          >
            <Suspense>
              <AddressPanel view={view} />
            </Suspense>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {known.length > 0 && (
        <CopyButton what="my address" onCopy={() => copyText(known.join('\n'))} />
      )}
      {view.mine && <Checked at={view.mine.checkedAt} checking={view.checking} />}
    </div>
  );
}

function ChipShape({ tone }: { tone: 'known' | 'asking' | 'trouble' }): ReactNode {
  if (tone === 'known')
    return <span className="shrink-0 text-muted max-[480px]:sr-only">My address</span>;
  return (
    <span className={tone === 'trouble' ? 'text-alarm' : 'text-muted'}>
      <span className="sr-only">My address</span>
      <StatusShape tone={tone === 'trouble' ? 'trouble' : 'working'} />
    </span>
  );
}

function Checked({ at, checking }: { at: number; checking: boolean }): ReactNode {
  const now = useNow(10_000);
  return (
    <span className="ml-1 truncate text-small text-muted max-[600px]:hidden">
      {checking ? 'checking…' : `checked ${ago(at, now)}`}
    </span>
  );
}
