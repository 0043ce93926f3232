import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { SealFacts } from '../kernel/seals.ts';
import type { ActivityEntry } from '../activity/activity.ts';
import type {
  AccessKeyFacts,
  CallerIdentity,
  ExternalIdProof,
  Identity,
  IdentityId,
} from '../identities/identity.ts';
import type { KeyAge } from '../identities/key-age.ts';
import type { BulkProgress } from '../leases/bulk.ts';
import type { GuardCheck } from '../leases/guard-checks.ts';
import type { Lease, RuleId } from '../leases/lease.ts';
import type { AddressSource, MyAddress, NetworkKind } from '../public-ip/address.ts';
import type { PortRange, Resource } from '../resources/resource.ts';
import type { MfaQuestion } from '../identities/mfa-questions.ts';
import type { StorageFacts } from '../identities/storage-facts.ts';
import type { RotationMoves } from '../identities/rotation/moves.ts';
import type { OrphanKey, RotationId, RotationState } from '../identities/rotation/rotation.ts';
import type { Settings } from '../settings/settings.ts';
import type { UpdateView } from '../updates/update.ts';

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
  readonly kind: Identity['kind'];
  /** The identity's name; a key's is its id with the middle left out. */
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
  /** Of `~/.aws`. */
  readonly profile?: string;
  /** The name of the identity it starts from. */
  readonly from?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly externalIdProof?: ExternalIdProof;
  readonly mfaSerial?: string;
  /** Whether it waits for a code of that device. */
  readonly question?: MfaQuestion;
  /** When its keys in hand end and only the person can renew them. */
  readonly endsAt?: Instant;
  /** `too-long`: the role acts with all it may, because AWS takes no such long policy. */
  readonly narrowed?: 'to-groups-in-use' | 'too-long';
}

export interface AddressView {
  /** Absent until the first check is through. */
  readonly mine?: MyAddress;
  readonly checking: boolean;
  readonly sources: readonly AddressSource[];
  /** `environment`: `DRAWBRIDGE_IP_SOURCES` replaces them; `sandbox`: the sandbox's own. */
  readonly sourcesFrom: 'built-in' | 'settings' | 'environment' | 'sandbox';
  readonly network?: NetworkKind;
}

/** A rule that another computer of the same person has made. */
export interface RuleElsewhereView {
  readonly ruleId: RuleId;
  /** Label of the resource whose group it stands in. */
  readonly label: string;
  readonly ports: PortRange;
  readonly source: Cidr;
  readonly host?: string;
  readonly until?: Instant;
}

export type ShortcutName = 'openShortcut' | 'closeAllShortcut';

/** All a face needs, whole and immutable; a newer one has a higher revision. */
export interface Snapshot {
  readonly revision: number;
  readonly realm: Realm;
  readonly address: AddressView;
  /** This computer is on no network. */
  readonly offline?: true;
  readonly identities: readonly IdentityView[];
  /** Where keys are kept. */
  readonly storage: StorageFacts;
  /** Whether what lies on the disk is as Drawbridge wrote it. */
  readonly seals: SealFacts;
  /** Under way, or over and not yet dismissed. */
  readonly rotations: readonly RotationView[];
  /** Shown until they are gone from AWS. */
  readonly orphanKeys: readonly OrphanView[];
  readonly resources: readonly Resource[];
  /** Live ones, and failed ones not yet dismissed. */
  readonly leases: readonly Lease[];
  /** The latest opening or closing of many, until dismissed. */
  readonly bulk?: BulkProgress;
  readonly elsewhere: readonly RuleElsewhereView[];
  /** How far the computer's clock is ahead of AWS's, where it is known to be wrong; negative when behind. */
  readonly clockAheadMs?: number;
  /** Newest first, the latest 200. */
  readonly activity: readonly ActivityEntry[];
  readonly settings: Settings;
  readonly updates: UpdateView;
  /** The version that starts with a restart. */
  readonly updateReady?: string;
  /** Checks of guards under way, and the latest of each account and Region. */
  readonly guardChecks: readonly GuardCheck[];
  /** Set when `AWS_ENDPOINT_URL` sends AWS calls elsewhere. */
  readonly endpointOverride?: string;
  /** The first steps are done, or skipped. */
  readonly onboarded: boolean;
  /** `missing`: this desktop shows no tray icons, so that the window is all there is. */
  readonly trayHost: 'shown' | 'missing' | 'unknown';
  /** Once: it has to be said that this desktop shows no tray icons. */
  readonly tellOfNoTray?: true;
  /** Shortcuts the desktop did not give us: somebody else has them, or it gives none. */
  readonly refusedShortcuts: readonly ShortcutName[];
  /** What was found wrong at the start and survived, as a file kept aside. */
  readonly startProblems: readonly Problem[];
}
