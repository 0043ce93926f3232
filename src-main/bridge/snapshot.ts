import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { ActivityEntry } from '../activity/activity.ts';
import type { AccessKeyFacts, CallerIdentity, IdentityId } from '../identities/identity.ts';
import type { KeyAge } from '../identities/key-age.ts';
import type { RotationMoves } from '../identities/rotation/moves.ts';
import type { OrphanKey, RotationId, RotationState } from '../identities/rotation/rotation.ts';
import type { Lease } from '../leases/lease.ts';
import type { AddressSource, MyAddress } from '../public-ip/address.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';

/** Real AWS, or the embedded sandbox. Their data never mixes. */
export type Realm = 'aws' | 'sandbox';

/** A key as a face shows it: enough to recognise it, too little to use it. */
export interface KeyView extends Omit<AccessKeyFacts, 'accessKeyId'> {
  readonly maskedKeyId: string;
  readonly age: KeyAge;
  /** The key Drawbridge itself uses. */
  readonly ours: boolean;
  /** No reminder before. */
  readonly snoozedUntil?: Instant;
}

/** What the person may do about a rotation now. */
export interface RotationView {
  readonly id: RotationId;
  readonly identityId: IdentityId;
  readonly state: RotationState['kind'];
  readonly startedAt: Instant;
  readonly maskedOldKeyId: string;
  /** Absent until AWS has made it. */
  readonly maskedNewKeyId?: string;
  /** `verifying`: how often in a row every endpoint knew the key, of how many times. */
  readonly checks?: { readonly passed: number; readonly needed: number };
  /** `watching`: when the old key is deleted. */
  readonly until?: Instant;
  /** Why it failed, or what hinders it at the moment. */
  readonly problem?: Problem;
  /** `reactivated`: somebody else made the old key active again. */
  readonly bySomebody?: true;
  readonly moves: RotationMoves;
}

/** A key in AWS that nobody has the secret of, or that a rotation had to leave. */
export interface OrphanView {
  readonly identityId: IdentityId;
  readonly maskedKeyId: string;
  readonly why: OrphanKey['why'];
  readonly foundAt: Instant;
}

export interface IdentityView {
  readonly id: IdentityId;
  readonly maskedKeyId: string;
  readonly homeRegion: string;
  readonly caller: CallerIdentity;
  readonly addedAt: Instant;
  /** Absent until IAM was asked. */
  readonly keys?: readonly KeyView[];
  /** Why its key cannot be rotated: it is the root user's, or runs out by itself. */
  readonly rotationRefusal?: Problem;
  /** Why the keys' age is not known. */
  readonly keysProblem?: Problem;
}

export interface AddressView {
  /** Absent until the first check is through. */
  readonly mine?: MyAddress;
  readonly checking: boolean;
  readonly sources: readonly AddressSource[];
  /** `environment`: `DRAWBRIDGE_IP_SOURCES` replaces them; `sandbox`: the sandbox's own. */
  readonly sourcesFrom: 'built-in' | 'settings' | 'environment' | 'sandbox';
}

export interface PolicyView {
  readonly identityId: IdentityId;
  readonly json: string;
}

/** All a face needs, whole and immutable; a newer one has a higher revision. */
export interface Snapshot {
  readonly revision: number;
  readonly realm: Realm;
  readonly address: AddressView;
  readonly identities: readonly IdentityView[];
  /** Under way, or over and not yet dismissed. */
  readonly rotations: readonly RotationView[];
  /** Shown until they are gone from AWS. */
  readonly orphanKeys: readonly OrphanView[];
  readonly resources: readonly Resource[];
  /** Live ones, and failed ones not yet dismissed. */
  readonly leases: readonly Lease[];
  /** Newest first, the latest 200. */
  readonly activity: readonly ActivityEntry[];
  readonly settings: Settings;
  readonly policies: readonly PolicyView[];
  /** Set when `AWS_ENDPOINT_URL` sends AWS calls elsewhere. */
  readonly endpointOverride?: string;
  /** What was found wrong at the start and survived, as a file kept aside. */
  readonly startProblems: readonly Problem[];
}
