import { describe, expect, it } from 'vitest';
import type { OpenSpan, OpenTimes } from '../../../../src-main/activity/activity-query.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../src-main/kernel/clock.ts';
import {
  barInWords,
  barsOf,
  lanesOf,
  openTimesInWords,
  roughly,
} from '../../../../src-renderer/format/open-times-in-words.ts';

const NOON = new Date(2026, 10, 12, 12).getTime();

function lane(subject: string, ...hours: readonly (readonly [number, number])[]): OpenTimes {
  const spans = hours.map(([from, to]) => ({
    from: NOON + from * HOUR_MS,
    to: NOON + to * HOUR_MS,
  }));
  const openMs = hours.reduce((sum, [from, to]) => sum + (to - from) * HOUR_MS, 0);
  return { id: subject, subject, spans, openMs };
}

describe('what was open in the last weeks, in a sentence', () => {
  it('says how often, how long, and which was the longest', () => {
    expect(openTimesInWords([lane('bastion-prod', [0, 9], [20, 21]), lane('db', [3, 4])])).toBe(
      'In the last 4 weeks: 3 times, 11 h in all; the longest 9 h, bastion-prod on 12 Nov.',
    );
    expect(openTimesInWords([lane('db', [0, 0.5])])).toBe(
      'In the last 4 weeks: once, 30 min, db on 12 Nov.',
    );
    expect(openTimesInWords([])).toBe('In the last 4 weeks nothing was open.');
  });

  it('rounds times as people do', () => {
    expect([10, 60 * 61, 75, 30 * 60].map((minutes) => roughly(minutes * MINUTE_MS))).toEqual([
      '10 min',
      '61 h',
      '1.5 h',
      '30 h',
    ]);
  });
});

describe('the picture of the last weeks', () => {
  it('has a line for each of six resources, and one for all others', () => {
    const times = Array.from({ length: 9 }, (_, at) => lane(`r${String(at)}`, [10 - at, 11 - at]));
    const lanes = lanesOf(times);
    expect(lanes.map(({ name }) => name)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', '3 others']);
    expect(lanes[6]).toMatchObject({ id: undefined, openMs: 3 * HOUR_MS });
    const starts = lanes[6]?.spans.map(({ from }) => from) ?? [];
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(lanesOf(times.slice(0, 6))).toHaveLength(6);
  });

  it('draws as one bar what nobody could tell apart, and says how often it was', () => {
    const at = (from: number, to: number): OpenSpan => ({ from: NOON + from, to: NOON + to });
    const bars = barsOf([at(0, 10), at(15, 20), at(40, 50)], 10);
    expect(bars).toEqual([
      { ...at(0, 20), times: 2 },
      { ...at(40, 50), times: 1 },
    ]);
    expect(bars.map(barInWords)).toEqual([
      '2 times, Thu 12 Nov 12:00 to 12:00',
      'Thu 12 Nov 12:00 to 12:00',
    ]);
  });
});
