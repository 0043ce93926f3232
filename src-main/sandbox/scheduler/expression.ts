import { invalid } from './errors.ts';

const AT = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;

/**
 * When an `at(…)` expression in UTC is due, in milliseconds since the epoch. Refuses what AWS
 * refuses, and `rate` and `cron`, which are not in the sandbox.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time
 */
export function dueTime(expression: string): number {
  if (/^(rate|cron)\(/.test(expression))
    throw invalid(`Recurring schedules are not in the sandbox: ${expression}.`);
  const text = AT.exec(expression)?.[1];
  const at = text === undefined ? Number.NaN : Date.parse(`${text}Z`);
  // A day such as the 30th of February is read as a later one: written back it differs.
  if (Number.isNaN(at) || new Date(at).toISOString() !== `${String(text)}.000Z`)
    throw invalid(`Invalid Schedule Expression ${expression}.`);
  return at;
}

/** AWS takes no one-time schedule whose time has passed. */
export function requireFuture(expression: string, dueAt: number, now: number): void {
  if (dueAt <= now)
    throw invalid(`Invalid Schedule Expression ${expression}. The time is in the past.`);
}
