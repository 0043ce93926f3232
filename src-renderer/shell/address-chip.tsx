import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../components/copy-button.tsx';
import { StatusShape } from '../components/status-pill.tsx';
import { addressSummary, knownAddresses, plainAddress } from '../format/address-in-words.ts';
import { ago } from '../format/durations.ts';
import { copyText } from '../state/copy.ts';
import { useSnapshot } from '../state/mirror.ts';
import { useNow } from '../state/now.ts';

// Seldom looked behind: loaded then.
const AddressPopover = lazy(async () => {
  const popover = await import('./address-popover.tsx');
  return { default: popover.AddressPopover };
});

/** My address at a glance; behind it who says so and what can be done about it. */
export function AddressChip(): ReactNode {
  const view = useSnapshot(({ address }) => address);
  const [open, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  const id = useId();
  const summary = addressSummary(view);
  const known = view.mine ? knownAddresses(view.mine).map(plainAddress) : [];
  return (
    <div className="flex min-w-0 items-center gap-1">
      <button
        ref={chip}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className="flex h-8 min-w-0 items-center gap-2 rounded-sm px-2 hover:bg-hover aria-expanded:bg-hover"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <ChipShape tone={summary.tone} />
        <span className="truncate font-medium">{summary.text}</span>
        {summary.second !== undefined && (
          <span className="truncate text-muted max-[720px]:hidden">{summary.second}</span>
        )}
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-muted" />
      </button>
      {open && (
        <Suspense>
          <AddressPopover
            id={id}
            anchor={chip}
            view={view}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
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
