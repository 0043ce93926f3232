import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../../src-main/bridge/snapshot.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../src-main/kernel/clock.ts';
import { useMirror } from '../../../../src-renderer/state/mirror.ts';
import { roundedNow } from '../../../../src-renderer/state/now.ts';
import { START } from '../../leases/lease-samples.ts';

function clockAhead(clockAheadMs?: number): void {
  useMirror.setState({
    snapshot: { ...(clockAheadMs !== undefined && { clockAheadMs }) } as Snapshot,
  });
}

afterEach(() => {
  vi.useRealTimers();
  useMirror.setState({ snapshot: undefined });
});

describe('the time of the window', () => {
  it('is rounded down to the pace it is asked for', () => {
    vi.useFakeTimers({ now: START + 61_500 });
    expect([1_000, 10_000, MINUTE_MS].map(roundedNow)).toEqual([
      START + 61_000,
      START + 60_000,
      START + MINUTE_MS,
    ]);
  });

  it('goes by AWS’s clock where the one of this computer is wrong', () => {
    vi.useFakeTimers({ now: START + HOUR_MS });
    clockAhead(HOUR_MS);
    expect(roundedNow(1_000)).toBe(START);
    clockAhead(-5 * MINUTE_MS);
    expect(roundedNow(1_000)).toBe(START + HOUR_MS + 5 * MINUTE_MS);
    clockAhead();
    expect(roundedNow(1_000)).toBe(START + HOUR_MS);
  });
});
