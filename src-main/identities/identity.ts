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

interface IdentityBase {
  readonly id: IdentityId;
  /** What the person calls it; without one it is named after what it is. */
  readonly label?: string;
  readonly homeRegion: Region;
  /** As STS said when it was added. */
  readonly caller: CallerIdentity;
  readonly addedAt: Instant;
}

/** A long-lived access key; its secret is in the keychain, under `accessKeyId`. */
export interface AccessKeyIdentity extends IdentityBase {
  readonly kind: 'access-key';
  readonly accessKeyId: string;
}

/** A profile of `~/.aws`, read there every time and never copied. */
export interface ProfileIdentity extends IdentityBase {
  readonly kind: 'profile';
  readonly profile: string;
}

/** `AWS_ACCESS_KEY_ID` and its companions, as Drawbridge was started with. */
export interface EnvironmentIdentity extends IdentityBase {
  readonly kind: 'environment';
}

/** Whether the role refuses who comes without the ExternalId: found out by trying. */
export type ExternalIdProof = 'enforced' | 'not-enforced' | 'not-proven';

/** A role assumed from another identity. */
export interface RoleIdentity extends IdentityBase {
  readonly kind: 'role';
  readonly roleArn: string;
  readonly from: IdentityId;
  /** Made by us and unique; no secret. */
  readonly externalId?: string;
  readonly externalIdProof?: ExternalIdProof;
  readonly mfaSerial?: string;
  readonly durationSeconds: number;
}

/** An access key with a code of its owner's MFA device (`GetSessionToken`). */
export interface MfaSessionIdentity extends IdentityBase {
  readonly kind: 'mfa-session';
  readonly from: IdentityId;
  readonly mfaSerial: string;
  readonly durationSeconds: number;
}

/** One way of being somebody in AWS. Holds no secret, ever. */
export type Identity =
  AccessKeyIdentity | ProfileIdentity | EnvironmentIdentity | RoleIdentity | MfaSessionIdentity;

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
  identity: AccessKeyIdentity,
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

/** How a person recognises an identity. */
export function identityName(identity: Identity): string {
  if (identity.label !== undefined) return identity.label;
  switch (identity.kind) {
    case 'access-key':
      return maskedKeyId(identity.accessKeyId);
    case 'profile':
      return identity.profile;
    case 'environment':
      return 'Environment';
    case 'role':
      return identity.roleArn.split('/').at(-1) ?? identity.roleArn;
    case 'mfa-session':
      return `${identity.caller.arn.split('/').at(-1) ?? identity.caller.account} with MFA`;
  }
}

/** The identity another one starts from. */
export function startsFrom(identity: Identity): IdentityId | undefined {
  return identity.kind === 'role' || identity.kind === 'mfa-session' ? identity.from : undefined;
}
