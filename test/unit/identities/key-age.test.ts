import { describe, expect, it } from 'vitest';
import { keyAge } from '../../../src-main/identities/key-age.ts';
import { DAY_MS, HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';

const NOW = Date.UTC(2026, 10, 22, 14);

describe('the age of a key', () => {
  it.each([
    ['made a moment ago', 0, 0, 'fresh'],
    ['almost a day old', DAY_MS - 1, 0, 'fresh'],
    ['a day old', DAY_MS, 1, 'fresh'],
    ['75 days old, and all but a moment', 75 * DAY_MS - 1, 74, 'fresh'],
    ['75 days old', 75 * DAY_MS, 75, 'soon'],
    ['89 days old, and all but another', 90 * DAY_MS - 1, 89, 'soon'],
    ['90 days old', 90 * DAY_MS, 90, 'due'],
    ['119 days old', 119 * DAY_MS, 119, 'due'],
    ['120 days old', 120 * DAY_MS, 120, 'overdue'],
    ['years old', 1000 * DAY_MS, 1000, 'overdue'],
    ['made in the future of a wrong clock', -HOUR_MS, 0, 'fresh'],
  ] as const)('of one %s', (_what, ageMs, days, verdict) => {
    expect(keyAge(NOW - ageMs, NOW, DEFAULT_SETTINGS)).toEqual({ days, verdict });
  });

  it('is measured against what the person set', () => {
    const limits = { soonAfterDays: 20, remindAfterDays: 30, overdueAfterDays: 31 };
    const verdicts = [19, 20, 30, 31].map((days) => keyAge(NOW - days * DAY_MS, NOW, limits));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['fresh', 'soon', 'due', 'overdue']);
  });

  it('is never due later because the other limits are set the wrong way round', () => {
    const limits = { soonAfterDays: 200, remindAfterDays: 30, overdueAfterDays: 10 };
    const verdicts = [29, 30, 40].map((days) => keyAge(NOW - days * DAY_MS, NOW, limits).verdict);
    expect(verdicts).toEqual(['fresh', 'overdue', 'overdue']);
  });
});
