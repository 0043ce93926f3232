import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src-main/kernel/clock.ts';
import {
  ago,
  countdown,
  minuteMarkCrossed,
  minutesInWords,
  nextTimeOfDay,
  shortDuration,
  timeFieldValue,
} from '../../../../src-renderer/format/durations.ts';

const NOON = new Date(2026, 10, 22, 12, 0, 0, 0).getTime();

describe('a duration', () => {
  it('is short enough for a button', () => {
    expect([15, 60, 90].map(minutesInWords)).toEqual(['15 min', '1 h', '1 h 30 min']);
    expect(shortDuration({ kind: 'while-working' })).toBe('while I work');
  });
});

describe('a time of day', () => {
  it('is today when it is still to come, and tomorrow when it is past or now', () => {
    expect(nextTimeOfDay('18:30', NOON)).toBe(NOON + 6.5 * HOUR_MS);
    expect(nextTimeOfDay('11:59', NOON)).toBe(NOON + DAY_MS - MINUTE_MS);
    expect(nextTimeOfDay('12:00', NOON)).toBe(NOON + DAY_MS);
  });

  it('is nothing when it is not one', () => {
    expect(['24:00', '12:60', '12', '', '12:5'].map((text) => nextTimeOfDay(text, NOON))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('comes back as it was typed', () => {
    expect(timeFieldValue(nextTimeOfDay('08:05', NOON) ?? 0)).toBe('08:05');
  });
});

describe('a countdown', () => {
  it('never shows less than is left, and stops at nothing', () => {
    expect([47 * MINUTE_MS + 4_200, 65 * MINUTE_MS + 9_000, 1, 0, -5_000].map(countdown)).toEqual([
      '47:05',
      '1:05:09',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });
});

describe('how long ago something was', () => {
  it('gets coarser with time and is never in the future', () => {
    const past = [-MINUTE_MS, 9_999, 25_000, 3 * MINUTE_MS, 2.5 * HOUR_MS, DAY_MS, 5 * DAY_MS];
    expect(past.map((ms) => ago(NOON - ms, NOON))).toEqual([
      'just now',
      'just now',
      '20 s ago',
      '3 min ago',
      '2 h ago',
      '1 day ago',
      '5 days ago',
    ]);
  });
});

describe('the announcement of a closing door', () => {
  const crossed = (before: number, after: number) =>
    minuteMarkCrossed(before * MINUTE_MS, after * MINUTE_MS);

  it('comes at 10, 5 and 1 minute, once each', () => {
    expect([crossed(10.1, 10), crossed(5.05, 4.95), crossed(1.01, 0.9)]).toEqual([10, 5, 1]);
    expect(crossed(10, 9.9)).toBeUndefined();
  });

  it('says only the nearest after a long sleep, and nothing once it is over', () => {
    expect(crossed(30, 0.5)).toBe(1);
    expect(crossed(30, -1)).toBeUndefined();
  });
});
