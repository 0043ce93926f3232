import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { remaining } from '../../src-main/kernel/time-in-words.ts';

/** "This computer's clock is 1 h fast.": how far it is from AWS's, to the minute. */
export function clockInWords(aheadMs: number): string {
  const off = remaining(Math.max(1, Math.round(Math.abs(aheadMs) / MINUTE_MS)) * MINUTE_MS);
  return `This computer’s clock is ${off} ${aheadMs > 0 ? 'fast' : 'slow'}.`;
}
