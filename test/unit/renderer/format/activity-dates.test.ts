import { describe, expect, it } from 'vitest';
import { dateFieldValue, daysAsQuery } from '../../../../src-renderer/format/activity-dates.ts';

const NOON = new Date(2026, 10, 22, 12).getTime();
const day = (date: number): number => new Date(2026, 10, date).getTime();

describe('the days that are shown', () => {
  it('are calendar days, today among them', () => {
    expect(daysAsQuery({ kind: 'all' }, NOON)).toEqual({});
    expect(daysAsQuery({ kind: 'today' }, NOON)).toEqual({ from: day(22) });
    expect(daysAsQuery({ kind: 'week' }, NOON)).toEqual({ from: day(16) });
    expect(daysAsQuery({ kind: 'month' }, NOON)).toEqual({ from: day(22 - 29) });
  });

  it('hold all of the last one where they are the own ones', () => {
    const own = { kind: 'own', first: '2026-11-03', last: '2026-11-05' } as const;
    expect(daysAsQuery(own, NOON)).toEqual({ from: day(3), to: day(6) });
    expect(daysAsQuery({ ...own, first: '' }, NOON)).toEqual({ to: day(6) });
    expect(daysAsQuery({ ...own, first: '', last: 'soon' }, NOON)).toEqual({});
  });

  it('are written as a date field has them', () => {
    expect(dateFieldValue(day(3))).toBe('2026-11-03');
  });
});
