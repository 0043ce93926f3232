import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Lease } from './lease.ts';

/**
 * Where the leases that may be open are kept. `save` returns only when the bytes are on the disk:
 * it is called before the deed that changes AWS.
 */
export interface Journal {
  /** An unreadable file is kept aside and reported in `problem`; the leases are then what could be read. */
  load(): { readonly leases: readonly Lease[]; readonly problem?: Problem };
  save(leases: readonly Lease[]): Result<void, Refusal>;
}
