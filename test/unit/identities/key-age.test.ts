import { describe, expect, it } from 'vitest';
import { keyAge, reminderDue } from '../../../src-main/identities/key-age.ts';
import { DAY_MS, HOUR_MS } from '../../../src-main/kernel/clock.ts';

const NOW = Date.UTC(2026, 10, 22, 14);

describe('the age of a key', () => {
  it.each([
    ['made a moment ago', 0, 0, 'fresh'],
    ['almost a day old', DAY_MS - 1, 0, 'fresh'],
    ['a day old', DAY_MS, 1, 'fresh'],
    ['89 days old, and all but another', 90 * DAY_MS - 1, 89, 'fresh'],
    ['90 days old', 90 * DAY_MS, 90, 'rotate'],
    ['years old', 1000 * DAY_MS, 1000, 'rotate'],
    ['made in the future of a wrong clock', -HOUR_MS, 0, 'fresh'],
  ] as const)('of one %s', (_what, ageMs, days, verdict) => {
    expect(keyAge(NOW - ageMs, NOW, 90)).toEqual({ days, verdict });
  });

  it('is measured against what the person set', () => {
    expect(keyAge(NOW - 30 * DAY_MS, NOW, 30).verdict).toBe('rotate');
    expect(keyAge(NOW - 30 * DAY_MS, NOW, 31).verdict).toBe('fresh');
  });
});

describe('a reminder', () => {
  const old = { days: 91, verdict: 'rotate' } as const;
  const fresh = { days: 1, verdict: 'fresh' } as const;

  it.each([
    ['is not due without keys', [], undefined, false],
    ['is not due for fresh keys', [fresh], undefined, false],
    ['is due for an old key nobody was reminded of', [fresh, old], undefined, true],
    ['is not due twice on one day', [old], NOW - DAY_MS + 1, false],
    ['is due again after a day', [old], NOW - DAY_MS, true],
    ['is due when the last one lies in the future of a wrong clock', [old], NOW + 1, true],
  ] as const)('%s', (_what, ages, last, due) => {
    expect(reminderDue(ages, last, NOW)).toBe(due);
  });
});
