import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../../src-main/kernel/clock.ts';
import { dayInWords } from '../../../../src-renderer/format/days.ts';

const NOON = new Date(2026, 10, 22, 12).getTime();
const at = (hoursAgo: number) => ({ at: NOON - hoursAgo * HOUR_MS });

describe('the day something happened', () => {
  it('goes by the calendar, not by the hours', () => {
    expect([at(12), at(12.01), at(36), at(36.01)].map((item) => dayInWords(item.at, NOON))).toEqual(
      ['Today', 'Yesterday', 'Yesterday', 'Fri 20 Nov'],
    );
  });

  it('names its year where it is another one', () => {
    expect(dayInWords(new Date(2025, 11, 24, 12).getTime(), NOON)).toBe('Wed 24 Dec 2025');
  });
});
