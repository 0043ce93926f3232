import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { extended, planFor, termEnd } from '../../../src-main/leases/plan.ts';
import type { DurationChoice } from '../../../src-main/leases/plan.ts';
import type { Duration } from '../../../src-main/resources/resource.ts';
import { lease, START, workLease } from './lease-samples.ts';

const TERMS = { termMinutes: 30, maxWorkHours: 12 };
const HOUR: Duration = { kind: 'minutes', minutes: 60 };
const WEEK = 7 * DAY_MS;

function plan(choice: DurationChoice, usual: Duration = HOUR) {
  return planFor(choice, usual, TERMS, START);
}

describe('for how long to open', () => {
  it('counts minutes from now', () => {
    expect(plan({ kind: 'minutes', minutes: 15 })).toEqual(
      ok({ kind: 'until', deadline: START + 15 * MINUTE_MS }),
    );
  });

  it('takes a time of day as it is', () => {
    const at = START + 90 * MINUTE_MS;
    expect(plan({ kind: 'until', at })).toEqual(ok({ kind: 'until', deadline: at }));
  });

  it('takes the usual duration of the resource', () => {
    expect(plan({ kind: 'usual' })).toEqual(plan({ kind: 'minutes', minutes: 60 }));
    expect(plan({ kind: 'usual' }, { kind: 'while-working' })).toEqual(
      plan({ kind: 'while-working' }),
    );
  });

  it('keeps open while working in terms, and to the end of the longest working day', () => {
    expect(plan({ kind: 'while-working' })).toEqual(
      ok({ kind: 'while-working', termMs: 30 * MINUTE_MS, deadline: START + 12 * HOUR_MS }),
    );
  });

  it.each([
    ['this very moment', { kind: 'until', at: START }],
    ['a time in the past', { kind: 'until', at: START - 1 }],
    ['no minutes', { kind: 'minutes', minutes: 0 }],
    ['minutes back', { kind: 'minutes', minutes: -5 }],
    ['no number', { kind: 'until', at: NaN }],
  ] satisfies [string, DurationChoice][])('refuses %s', (_what, choice) => {
    expect(plan(choice)).toMatchObject({ ok: false, error: { kind: 'deadline-past' } });
  });

  it('opens for a week at most', () => {
    expect(plan({ kind: 'until', at: START + WEEK })).toMatchObject({ ok: true });
    const refusal = {
      ok: false,
      error: { kind: 'duration-out-of-range', maxMinutes: 7 * 24 * 60 },
    };
    expect(plan({ kind: 'until', at: START + WEEK + 1 })).toEqual(refusal);
    expect(plan({ kind: 'minutes', minutes: Infinity })).toEqual(refusal);
  });
});

describe('a plan that is extended', () => {
  it('ends so many minutes after its old end, not after now', () => {
    const later = START + 50 * MINUTE_MS;
    expect(extended(lease(), 30, later)).toEqual(
      ok({ kind: 'until', deadline: START + 90 * MINUTE_MS }),
    );
  });

  it('goes on renewing while working', () => {
    expect(extended(workLease(), 60, START)).toEqual(
      ok({ kind: 'while-working', termMs: 30 * MINUTE_MS, deadline: START + 13 * HOUR_MS }),
    );
  });

  it('never ends beyond a week from now', () => {
    const week = 7 * 24 * 60;
    expect(extended(lease(), week - 60, START)).toMatchObject({ ok: true });
    expect(extended(lease(), week - 59, START)).toMatchObject({
      ok: false,
      error: { kind: 'duration-out-of-range' },
    });
  });

  it('cannot bring back what ended longer ago than the extension', () => {
    expect(extended(lease(), 10, START + 70 * MINUTE_MS)).toMatchObject({
      ok: false,
      error: { kind: 'deadline-past' },
    });
  });
});

describe('the end of a term', () => {
  it('is the promised time, or a term from now but never after the deadline', () => {
    const deadline = START + HOUR_MS;
    const working = { kind: 'while-working', termMs: 30 * MINUTE_MS, deadline } as const;
    expect(termEnd({ kind: 'until', deadline }, START)).toBe(deadline);
    expect(termEnd(working, START)).toBe(START + 30 * MINUTE_MS);
    expect(termEnd(working, START + 40 * MINUTE_MS)).toBe(deadline);
  });
});
