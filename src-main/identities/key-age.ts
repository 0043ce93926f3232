import { DAY_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';

/** How old a key is, and how urgent it is to rotate it. */
export interface KeyAge {
  readonly days: number;
  readonly verdict: 'fresh' | 'soon' | 'due' | 'overdue';
}

/** From how many days on a key is what. Limits in a wrong order give way to *due*. */
export interface AgeLimits {
  readonly soonAfterDays: number;
  readonly remindAfterDays: number;
  readonly overdueAfterDays: number;
}

/**
 * Whole days since creation, and what that means. 90 days is what CIS asks for; AWS itself says
 * *when needed*.
 *
 * @see CIS AWS Foundations Benchmark 1.14: 90 days
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
 */
export function keyAge(createdAt: Instant, now: Instant, limits: AgeLimits): KeyAge {
  const days = Math.max(0, Math.floor((now - createdAt) / DAY_MS));
  const due = limits.remindAfterDays;
  if (days >= Math.max(due, limits.overdueAfterDays)) return { days, verdict: 'overdue' };
  if (days >= due) return { days, verdict: 'due' };
  return { days, verdict: days >= Math.min(due, limits.soonAfterDays) ? 'soon' : 'fresh' };
}

export function isDue({ verdict }: KeyAge): boolean {
  return verdict === 'due' || verdict === 'overdue';
}
