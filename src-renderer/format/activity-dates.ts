import type { Instant } from '../../src-main/kernel/clock.ts';

/** Which days are shown. Own days are calendar days of this computer, `YYYY-MM-DD` or empty. */
export type Days =
  | { readonly kind: 'all' | 'today' | 'week' | 'month' }
  | { readonly kind: 'own'; readonly first: string; readonly last: string };

const BACK = { today: 0, week: 6, month: 29 } as const;

/** From the first moment of the first day to the first one behind the last day. */
export function daysAsQuery(
  days: Days,
  now: Instant,
): { readonly from?: Instant; readonly to?: Instant } {
  if (days.kind === 'all') return {};
  if (days.kind !== 'own') return { from: midnight(now, -BACK[days.kind]) };
  const first = midnightOf(days.first);
  const last = midnightOf(days.last);
  return {
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: midnight(last, 1) }),
  };
}

/** The first moment of a day so many days away; days are not all of 24 hours. */
export function midnight(at: Instant, days = 0): Instant {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** `YYYY-MM-DD`, as a date field has it. */
export function dateFieldValue(at: Instant): string {
  const date = new Date(at);
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`;
}

function midnightOf(day: string): Instant | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date)).getTime();
}
