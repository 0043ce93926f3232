import { DAY_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
/** The calendar day a moment is in, for a heading: "Today", "Yesterday", "Tue 24 Nov", "Wed 24 Dec 2025". */
export function dayInWords(at: Instant, now: Instant): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const year = new Date(at).getFullYear();
  return year === new Date(now).getFullYear()
    ? DAY.format(at)
    : `${DAY.format(at)} ${String(year)}`;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** With its seconds and zone: "Saturday, 28 November 2026 at 14:32:05 GMT". */
export function momentInWords(at: Instant): string {
  return MOMENT.format(at);
}

function midnight(at: Instant): Instant {
  return new Date(at).setHours(0, 0, 0, 0);
}
