import { DAY_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** The calendar day a moment is in, for a heading: "Today", "Yesterday", "Tue 24 Nov". */
export function dayInWords(at: Instant, now: Instant): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  if (days === 0) return 'Today';
  return days === 1 ? 'Yesterday' : DAY.format(at);
}

export interface DayOf<T> {
  readonly day: string;
  readonly items: readonly T[];
}

/** Items in their order, put together by day. */
export function byDay<T extends { readonly at: Instant }>(
  items: readonly T[],
  now: Instant,
): readonly DayOf<T>[] {
  const days: { day: string; items: T[] }[] = [];
  for (const item of items) {
    const day = dayInWords(item.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

function midnight(at: Instant): Instant {
  return new Date(at).setHours(0, 0, 0, 0);
}
