import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Lease } from './lease.ts';

/** What stood in the journal at the start. */
export interface JournalContents {
  readonly leases: readonly Lease[];
  /** An unreadable file was kept aside, or a newer one is left alone. */
  readonly problem?: Problem;
  /** Leases are missing: what they opened must be looked for in AWS. */
  readonly incomplete: boolean;
  /** A newer version wrote it: nothing is written, and nothing of it may be judged. */
  readonly readOnly: boolean;
}

/**
 * Where the leases that may be open are kept. `save` returns only when the bytes are on the disk:
 * it is called before the deed that changes AWS.
 */
export interface Journal {
  load(): JournalContents;
  /** `incomplete` is kept too: a rebuilding that is cut short goes on at the next start. */
  save(leases: readonly Lease[], incomplete: boolean): Result<void, Refusal>;
}
