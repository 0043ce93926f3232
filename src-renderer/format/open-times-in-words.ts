import type { OpenSpan, OpenTimes } from '../../src-main/activity/activity-query.ts';
import { HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { clockTime, counted, dayAndTime } from '../../src-main/kernel/time-in-words.ts';

/** Days in the picture, today with them. */
export const PICTURED_DAYS = 28;
const LANES = 6;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "34 times, 61 h in all; the longest 9 h, bastion-prod on 12 Nov": the picture in a sentence. */
export function openTimesInWords(times: readonly OpenTimes[]): string {
  const all = times.flatMap(({ subject, spans }) => spans.map((span) => ({ subject, span })));
  const [first, ...rest] = all;
  if (!first) return 'In the last 4 weeks nothing was open.';
  const longest = rest.reduce(
    (so, one) => (lengthOf(one.span) > lengthOf(so.span) ? one : so),
    first,
  );
  const sum = times.reduce((total, { openMs }) => total + openMs, 0);
  const inAll = `${all.length === 1 ? 'once' : counted(all.length, 'time')}, ${roughly(sum)}`;
  const which = `${longest.subject} on ${DAY.format(longest.span.from)}`;
  return all.length === 1
    ? `In the last 4 weeks: ${inAll}, ${which}.`
    : `In the last 4 weeks: ${inAll} in all; the longest ${roughly(lengthOf(longest.span))}, ${which}.`;
}

/** One line of the picture; the last one may stand for several resources. */
export interface Lane {
  readonly id: string | undefined;
  readonly name: string;
  readonly spans: readonly OpenSpan[];
  readonly openMs: number;
}

/** The ones that were open longest, and all the others together. */
export function lanesOf(times: readonly OpenTimes[]): readonly Lane[] {
  const rest = times.slice(LANES);
  const own = times.slice(0, LANES).map(({ subject, ...lane }) => ({ ...lane, name: subject }));
  if (rest.length === 0) return own;
  return [
    ...own,
    {
      id: undefined,
      name: counted(rest.length, 'other'),
      spans: rest.flatMap(({ spans }) => spans).sort((one, other) => one.from - other.from),
      openMs: rest.reduce((sum, { openMs }) => sum + openMs, 0),
    },
  ];
}

/** Spans too close to be told apart are drawn as one. */
export interface Bar extends OpenSpan {
  readonly times: number;
}

export function barsOf(spans: readonly OpenSpan[], closeMs: number): readonly Bar[] {
  const bars: Bar[] = [];
  for (const { from, to } of spans) {
    const last = bars.at(-1);
    if (last && from - last.to <= closeMs)
      bars[bars.length - 1] = { from: last.from, to: Math.max(last.to, to), times: last.times + 1 };
    else bars.push({ from, to, times: 1 });
  }
  return bars;
}

/** "Tue 24 Nov 09:00 to 14:32", "3 times between …". */
export function barInWords({ from, to, times }: Bar): string {
  const span = `${dayAndTime(from)} to ${clockTime(to, from)}`;
  return times === 1 ? span : `${String(times)} times, ${span}`;
}

/** "61 h", "9 h", "1.5 h", "25 min". */
export function roughly(ms: number): string {
  if (ms < HOUR_MS) return `${String(Math.max(1, Math.round(ms / MINUTE_MS)))} min`;
  const hours = ms / HOUR_MS;
  return `${String(hours < 10 ? Math.round(hours * 2) / 2 : Math.round(hours))} h`;
}

function lengthOf({ from, to }: OpenSpan): number {
  return to - from;
}
