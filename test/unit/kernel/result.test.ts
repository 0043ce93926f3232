import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';

describe('a result', () => {
  it('carries a value when it went well', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 });
  });

  it('carries a failure when it did not, and is told apart by `ok` alone', () => {
    const told = (result: Result<number, string>) => (result.ok ? result.value : result.error);
    expect([told(err('full')), told(ok(7))]).toEqual(['full', 7]);
  });
});
