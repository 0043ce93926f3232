import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity } from '../identities/identity.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import type { LeaseGuard } from './lease.ts';

/** What AWS could not do when a schedule of ours fired. */
export interface GuardFailure {
  /** To be handed back to `forget`. */
  readonly receipt: string;
  readonly schedule: string;
  /** When it should have happened. */
  readonly at?: Instant;
  readonly code: string;
  readonly message: string;
  /** The rule was gone already: nothing was left to do. */
  readonly harmless: boolean;
}

/** `once`: AWS is to say soon that it could not, instead of trying on. `patient` unless said. */
export type GuardTries = 'patient' | 'once';

/**
 * One-time schedules in the person's own AWS account that remove ingress rules when their time has
 * come, whether this app runs or not. Every deed may be done twice. A refusal may leave some of the
 * schedules made or changed, and others not.
 */
export interface Guard {
  /** Makes the schedules; one that exists under its name is replaced. */
  set(
    identity: Identity,
    resource: Resource,
    guard: LeaseGuard,
    tries?: GuardTries,
  ): Promise<Result<void, Refusal>>;
  /**
   * Gives schedules another time and aim.
   * @returns the names of those that are not there: they have fired, or somebody removed them
   */
  change(
    identity: Identity,
    resource: Resource,
    guard: LeaseGuard,
  ): Promise<Result<readonly string[], Refusal>>;
  /**
   * Removes schedules; one that is gone is success.
   * @returns the names of those that were gone already
   */
  lift(
    identity: Identity,
    resource: Resource,
    names: readonly string[],
  ): Promise<Result<readonly string[], Refusal>>;
  /** The names of all schedules that begin so, in the account and Region of the resource. */
  list(
    identity: Identity,
    resource: Resource,
    prefix: string,
  ): Promise<Result<readonly string[], Refusal>>;
  /** What schedules whose names begin so could not do; those of others stay where they are. */
  failures(
    identity: Identity,
    resource: Resource,
    prefix: string,
  ): Promise<Result<readonly GuardFailure[], Refusal>>;
  /** Takes failures that have been noted out of the queue. */
  forget(
    identity: Identity,
    resource: Resource,
    receipts: readonly string[],
  ): Promise<Result<void, Refusal>>;
}

/** What a deed needs to keep leases guarded. */
export interface Guarding {
  readonly guard: Guard;
  /** Whether new leases of the resource are to be guarded. Those that are already stay so. */
  readonly isOn: (resource: Resource) => boolean;
  readonly ifUnguarded: () => Settings['ifUnguarded'];
  /** Schedules that could not be removed are left: somebody has to come back for them. */
  readonly leftOver: (resource: Resource, problem: Problem) => void;
}
