import { describe, expect, it } from 'vitest';
import { dueTime, requireFuture } from '../../../../src-main/sandbox/scheduler/expression.ts';

describe('a one-time expression', () => {
  it('is a moment in UTC', () => {
    expect(dueTime('at(2026-02-28T23:59:59)')).toBe(Date.UTC(2026, 1, 28, 23, 59, 59));
  });

  it.each([
    'at(2026-02-29T00:00:00)',
    'at(2026-01-01T24:00:00)',
    'at(2026-01-01T00:00:60)',
    'at(2026-01-01T00:00:00Z)',
    'at(2026-01-01 00:00:00)',
    'at(2026-01-01T00:00)',
    ' at(2026-01-01T00:00:00)',
    'AT(2026-01-01T00:00:00)',
    '',
  ])('is not %s', (text) => {
    expect(() => dueTime(text)).toThrow(`Invalid Schedule Expression ${text}.`);
  });

  it.each(['rate(5 minutes)', 'cron(0 10 * * ? *)'])('is not %s, which recurs', (text) => {
    expect(() => dueTime(text)).toThrow('not in the sandbox');
  });

  it('must lie ahead', () => {
    expect(() => {
      requireFuture('at(…)', 1000, 1000);
    }).toThrow('in the past');
    expect(() => {
      requireFuture('at(…)', 1001, 1000);
    }).not.toThrow();
  });
});
