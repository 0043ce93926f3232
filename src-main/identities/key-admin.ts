import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { AccessKeyFacts, CallerIdentity, Identity, KeyPair } from './identity.ts';

/** What is needed of an identity to manage the keys of its IAM user: it signs with the key it has now. */
export type KeyOwner = Identity;

/** IAM's side of the access keys of an identity's own user. */
export interface KeyAdmin {
  /** At most two, with their last use where it may be read. */
  list(owner: KeyOwner): Promise<Result<readonly AccessKeyFacts[], Refusal>>;
  /**
   * Asks exactly once. `outcome-unknown`: the answer was lost, and a key whose secret nobody has may
   * stand in AWS. `key-limit`: there are two already.
   */
  create(owner: KeyOwner): Promise<Result<KeyPair, Refusal>>;
  /** `access-key-gone` when there is no such key. */
  setStatus(
    owner: KeyOwner,
    accessKeyId: string,
    status: 'active' | 'inactive',
  ): Promise<Result<void, Refusal>>;
  /** Deleting what is gone is success. */
  remove(owner: KeyOwner, accessKeyId: string): Promise<Result<void, Refusal>>;
}

/**
 * Whether STS, IAM and EC2 in every one of these Regions know the pair, and as this caller. A call
 * that is only not allowed was recognised all the same.
 */
export type CheckKeyPair = (
  pair: KeyPair,
  caller: CallerIdentity,
  regions: readonly Region[],
) => Promise<Result<void, Refusal>>;
