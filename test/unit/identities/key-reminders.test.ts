import { describe, expect, it } from 'vitest';
import {
  nextReminder,
  snoozedUntil,
  withSnooze,
} from '../../../src-main/identities/key-reminders.ts';
import type { RemindableKey, ReminderMemory } from '../../../src-main/identities/key-reminders.ts';
import type { KeyAge } from '../../../src-main/identities/key-age.ts';
import { DAY_MS, HOUR_MS } from '../../../src-main/kernel/clock.ts';

const NOW = Date.UTC(2026, 10, 22, 14);

function key(maskedKeyId: string, days: number, verdict: KeyAge['verdict']): RemindableKey {
  return { maskedKeyId, active: true, age: { days, verdict } };
}

const young = key('AKIA…0001', 1, 'fresh');
const soon = key('AKIA…0075', 75, 'soon');
const due = key('AKIA…0091', 91, 'due');
const overdue = key('AKIA…0200', 200, 'overdue');

function told(keys: readonly RemindableKey[], memory: ReminderMemory = {}, now = NOW) {
  return nextReminder(keys, memory, now)?.key.maskedKeyId;
}

describe('a reminder to rotate', () => {
  it.each([
    ['does not come without keys', [], undefined],
    ['does not come for young keys', [young], undefined],
    ['comes for a key that will be due soon', [young, soon], 'AKIA…0075'],
    ['comes for the oldest', [soon, due, overdue], 'AKIA…0200'],
    ['does not come for inactive keys', [{ ...overdue, active: false }], undefined],
  ] as const)('%s', (_what, keys, wanted) => {
    expect(told(keys)).toBe(wanted);
  });

  it('comes once a day at most, whatever the number of keys', () => {
    const { memory } = nextReminder([due, overdue], {}, NOW) ?? {};
    expect(memory?.lastAt).toBe(NOW);
    expect(told([due, overdue], memory, NOW + DAY_MS - 1)).toBeUndefined();
    expect(told([due, overdue], memory, NOW + DAY_MS)).toBe('AKIA…0200');
  });

  it('comes once only for a key that will be due soon, and again when it is due', () => {
    const { memory } = nextReminder([soon], {}, NOW) ?? {};
    expect(told([soon], memory, NOW + 5 * DAY_MS)).toBeUndefined();
    expect(told([{ ...soon, age: due.age }], memory, NOW + 15 * DAY_MS)).toBe('AKIA…0075');
  });

  it('is the same after a restart: what is remembered is plain values', () => {
    const memory = withSnooze(nextReminder([due], {}, NOW)?.memory ?? {}, 'AKIA…0091', 7, NOW);
    const kept = JSON.parse(JSON.stringify(memory)) as ReminderMemory;
    expect(kept).toEqual(memory);
    expect(told([due], kept, NOW + 6 * DAY_MS)).toBeUndefined();
    expect(told([due], kept, NOW + 7 * DAY_MS)).toBe('AKIA…0091');
  });

  it('survives clocks that were wrong', () => {
    expect(told([due], { lastAt: NOW + HOUR_MS }), 'a little ahead').toBeUndefined();
    expect(told([due], { lastAt: NOW + 400 * DAY_MS }), 'a year ahead').toBe('AKIA…0091');
  });
});

describe('putting a reminder off', () => {
  it.each([1, 7, 30] as const)('for %i days, then it comes again', (days) => {
    const memory = withSnooze({}, due.maskedKeyId, days, NOW);
    expect(snoozedUntil(memory, due.maskedKeyId, NOW)).toBe(NOW + days * DAY_MS);
    expect(told([due], memory, NOW + days * DAY_MS - 1)).toBeUndefined();
    expect(told([due], memory, NOW + days * DAY_MS)).toBe(due.maskedKeyId);
  });

  it('is for one key: another is told', () => {
    expect(told([due, overdue], withSnooze({}, overdue.maskedKeyId, 30, NOW))).toBe('AKIA…0091');
  });

  it('lasts when the clock is put right by a little, and not when it was far ahead', () => {
    const memory = withSnooze({}, due.maskedKeyId, 30, NOW);
    expect(told([due], memory, NOW - HOUR_MS)).toBeUndefined();
    expect(told([due], memory, NOW - 300 * DAY_MS)).toBe(due.maskedKeyId);
  });

  it('is forgotten when it has run out', () => {
    const first = withSnooze({}, due.maskedKeyId, 1, NOW);
    const second = withSnooze(first, overdue.maskedKeyId, 7, NOW + 2 * DAY_MS);
    expect(Object.keys(second.snoozes ?? {})).toEqual([overdue.maskedKeyId]);
  });
});
