import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { counted, remaining } from '../../src-main/kernel/time-in-words.ts';
import type { Duration } from '../../src-main/resources/resource.ts';

/** The durations offered everywhere, in minutes. */
export const OFFERED_MINUTES = [15, 60, 240, 480] as const;

/** "15 min", "1 h", "1 h 30 min". */
export function minutesInWords(minutes: number): string {
  return remaining(minutes * MINUTE_MS);
}

/** "1 h", "while I work": short enough for a button. */
export function shortDuration(duration: Duration): string {
  return duration.kind === 'minutes' ? minutesInWords(duration.minutes) : 'while I work';
}

/** The next moment with this time of day (`HH:MM`, local): today, or tomorrow when it is past. */
export function nextTimeOfDay(text: string, now: Instant): Instant | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const at = new Date(now);
  at.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** `HH:MM` of a moment, local, for a time field. */
export function timeFieldValue(at: Instant): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map(twoDigits).join(':');
}

/** "47:05", "1:05:09": for a countdown that shows seconds. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours === 0
    ? `${String(minutes)}:${rest}`
    : `${String(hours)}:${twoDigits(minutes)}:${rest}`;
}

/** "just now", "20 s ago", "3 min ago", "2 h ago", "5 days ago". */
export function ago(at: Instant, now: Instant): string {
  const ms = Math.max(0, now - at);
  if (ms < 10_000) return 'just now';
  if (ms < MINUTE_MS) return `${String(Math.floor(ms / 10_000) * 10)} s ago`;
  if (ms < HOUR_MS) return `${String(Math.floor(ms / MINUTE_MS))} min ago`;
  if (ms < DAY_MS) return `${String(Math.floor(ms / HOUR_MS))} h ago`;
  return `${counted(Math.floor(ms / DAY_MS), 'day')} ago`;
}

/** "22 Nov 2026", as the person's locale writes it. */
export function dateInWords(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(at);
}

/** Minutes at which a closing door is announced. */
const ANNOUNCED_MINUTES = [10, 5, 1] as const;

/** The minute mark crossed between two looks at a lease; `undefined` when none was. */
export function minuteMarkCrossed(beforeMs: number, afterMs: number): number | undefined {
  return ANNOUNCED_MINUTES.findLast(
    (minutes) => beforeMs > minutes * MINUTE_MS && afterMs <= minutes * MINUTE_MS && afterMs > 0,
  );
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
