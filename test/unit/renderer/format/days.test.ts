import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../../src-main/kernel/clock.ts';
import { byDay, dayInWords } from '../../../../src-renderer/format/days.ts';

const NOON = new Date(2026, 10, 22, 12).getTime();
const at = (hoursAgo: number) => ({ at: NOON - hoursAgo * HOUR_MS });

describe('the day something happened', () => {
  it('goes by the calendar, not by the hours', () => {
    expect([at(12), at(12.01), at(36), at(36.01)].map((item) => dayInWords(item.at, NOON))).toEqual(
      ['Today', 'Yesterday', 'Yesterday', 'Fri 20 Nov'],
    );
  });

  it('puts its entries together, in their order', () => {
    const [first, second, third] = [at(1), at(2), at(20)];
    expect(byDay([first, second, third], NOON)).toEqual([
      { day: 'Today', items: [first, second] },
      { day: 'Yesterday', items: [third] },
    ]);
    expect(byDay([], NOON)).toEqual([]);
  });
});
