import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { PortRange, Resource } from '../resources/resource.ts';

export type LeaseId = string & { readonly leaseId: unique symbol };
export type RuleId = string & { readonly ruleId: unique symbol };

/** One ingress rule this lease made, as it was written: what is closed must still look like this. */
export interface Grant {
  readonly ruleId: RuleId;
  readonly ports: PortRange;
  readonly source: Cidr;
}

/** What the person promised themselves. `shortened`: the credentials that close it end then. */
export type Plan =
  | { readonly kind: 'until'; readonly deadline: Instant; readonly shortened?: true }
  /** Terms that renew while the person works, up to `deadline` at the latest. */
  | {
      readonly kind: 'while-working';
      readonly termMs: number;
      readonly deadline: Instant;
      readonly shortened?: true;
    };

export type CloseReason =
  | 'asked'
  | 'deadline'
  | 'not-working'
  | 'quit'
  | 'sleep'
  | 'lock'
  | 'logged-out'
  | 'found-at-start'
  /** A rule of ours without a lease. */
  | 'left-behind'
  /** Somebody else removed the rules, or the group is gone. */
  | 'vanished'
  /** AWS closed it by its schedule, while this app could not. */
  | 'guard';

export type LeaseState =
  | { readonly kind: 'opening'; readonly since: Instant }
  | { readonly kind: 'open'; readonly termEnd: Instant }
  | { readonly kind: 'renewing'; readonly termEnd: Instant; readonly since: Instant }
  | {
      readonly kind: 'closing';
      readonly reason: CloseReason;
      readonly since: Instant;
      readonly problem?: Problem;
    }
  | { readonly kind: 'closed'; readonly reason: CloseReason; readonly at: Instant }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly at: Instant }
  /**
   * The answer was lost and the read-back failed: `wanted` says what we were about, `termEnd` keeps
   * the end the lease had. `lookedOnce`: one read did not show all rules; AWS may show them later, so
   * that only a second one counts.
   */
  | {
      readonly kind: 'unknown';
      readonly wanted: 'open' | 'closed';
      readonly reason?: CloseReason;
      readonly since: Instant;
      readonly problem: Problem;
      readonly termEnd?: Instant;
      readonly lookedOnce?: true;
    };

/** What a schedule in AWS removes: whatever rule lets this in, or the one rule of this id. */
export type GuardAim =
  | { readonly kind: 'place'; readonly ports: PortRange; readonly source: Cidr }
  | { readonly kind: 'rule'; readonly ruleId: RuleId };

/** One for each rule: a call that names one missing rule removes none of the others. */
export interface GuardSchedule {
  readonly name: string;
  readonly aim: GuardAim;
}

/** The schedules in AWS that close the lease when this app cannot. All names that may exist are here. */
export interface LeaseGuard {
  /** When they fire, a while after the lease ends. */
  readonly at: Instant;
  readonly schedules: readonly GuardSchedule[];
}

/** Access to one resource from my address for a time. */
export interface Lease {
  readonly id: LeaseId;
  /** Frozen when opened: editing the resource later does not change what stands in AWS. */
  readonly resource: Resource;
  readonly plan: Plan;
  readonly openedAt: Instant;
  /** What the lease is for now; grants may still carry an older address while it moves. */
  readonly sources: readonly Cidr[];
  readonly grants: readonly Grant[];
  readonly state: LeaseState;
  /** The last thing that went wrong while the lease stayed as it was (a renewal, a move). */
  readonly trouble?: Problem;
  /** Absent where AWS closes nothing by itself. */
  readonly guard?: LeaseGuard;
  /** Why a lease that should be guarded is not, or not wholly. */
  readonly unguarded?: Problem;
}

/** Open in AWS as far as we know, or maybe open: everything that still has to be closed. */
export function mayBeOpen(lease: Lease): boolean {
  return lease.state.kind !== 'closed' && lease.state.kind !== 'failed';
}

/** Whether there is nothing left to do about it but to take note. */
export function canDismiss({ state }: Lease): boolean {
  return (
    state.kind === 'failed' || (state.kind === 'closing' && state.problem?.kind === 'rule-changed')
  );
}

/** Whether it shall be closed and only AWS has not confirmed it yet. */
export function closingWanted({ state }: Lease): boolean {
  return state.kind === 'closing' || (state.kind === 'unknown' && state.wanted === 'closed');
}

/** When the lease, left alone, closes next. */
export function closesAt(lease: Lease): Instant {
  const { state, plan } = lease;
  const end = 'termEnd' in state ? state.termEnd : undefined;
  return Math.min(end ?? plan.deadline, plan.deadline);
}
