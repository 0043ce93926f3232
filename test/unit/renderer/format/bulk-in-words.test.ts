import { describe, expect, it } from 'vitest';
import type { BulkProgress } from '../../../../src-main/leases/bulk.ts';
import type { LeaseId } from '../../../../src-main/leases/lease.ts';
import type { Duration } from '../../../../src-main/resources/resource.ts';
import {
  bulkInWords,
  isShown,
  usualTimes,
  wentWell,
} from '../../../../src-renderer/format/bulk-in-words.ts';
import { door, START } from '../../leases/lease-samples.ts';

function bulk(more: Partial<BulkProgress> = {}): BulkProgress {
  const times = { startedAt: START, expectedAt: START + 50_200 };
  return {
    kind: 'opening',
    total: 300,
    done: 0,
    failed: 0,
    state: 'running',
    opened: [],
    ...times,
    ...more,
  };
}

function opened(count: number): readonly LeaseId[] {
  return Array.from({ length: count }, (_, index) => `lease${String(index)}` as LeaseId);
}

describe('the opening of many', () => {
  it('says how far it is and how long it takes still', () => {
    expect(bulkInWords(bulk())).toBe('Opening 0 of 300 · about 55 s left');
    expect(bulkInWords(bulk({ done: 200 }))).toBe('Opening 200 of 300 · about 20 s left');
  });

  it('counts on AWS taking the first ones at once and then five a second', () => {
    expect(bulkInWords(bulk({ done: 50 }))).toBe('Opening 50 of 300 · about 50 s left');
  });

  it('follows the pace where AWS is slower than that', () => {
    const slow = bulk({ done: 150, expectedAt: START + 600_000 });
    expect(bulkInWords(slow)).toBe('Opening 150 of 300 · about 5 min left');
  });

  it('says no time where nobody would wait', () => {
    expect(bulkInWords(bulk({ total: 12, done: 3, expectedAt: START }))).toBe('Opening 3 of 12');
    expect(bulkInWords(bulk({ done: 299 }))).toBe('Opening 299 of 300');
  });

  it('says what came of it', () => {
    const over = { state: 'finished', done: 300 } as const;
    expect(bulkInWords(bulk(over))).toBe('Opened all 300.');
    expect(bulkInWords(bulk({ ...over, failed: 3 }))).toBe(
      '297 opened, 3 could not be opened; each row says why.',
    );
    expect(bulkInWords(bulk({ ...over, failed: 300 }))).toBe(
      'None of 300 could be opened; each row says why.',
    );
    expect(bulkInWords(bulk({ ...over, kind: 'closing', failed: 2 }))).toBe(
      '298 closed, 2 could not be closed yet: Drawbridge keeps trying, and each row says why.',
    );
  });

  it('says after a stop what was opened', () => {
    const stopped = (count: number, failed = 0) =>
      bulkInWords(bulk({ state: 'stopped', done: count + failed, failed, opened: opened(count) }));
    expect(stopped(120)).toBe('Stopped: 120 of 300 were opened.');
    expect(stopped(1)).toBe('Stopped: 1 of 300 was opened.');
    expect(stopped(0, 4)).toBe(
      'Stopped: none of 300 were opened. 4 could not be opened; each row says why.',
    );
  });

  it('is shown as one from three on, and is over without a word when all went well', () => {
    expect([2, 3].map((total) => isShown(bulk({ total })))).toEqual([false, true]);
    expect(isShown(undefined)).toBe(false);
    expect(wentWell(bulk({ state: 'finished' }))).toBe(true);
    expect(wentWell(bulk({ state: 'finished', failed: 1 }))).toBe(false);
    expect(wentWell(bulk({ state: 'stopped' }))).toBe(false);
  });
});

describe('the question before many are opened', () => {
  it('says for how long each opens, the most frequent first', () => {
    const doors = (...usual: readonly Duration[]) =>
      usual.map((usualDuration, index) => door(index, { usualDuration }));
    const hour: Duration = { kind: 'minutes', minutes: 60 };
    const working: Duration = { kind: 'while-working' };
    expect(usualTimes(doors(hour, hour))).toBe('1 h');
    expect(usualTimes(doors(working, working))).toBe('while you work');
    expect(usualTimes(doors(working, hour, hour))).toBe('2 for 1 h, 1 while you work');
    const many = [15, 30, 45, 50, 55].map((minutes) => ({ kind: 'minutes', minutes }) as const);
    expect(usualTimes(doors(...many))).toBe(
      '1 for 15 min, 1 for 30 min, 1 for 45 min, 2 for other times',
    );
  });
});
