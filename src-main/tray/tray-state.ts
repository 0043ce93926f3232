import type { Instant } from '../kernel/clock.ts';
import type { BulkProgress } from '../leases/bulk.ts';
import type { RemindableKey } from '../identities/key-reminders.ts';
import type { RotationState } from '../identities/rotation/rotation.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Lease } from '../leases/lease.ts';
import type { MyAddress, NetworkKind } from '../public-ip/address.ts';
import type { Resource } from '../resources/resource.ts';
import type { MfaQuestion } from '../identities/mfa-questions.ts';
import type { Settings } from '../settings/settings.ts';

/** A key as far as its age matters. */
export interface TrayKey extends RemindableKey {
  readonly snoozedUntil?: Instant;
}

/** A rotation as far as a notice tells of it. */
export interface TrayRotation {
  readonly id: string;
  readonly state: RotationState['kind'];
  readonly maskedOldKeyId: string;
  readonly maskedNewKeyId?: string;
  readonly bySomebody?: true;
  readonly problem?: Problem;
}

/** What the tray and its notices show: the part of a snapshot they need. */
export interface TrayState {
  readonly realm: 'aws' | 'sandbox';
  readonly identities: readonly {
    readonly maskedKeyId: string;
    /** Absent until IAM was asked. */
    readonly keys?: readonly TrayKey[];
    /** Whether it waits for a code of an MFA device. */
    readonly question?: MfaQuestion;
  }[];
  /** `mine` is absent until the first check is through. */
  readonly address: { readonly mine?: MyAddress; readonly network?: NetworkKind };
  /** This computer is on no network: nothing can be opened, and closing has to wait. */
  readonly offline?: true;
  readonly resources: readonly Resource[];
  readonly leases: readonly Lease[];
  /** The latest opening or closing of many. */
  readonly bulk?: BulkProgress;
  readonly rotations?: readonly TrayRotation[];
  readonly settings?: Pick<Settings, 'trayClick'>;
  /** The version that starts with the next start, such as `1.4`. */
  readonly updateReady?: string;
}

/** The moment a view is for; without `zone`, times are the computer's own. */
export interface Moment {
  readonly now: Instant;
  readonly zone: string | undefined;
}

/** A place in the window, as its address writes it behind the `#`. */
export type Screen =
  | 'resources'
  | 'resources/new'
  | 'access-keys'
  | 'access-keys/new'
  | 'policy'
  | 'settings'
  | `lease/${string}`;

/** Everything the sandbox shows says so. */
export function realmPrefix(realm: TrayState['realm']): string {
  return realm === 'sandbox' ? 'Sandbox: ' : '';
}
