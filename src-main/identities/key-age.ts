import { DAY_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';

/** How old a key is, and whether to say *rotate*. */
export interface KeyAge {
  readonly days: number;
  readonly verdict: 'fresh' | 'rotate';
}

/**
 * Whole days since creation; `rotate` from `remindAfterDays` on.
 *
 * @see CIS AWS Foundations Benchmark 1.14: 90 days
 */
export function keyAge(createdAt: Instant, now: Instant, remindAfterDays: number): KeyAge {
  const days = Math.max(0, Math.floor((now - createdAt) / DAY_MS));
  return { days, verdict: days >= remindAfterDays ? 'rotate' : 'fresh' };
}

/** A reminder is due when a key is old and the last reminder was a day ago or more. */
export function reminderDue(
  ages: readonly KeyAge[],
  lastReminderAt: Instant | undefined,
  now: Instant,
): boolean {
  if (!ages.some((age) => age.verdict === 'rotate')) return false;
  return lastReminderAt === undefined || now - lastReminderAt >= DAY_MS || now < lastReminderAt;
}
