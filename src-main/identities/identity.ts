import type { AccountId, Partition, Region } from '../kernel/aws-names.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';

export type IdentityId = string & { readonly identityId: unique symbol };

/** Who AWS says the key is. */
export interface CallerIdentity {
  readonly account: AccountId;
  readonly partition: Partition;
  readonly arn: string;
  readonly userId: string;
}

/** One way of being somebody in AWS. Holds no secret: that is in the keychain, under `accessKeyId`. */
export interface Identity {
  readonly kind: 'access-key';
  readonly id: IdentityId;
  readonly accessKeyId: string;
  readonly homeRegion: Region;
  readonly caller: CallerIdentity;
  readonly addedAt: Instant;
}

/** A long-term key pair on its way to the keychain or to the SDK. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
}

/** Age and use of one access key of an IAM user, as IAM says. Last use is a hint, never a proof. */
export interface AccessKeyFacts {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly lastUsed?: { readonly at: Instant; readonly service: string; readonly region: string };
}

/** The OS keychain. Secrets are stored nowhere else. */
export interface KeyStore {
  put(pair: KeyPair): Promise<Result<void, Refusal>>;
  /** `keychain-lost-key` when the keychain works but has no such item. */
  get(accessKeyId: string): Promise<Result<KeyPair, Refusal>>;
  /** Removing what is gone is success. */
  remove(accessKeyId: string): Promise<Result<void, Refusal>>;
}

/** Asks STS who a key pair is, before it is stored. */
export type VerifyKeyPair = (
  pair: KeyPair,
  region: Region,
) => Promise<Result<CallerIdentity, Refusal>>;

/** Lists the access keys of the identity's own IAM user. */
export type ReadAccessKeys = (
  identity: Identity,
) => Promise<Result<readonly AccessKeyFacts[], Refusal>>;

/** Where identities are kept between starts. */
export interface IdentityStore {
  load(): readonly Identity[];
  save(identities: readonly Identity[]): Result<void, Refusal>;
}

/** `AKIA…7Q2A`: enough to recognise a key, too little to use it. */
export function maskedKeyId(accessKeyId: string): string {
  return `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
}
