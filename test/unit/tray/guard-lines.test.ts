import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src-main/kernel/clock.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { door, lease, START } from '../leases/lease-samples.ts';
import { seen, state } from './tray-samples.ts';

const guard = { at: START + HOUR_MS + 60_000, schedules: [] };
const unguarded = { kind: 'throttled' } as const;
const open = (number: number, more = {}) =>
  lease({ id: `lease${String(number)}` as LeaseId, resource: door(number), ...more });
const linesOf = (...leases: ReturnType<typeof open>[]) =>
  seen(state({ leases })).menu.filter((line) => /AWS closes|Not guarded/.test(line));

describe('guards in the tray', () => {
  it('says when AWS closes the only door by itself', () => {
    expect(linesOf(open(1, { guard }))).toEqual([
      '(AWS closes it at 15:01 even if this computer is off)',
    ]);
  });

  it('says of several how many, or which it does not', () => {
    expect(linesOf(open(1, { guard }), open(2, { guard }))).toEqual([
      '(AWS closes all of them even if this computer is off)',
    ]);
    expect(linesOf(open(1, { guard }), open(2))).toEqual([
      '(AWS closes 1 of them even if this computer is off)',
    ]);
    expect(linesOf(open(1, { guard }), open(2, { unguarded }))).toEqual(['(Not guarded: door 2)']);
  });

  it('says nothing where no guard is on', () => {
    expect(linesOf(open(1), open(2))).toEqual([]);
  });
});
