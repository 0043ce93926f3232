import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry, Deed } from '../../../src-main/activity/activity.ts';
import { openTimes } from '../../../src-main/activity/open-times.ts';

const NOBODY = new Set<string>();

function entry(at: number, deed: Deed, more: Partial<ActivityEntry> = {}): ActivityEntry {
  return { id: String(at), at, deed, subject: 'bastion', leaseId: 'a', resourceId: 'r1', ...more };
}

/** Given the oldest first, as a story is told. */
function spans(story: readonly ActivityEntry[], live = NOBODY, since = 0, now = 1_000) {
  return openTimes(story.toReversed(), { since, now, live }).map((lane) =>
    lane.spans.map(({ from, to }) => [from, to]),
  );
}

describe('when something was open', () => {
  it('goes from the opening to the closing', () => {
    expect(spans([entry(10, 'opened'), entry(20, 'extended'), entry(40, 'closed')])).toEqual([
      [[10, 40]],
    ]);
    expect(spans([entry(10, 'found'), entry(40, 'closed')])).toEqual([[[10, 40]]]);
  });

  it('lasts until now while the lease lives', () => {
    expect(spans([entry(10, 'opened', { until: 20 })], new Set(['a']))).toEqual([[[10, 1_000]]]);
  });

  it('ends when it was due where nothing tells of its end', () => {
    const story = [entry(10, 'opened', { until: 50 }), entry(30, 'extended', { until: 90 })];
    expect(spans(story)).toEqual([[[10, 90]]]);
    expect(spans([entry(10, 'opened', { until: 5_000 })])).toEqual([[[10, 1_000]]]);
    expect(spans([entry(10, 'opened')])).toEqual([]);
  });

  it('is cut where the picture begins, and nothing from before is in it', () => {
    expect(spans([entry(10, 'opened'), entry(140, 'closed')], NOBODY, 100)).toEqual([[[100, 140]]]);
    expect(spans([entry(10, 'opened'), entry(40, 'closed')], NOBODY, 100)).toEqual([]);
  });

  it('says nothing of a lease whose opening is not told, or did not succeed', () => {
    expect(spans([entry(40, 'closed')])).toEqual([]);
    expect(spans([entry(10, 'open-failed', { until: 90 })])).toEqual([]);
  });

  it('puts the one that was open longest first, each by its last name', () => {
    const other = { leaseId: 'b', resourceId: 'r2', subject: 'db' };
    const story = [
      entry(10, 'opened'),
      entry(20, 'closed'),
      entry(30, 'opened', other),
      entry(90, 'closed', { ...other, subject: 'database' }),
    ];
    expect(openTimes(story.toReversed(), { since: 0, now: 1_000, live: NOBODY })).toEqual([
      { id: 'r2', subject: 'database', spans: [{ from: 30, to: 90 }], openMs: 60 },
      { id: 'r1', subject: 'bastion', spans: [{ from: 10, to: 20 }], openMs: 10 },
    ]);
  });
});

const anyEntry = fc.record({
  at: fc.integer({ min: 0, max: 2_000 }),
  deed: fc.constantFrom<Deed>('opened', 'found', 'extended', 'closed', 'close-failed', 'moved'),
  lease: fc.integer({ min: 0, max: 5 }),
  until: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
});

describe('whatever stands in the log, when something was open', () => {
  it('is in order, apart, within the picture, and adds up', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.integer({ min: 0, max: 1_500 }), (story, since) => {
        const entries = story.map(({ at, deed, lease, until }, index) => ({
          ...entry(at, deed, { leaseId: `l${String(lease)}`, resourceId: `r${String(lease % 3)}` }),
          id: String(index),
          ...(until !== undefined && { until }),
        }));
        const lanes = openTimes(entries, { since, now: 1_500, live: new Set(['l1', 'l4']) });
        for (const { spans: own, openMs } of lanes) {
          expect(own.length).toBeGreaterThan(0);
          let before = since - 1;
          for (const { from, to } of own) {
            expect(from).toBeGreaterThan(before);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(1_500);
            before = to;
          }
          expect(openMs).toBe(own.reduce((sum, { from, to }) => sum + to - from, 0));
        }
        expect(lanes.map(({ openMs }) => openMs)).toEqual(
          lanes.map(({ openMs }) => openMs).toSorted((one, other) => other - one),
        );
      }),
    );
  });
});
