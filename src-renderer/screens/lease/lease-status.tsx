import type { ReactNode } from 'react';
import { guardInWords } from '../../../src-main/leases/guard-in-words.ts';
import { closesAt, mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { Ring } from '../../components/ring.tsx';
import { listInWords, plainAddress } from '../../format/address-in-words.ts';
import { countdown } from '../../format/durations.ts';
import {
  openForMs,
  planInWords,
  renewsItself,
  statusInWords,
} from '../../format/lease-in-words.ts';
import { useNow } from '../../state/now.ts';

/** The state in large words, legible from two metres, with what is left of it. */
export function LeaseStatus({ lease }: { lease: Lease }): ReactNode {
  const now = useNow(1_000);
  const { tone, words } = statusInWords(lease, now);
  const leftMs = openForMs(lease, now);
  const guard = guardInWords(lease, now);
  return (
    <div className="flex items-center gap-4">
      <Ring
        tone={tone}
        bridge={mayBeOpen(lease) && lease.state.kind !== 'opening' ? 'lowered' : 'raised'}
        left={leftMs === undefined ? undefined : leftMs / wholeMs(lease)}
      />
      <div className="min-w-0 flex-1">
        <p className="text-large font-semibold text-balance wrap-anywhere">{words}</p>
        {leftMs === undefined ? (
          <p className="text-muted">{meanwhile(lease)}</p>
        ) : (
          <Countdown leftMs={leftMs} renews={renewsItself(lease)} />
        )}
        {leftMs !== undefined && lease.plan.kind === 'while-working' && (
          <p className="text-muted">{planInWords(lease, now)}.</p>
        )}
        {guard !== undefined && <p className="text-muted">{guard}.</p>}
      </div>
    </div>
  );
}

/** Not read out each second; the marks at 10, 5 and 1 minute are announced elsewhere. */
function Countdown({ leftMs, renews }: { leftMs: number; renews: boolean }): ReactNode {
  if (leftMs <= 0) return <p className="text-muted">Closing now.</p>;
  return (
    <p className="text-muted">
      <span role="timer" aria-live="off" className="font-medium text-ink">
        {countdown(leftMs)}
      </span>{' '}
      {renews ? 'left in this term; renews by itself' : 'left'}
    </p>
  );
}

const KEEPS_TRYING = "Drawbridge tries again every minute and when you're back online.";

/** What happens while there is nothing to count. */
function meanwhile({ state, sources }: Lease): string {
  const mine = listInWords(sources.map(plainAddress));
  switch (state.kind) {
    case 'opening':
      return mine === '' ? 'Asking AWS.' : `Asking AWS to let ${mine} in.`;
    case 'closing':
      return state.problem ? KEEPS_TRYING : 'Asking AWS to take it out.';
    case 'unknown':
      return state.wanted === 'open'
        ? 'It was about to open when the answer of AWS was lost.'
        : 'It was about to close when the answer of AWS was lost.';
    case 'failed':
      return 'Nothing is open.';
    case 'open':
    case 'renewing':
    case 'closed':
      return '';
  }
}

function wholeMs(lease: Lease): number {
  const { plan } = lease;
  return plan.kind === 'while-working' && renewsItself(lease)
    ? plan.termMs
    : closesAt(lease) - lease.openedAt;
}
