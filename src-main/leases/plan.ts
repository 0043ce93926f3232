import { SIGNING_MARGIN_MS } from '../identities/credentials.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Duration } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import type { Lease, Plan } from './lease.ts';

/** For how long to open; `usual` is the resource's own duration. */
export type DurationChoice =
  | { readonly kind: 'usual' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'until'; readonly at: Instant }
  | { readonly kind: 'while-working' };

/** A week: longer is no longer a lease. */
export const MAX_LEASE_MINUTES = 7 * 24 * 60;

type Terms = Pick<Settings, 'termMinutes' | 'maxWorkHours'>;

/** Turns a choice into moments. A deadline in the past or beyond a week is refused. */
export function planFor(
  choice: DurationChoice,
  usual: Duration,
  terms: Terms,
  now: Instant,
): Result<Plan, Problem> {
  switch (choice.kind) {
    case 'usual':
      return planFor(usual, usual, terms, now);
    case 'minutes':
      return until(now + choice.minutes * MINUTE_MS, now);
    case 'until':
      return until(choice.at, now);
    case 'while-working':
      return ok({
        kind: 'while-working',
        termMs: terms.termMinutes * MINUTE_MS,
        deadline: now + terms.maxWorkHours * HOUR_MS,
      });
  }
}

/** The same plan, ending `minutes` later; never beyond a week from now. */
export function extended(lease: Lease, minutes: number, now: Instant): Result<Plan, Problem> {
  const deadline = lease.plan.deadline + minutes * MINUTE_MS;
  const checked = until(deadline, now);
  if (!checked.ok) return checked;
  const { shortened: _, ...plan } = lease.plan;
  return ok({ ...plan, deadline });
}

/** Time for a closing and a second try before nothing can be signed any more. */
const CLOSING_MARGIN_MS = SIGNING_MARGIN_MS + 2 * MINUTE_MS;

/**
 * The plan as far as the credentials reach: nothing is promised that could not be closed.
 *
 * @param credentialsEnd `undefined` for credentials that do not end by themselves
 * @returns `credentials-end-first` when they end before anything could be opened for good
 */
export function withinCredentials<P extends Plan>(
  plan: P,
  credentialsEnd: Instant | undefined,
  now: Instant,
): Result<P, Problem> {
  if (credentialsEnd === undefined) return ok(plan);
  const deadline = credentialsEnd - CLOSING_MARGIN_MS;
  if (plan.deadline <= deadline) return ok(plan);
  if (deadline <= now) return err({ kind: 'credentials-end-first', at: credentialsEnd });
  return ok({ ...plan, deadline, shortened: true });
}

/** When the first term, or the next one, ends. */
export function termEnd(plan: Plan, now: Instant): Instant {
  return plan.kind === 'until' ? plan.deadline : Math.min(now + plan.termMs, plan.deadline);
}

function until(deadline: Instant, now: Instant): Result<Plan, Problem> {
  if (!(deadline > now)) return err({ kind: 'deadline-past' });
  if (deadline - now > MAX_LEASE_MINUTES * MINUTE_MS)
    return err({ kind: 'duration-out-of-range', maxMinutes: MAX_LEASE_MINUTES });
  return ok({ kind: 'until', deadline });
}
