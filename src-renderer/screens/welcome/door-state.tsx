import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { Ring } from '../../components/ring.tsx';
import { listInWords, plainAddress } from '../../format/address-in-words.ts';
import { countdown } from '../../format/durations.ts';
import { openForMs, statusInWords } from '../../format/lease-in-words.ts';
import { useNow } from '../../state/now.ts';

/** The state of the door in large words, with a mark once it was seen to open. */
export function DoorState({ lease, done }: { lease: Lease | undefined; done: boolean }): ReactNode {
  const now = useNow(1_000);
  const { tone, words } = statusInWords(lease, now);
  const leftMs = lease && openForMs(lease, now);
  const open = lease !== undefined && mayBeOpen(lease) && lease.state.kind !== 'opening';
  return (
    <div className="flex items-center gap-4">
      <Ring
        tone={tone}
        bridge={open ? 'lowered' : 'raised'}
        left={lease && leftMs !== undefined ? leftMs / wholeMs(lease) : undefined}
      />
      <div className="min-w-0 flex-1">
        <p className="text-large font-semibold">
          {words}
          {done && (
            <CircleCheck
              size={20}
              role="img"
              aria-label="Done"
              className="ml-2 inline align-[-0.1875rem] text-open"
            />
          )}
        </p>
        {leftMs !== undefined && leftMs > 0 ? (
          <p className="wrap-anywhere text-muted">
            <span role="timer" aria-live="off" className="font-medium text-ink">
              {countdown(leftMs)}
            </span>{' '}
            left, then it closes itself. Open for {openFor(lease)}.
          </p>
        ) : (
          <p className="text-muted">{meanwhile(lease, done)}</p>
        )}
      </div>
    </div>
  );
}

function openFor(lease: Lease | undefined): string {
  const mine = listInWords((lease?.sources ?? []).map(plainAddress));
  return mine === '' ? 'your address' : mine;
}

function meanwhile(lease: Lease | undefined, done: boolean): string {
  if (lease?.state.kind === 'opening') return `Asking AWS to let ${openFor(lease)} in.`;
  if (lease?.state.kind === 'closing') return 'Asking AWS to take your address out.';
  if (lease?.state.kind === 'failed') return 'Nothing is open.';
  return done
    ? 'It worked: it was open, and is closed again.'
    : 'Opening it lets your address in, and nobody else’s.';
}

function wholeMs({ plan, openedAt }: Lease): number {
  return plan.deadline - openedAt;
}
