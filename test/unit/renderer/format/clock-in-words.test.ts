import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../../src-main/kernel/clock.ts';
import { clockInWords } from '../../../../src-renderer/format/clock-in-words.ts';

describe('a clock that is wrong', () => {
  it('is said to be fast or slow, to the minute', () => {
    expect(clockInWords(HOUR_MS)).toBe('This computer’s clock is 1 h fast.');
    expect(clockInWords(-9 * MINUTE_MS - 20_000)).toBe('This computer’s clock is 9 min slow.');
    expect(clockInWords(HOUR_MS + 59_000)).toBe('This computer’s clock is 1 h 1 min fast.');
  });
});
