import { describe, expect, it, vi } from 'vitest';
import { ID_ALPHABET } from '../../../src-main/kernel/ids.ts';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { readMark, writeMark } from '../../../src-main/leases/mark.ts';
import { randomId, signature, systemTime } from '../../../src-main/wiring/system.ts';

describe('an id', () => {
  it('has ten characters that nobody takes for others, and is never the same', () => {
    const ids = Array.from({ length: 2000 }, () => randomId());
    expect(new Set(ids).size).toBe(2000);
    for (const id of ids) expect(id).toMatch(new RegExp(`^[${ID_ALPHABET}]{10}$`));
  });

  it('and the signature of this computer come back from a rule’s description', () => {
    const leaseId = randomId() as LeaseId;
    const place = {
      groupId: 'sg-1',
      ports: { protocol: 'icmp' },
      source: '52.1.2.3/32' as Cidr,
    } as const;
    const mark = readMark(writeMark({ ...signature(randomId(8)), leaseId, until: 0 }, place));
    expect(mark?.leaseId).toBe(leaseId);
    expect(mark?.install).toHaveLength(8);
  });
});

describe('the computer’s clock', () => {
  it('calls once, later, unless it was stopped', () => {
    vi.useFakeTimers();
    try {
      const called: string[] = [];
      systemTime().after(1000, () => called.push('first'));
      const stop = systemTime().after(1000, () => called.push('stopped'));
      stop();
      stop();
      vi.advanceTimersByTime(999);
      expect(called).toEqual([]);
      vi.advanceTimersByTime(10_000);
      expect(called).toEqual(['first']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not call at once for a time that is longer than a timer can be', () => {
    vi.useFakeTimers();
    try {
      let called = 0;
      systemTime().after(100 * DAY_MS, () => (called += 1));
      systemTime().after(Infinity, () => (called += 1));
      vi.advanceTimersByTime(DAY_MS);
      expect(called).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
