import type { ReactNode } from 'react';
import { guardInWords } from '../../../src-main/leases/guard-in-words.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { useNow } from '../../state/now.ts';

/** A shield: AWS closes the door by itself. A broken one: it should, and does not. */
export function GuardMark({ lease }: { lease: Lease | undefined }): ReactNode {
  const now = useNow(60_000);
  const words = lease && guardInWords(lease, now);
  if (words === undefined) return null;
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className={`size-3.5 shrink-0 ${lease?.unguarded ? 'text-soon' : 'text-muted'}`}
    >
      <title>{words}</title>
      <path d="M6 1 2 2.5v3C2 8 3.5 10 6 11c2.5-1 4-3 4-5.5v-3z" />
      {lease?.unguarded && <path d="m1 1 10 10" />}
    </svg>
  );
}
