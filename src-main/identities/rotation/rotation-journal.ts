import type { Problem, Refusal } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { OrphanKey, Rotation } from './rotation.ts';

export interface RotationRecords {
  readonly rotations: readonly Rotation[];
  readonly orphans: readonly OrphanKey[];
}

/**
 * Where rotations are kept between starts, without any secret. `save` returns only when the bytes are
 * on the disk: it is called before the deed that changes AWS, the keychain or the identity.
 */
export interface RotationJournal {
  /** An unreadable file is kept aside and reported; the records are then what could be read. */
  load(): RotationRecords & { readonly problem?: Problem };
  save(records: RotationRecords): Result<void, Refusal>;
}
