import type { ReactNode } from 'react';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { StatusPill } from '../../components/status-pill.tsx';
import { openForMs, statusInWords } from '../../format/lease-in-words.ts';
import { useNow } from '../../state/now.ts';

/** How a door stands, in a pill. */
export function RowStatus({ lease }: { lease: Lease | undefined }): ReactNode {
  // Seconds matter only at the very end.
  const coarse = useNow(10_000);
  const left = lease && openForMs(lease, coarse);
  return left !== undefined && left < 90_000 ? (
    <FineStatus lease={lease} />
  ) : (
    <Pill lease={lease} now={coarse} />
  );
}

function FineStatus({ lease }: { lease: Lease | undefined }): ReactNode {
  return <Pill lease={lease} now={useNow(1_000)} />;
}

function Pill({ lease, now }: { lease: Lease | undefined; now: number }): ReactNode {
  const { tone, words, left } = statusInWords(lease, now);
  return <StatusPill tone={tone} words={words} aside={left} />;
}
