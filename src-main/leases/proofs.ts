import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import type { Lease } from './lease.ts';

/**
 * Whether what a deed relies on is as Drawbridge wrote it. Asked before anything is opened, moved,
 * renewed or extended; never for showing or closing.
 *
 * Refusals: `file-altered`, `seal-lost`, `keychain-locked`, `keychain-absent`.
 */
export interface Proofs {
  /** The resource, its identity and the settings. */
  toOpen(resource: Resource): Promise<Result<void, Problem>>;
  /** The lease, its identity and the settings. */
  toKeep(lease: Lease): Promise<Result<void, Problem>>;
  /** Whether what is written down now bears a seal; where it cannot, it is written all the same. */
  toWrite(): Promise<Result<void, Problem>>;
}
