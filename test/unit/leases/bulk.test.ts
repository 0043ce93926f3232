import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Bulk } from '../../../src-main/leases/bulk.ts';
import type { Lease, LeaseId } from '../../../src-main/leases/lease.ts';
import type { ResourceId } from '../../../src-main/resources/resource.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

/** Many doors, opened and closed when the test says so. */
class Doors {
  readonly clock = new FakeClock();
  readonly open = new Set<LeaseId>();
  readonly begun: string[] = [];
  /** How many were wished closed at once, and how much had been begun by then. */
  readonly wished: { readonly count: number; readonly begun: number }[] = [];
  readonly bugs: unknown[] = [];
  readonly #held: (() => void)[] = [];
  failing = new Set<string>();
  readonly bulk: Bulk;

  constructor() {
    this.bulk = new Bulk({
      keeper: {
        open: async (id) => {
          await this.#hold(id);
          if (this.failing.has(id)) return err({ kind: 'throttled' });
          this.open.add(`lease ${id}` as LeaseId);
          return ok(`lease ${id}` as LeaseId);
        },
        close: async (id) => {
          await this.#hold(id);
          if (this.failing.has(id)) throw new Error('a bug');
          this.open.delete(id);
          return ok(undefined);
        },
        wishClosed: (ids) => {
          this.wished.push({ count: ids.length, begun: this.begun.length });
        },
      },
      open: () => [...this.open].map((id) => ({ id }) as Lease),
      clock: this.clock,
      secondsFor: (count) => Math.max(0, count - 49) / 5,
      reportBug: (error) => this.bugs.push(error),
    });
  }

  #hold(what: string): Promise<void> {
    this.begun.push(what);
    return new Promise((resolve) => this.#held.push(resolve));
  }

  /** Lets `count` of those under way be done, one second each. */
  async finish(count: number): Promise<void> {
    for (let done = 0; done < count; done++) {
      await settle();
      await this.clock.advance(1_000);
      this.#held.shift()?.();
    }
    await settle();
  }
}

const ids = (count: number): ResourceId[] =>
  Array.from({ length: count }, (_, index) => `r${String(index)}` as ResourceId);

describe('opening many', () => {
  it('shows how far it has come, and when it will be through', async () => {
    const doors = new Doors();
    const start = doors.clock.now();
    void doors.bulk.open(ids(299), { kind: 'usual' });
    expect(doors.bulk.progress).toMatchObject({
      kind: 'opening',
      total: 299,
      done: 0,
      state: 'running',
      expectedAt: start + 50_000,
    });
    await doors.finish(20);
    const progress = doors.bulk.progress;
    expect(progress).toMatchObject({ done: 20, failed: 0 });
    expect(progress?.expectedAt).toBe(start + 299_000);
  });

  it('ends, and says how many could not be opened', async () => {
    const doors = new Doors();
    doors.failing = new Set(['r1', 'r3']);
    const run = doors.bulk.open(ids(5), { kind: 'usual' });
    await doors.finish(5);
    await run;
    expect(doors.bulk.progress).toMatchObject({ state: 'finished', done: 5, failed: 2 });
    expect(doors.bulk.progress?.opened).toHaveLength(3);
    doors.bulk.dismiss();
    expect(doors.bulk.progress).toBeUndefined();
  });

  it('stops half-way: no more are begun, those under way are finished, and all may be closed', async () => {
    const doors = new Doors();
    const run = doors.bulk.open(ids(100), { kind: 'usual' });
    await doors.finish(3);
    doors.bulk.stop();
    expect(doors.bulk.progress?.state).toBe('stopping');
    const begun = doors.begun.length;
    await doors.finish(begun);
    await run;
    expect(doors.begun).toHaveLength(begun);
    expect(doors.bulk.progress).toMatchObject({ state: 'stopped', done: begun });
    expect(doors.open.size).toBe(begun);
    const closing = doors.bulk.closeOpened();
    expect(doors.bulk.progress).toMatchObject({ kind: 'closing', total: begun });
    await doors.finish(begun);
    await closing;
    expect(doors.open.size).toBe(0);
  });

  it('is one run at a time', async () => {
    const doors = new Doors();
    void doors.bulk.open(ids(2), { kind: 'usual' });
    await doors.bulk.open(ids(50), { kind: 'usual' });
    expect(doors.bulk.progress?.total).toBe(2);
    doors.bulk.dismiss();
    expect(doors.bulk.progress?.total).toBe(2);
  });
});

describe('closing all', () => {
  it('begins with all of them at once', async () => {
    const doors = new Doors();
    for (const id of ids(80)) doors.open.add(`lease ${id}` as LeaseId);
    const closing = doors.bulk.closeAll('asked');
    expect(doors.begun).toHaveLength(80);
    expect(doors.wished).toEqual([{ count: 80, begun: 0 }]);
    await doors.finish(80);
    await closing;
    expect(doors.bulk.progress).toMatchObject({ kind: 'closing', state: 'finished', done: 80 });
  });

  it('does not wait for an opening, and ends it', async () => {
    const doors = new Doors();
    doors.open.add('lease before' as LeaseId);
    const opening = doors.bulk.open(ids(60), { kind: 'usual' });
    const closing = doors.bulk.closeAll('asked');
    expect(doors.bulk.progress?.state).toBe('stopping');
    expect(doors.begun.at(-1)).toBe('lease before');
    await doors.finish(doors.begun.length);
    await Promise.all([opening, closing]);
    expect(doors.begun.length).toBeLessThan(60);
    expect(doors.open.has('lease before' as LeaseId)).toBe(false);
  });

  it('can be of a few, and leaves the others', async () => {
    const doors = new Doors();
    for (const id of ids(4)) doors.open.add(`lease ${id}` as LeaseId);
    const few = [...doors.open].slice(0, 2);
    const closing = doors.bulk.close(few, 'asked');
    expect(doors.bulk.progress).toMatchObject({ kind: 'closing', total: 2 });
    await doors.finish(2);
    await closing;
    expect([...doors.open]).toHaveLength(2);
    expect(few.filter((id) => doors.open.has(id))).toEqual([]);
  });

  it('goes on when one of them meets a bug', async () => {
    const doors = new Doors();
    for (const id of ids(3)) doors.open.add(`lease ${id}` as LeaseId);
    doors.failing = new Set(['lease r1']);
    const closing = doors.bulk.closeAll('asked');
    await doors.finish(3);
    await closing;
    expect(doors.bulk.progress).toMatchObject({ state: 'finished', done: 3, failed: 1 });
    expect(doors.bugs).toHaveLength(1);
  });
});
