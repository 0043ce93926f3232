import type { Region } from '../kernel/aws-names.ts';
import type { Family } from '../kernel/cidr.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';
import type { IdentityId } from '../identities/identity.ts';
import type { CheckedPlace } from '../leases/guard-checks.ts';
import type { LeaseId, RuleId } from '../leases/lease.ts';
import type { AccountHealth } from '../identities/account-health.ts';
import type { SnoozeDays } from '../identities/key-reminders.ts';
import type { RotationId } from '../identities/rotation/rotation.ts';
import type { DurationChoice } from '../leases/plan.ts';
import type { FetchedPolicy } from '../policy/fetched-policies.ts';
import type { PermissionMatrix } from '../policy/permission-matrix.ts';
import type { ResourceId } from '../resources/resource.ts';
import type { ActivityCommands } from './activity-commands.ts';
import type { AppCommands } from './app-commands.ts';
import type { IdentityCommands } from './identity-commands.ts';
import type { ResourceCommands } from './resource-commands.ts';
import type { Snapshot } from './snapshot.ts';

type Nothing = Record<string, never>;
interface Command<I, O> {
  readonly input: I;
  readonly output: O;
}

/**
 * All that may cross to another process: `noun.verb` with input and output. A pasted secret is a
 * string in exactly one input; no output has room for one.
 */
export interface Commands
  extends IdentityCommands, ResourceCommands, ActivityCommands, AppCommands {
  'realm.enterSandbox': Command<Nothing, void>;
  /** Refused while sandbox leases are open. */
  'realm.leaveSandbox': Command<Nothing, void>;
  'identity.remove': Command<{ readonly identityId: IdentityId }, void>;
  /** Asks IAM for the age of all keys; the answer arrives with the snapshot. */
  'identity.refreshKeys': Command<Nothing, void>;
  /** Ok when the new key is made and stored, or when the person must choose which key goes. */
  'rotation.start': Command<
    { readonly identityId: IdentityId },
    { readonly rotationId: RotationId }
  >;
  /** One step back: the new key goes, or the old one is made active again. */
  'rotation.undo': Command<{ readonly rotationId: RotationId }, void>;
  /** On again from where it was stopped. */
  'rotation.resume': Command<{ readonly rotationId: RotationId }, void>;
  /** Deletes the old key now. */
  'rotation.finish': Command<{ readonly rotationId: RotationId }, void>;
  /** With two keys already: which one is deleted. */
  'rotation.chooseKey': Command<
    { readonly rotationId: RotationId; readonly maskedKeyId: string },
    void
  >;
  'rotation.dismiss': Command<{ readonly rotationId: RotationId }, void>;
  /** No reminder of this key for so many days. */
  'key.snooze': Command<{ readonly maskedKeyId: string; readonly days: SnoozeDays }, void>;
  /** Deletes a key nobody has the secret of. */
  'key.delete': Command<{ readonly identityId: IdentityId; readonly maskedKeyId: string }, void>;
  /** Users and keys of the identity's account that somebody should look at. May take a minute. */
  'key.readHealth': Command<{ readonly identityId: IdentityId }, AccountHealth>;
  /**
   * Asks AWS for every permission on the identity's resources, and changes nothing; takes its time
   * with many groups.
   */
  'policy.test': Command<{ readonly identityId: IdentityId }, PermissionMatrix>;
  /** Reads the policies of the identity's own user or role. */
  'policy.fetch': Command<{ readonly identityId: IdentityId }, readonly FetchedPolicy[]>;
  /**
   * Proves that AWS closes by itself there, which takes some minutes, with progress in the snapshot;
   * then new doors there are guarded. Answers at once.
   */
  'guard.check': Command<CheckedPlace, void>;
  /** Ends a check early; it still removes what it made. */
  'guard.cancelCheck': Command<CheckedPlace, void>;
  'lease.open': Command<
    { readonly resourceId: ResourceId; readonly duration: DurationChoice },
    { readonly leaseId: LeaseId }
  >;
  /** Moves the deadline out by `minutes`. */
  'lease.extend': Command<{ readonly leaseId: LeaseId; readonly minutes: number }, void>;
  'lease.close': Command<{ readonly leaseId: LeaseId }, void>;
  'lease.closeAll': Command<Nothing, void>;
  /** Opens many, with progress in the snapshot; answers at once. */
  'lease.openMany': Command<
    { readonly resourceIds: readonly ResourceId[]; readonly duration: DurationChoice },
    void
  >;
  /** Closes these, with progress in the snapshot; answers at once. */
  'lease.closeMany': Command<{ readonly leaseIds: readonly LeaseId[] }, void>;
  /** Begins no more openings. */
  'bulk.stop': Command<Nothing, void>;
  /** Closes what the latest run has opened; answers at once. */
  'bulk.closeOpened': Command<Nothing, void>;
  'bulk.dismiss': Command<Nothing, void>;
  /** Closes a rule that another computer of the same person has made. */
  'rule.close': Command<{ readonly ruleId: RuleId }, void>;
  /** Takes a failed lease off the screen. */
  'lease.dismiss': Command<{ readonly leaseId: LeaseId }, void>;
  'address.check': Command<Nothing, void>;
  /** Uses what the person typed or chose for one family until the network changes it away. */
  'address.choose': Command<{ readonly family: Family; readonly text: string }, void>;
  /** Back to what the sources say. */
  'address.forget': Command<Nothing, void>;
  'snapshot.read': Command<Nothing, Snapshot>;
}

export type CommandName = keyof Commands;
export type Input<N extends CommandName> = Commands[N]['input'];
export type Output<N extends CommandName> = Commands[N]['output'];

/** Inputs that hold a secret: behind the parser each is a `Secret`. */
type SecretField = 'secretAccessKey' | 'file' | 'mfaCode';

/** The input behind the parser. */
export type Parsed<N extends CommandName> = {
  readonly [F in keyof Input<N>]: F extends SecretField
    ? Secret | Extract<Input<N>[F], undefined>
    : F extends 'region'
      ? Region
      : Input<N>[F];
};

/** The whole door between the processes; `preload.ts` puts it on `window`. */
export interface Bridge {
  call<N extends CommandName>(name: N, input: Input<N>): Promise<Result<Output<N>, Problem>>;
  /**
   * Tells the first who listens how things are, and everybody every newer snapshot; returns what ends
   * the telling. An older one may come late.
   */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
}
