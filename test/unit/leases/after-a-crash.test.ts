import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Lease, LeaseState } from '../../../src-main/leases/lease.ts';
import { writeMark } from '../../../src-main/leases/mark.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, grant, HERE, lease, SSH, START, THERE, workLease } from './lease-samples.ts';

const problem = { kind: 'outcome-unknown', cause: 'timeout' } as const;
const LATE = START - 1;

/** A start with this in the journal, and in AWS the rules of this lease at these addresses. */
async function startedWith(found: Lease, ...standing: readonly (typeof HERE)[]) {
  const world = new KeeperWorld([found]);
  world.moveTo(...found.sources);
  const mark = { leaseId: found.id, install: '4f2a9c1d', person: 'ana', host: 'laptop', until: 0 };
  for (const source of standing)
    world.cloud.add({
      groupId: door().groupId,
      ports: SSH,
      source,
      description: writeMark(mark, { groupId: door().groupId, ports: SSH, source }),
    });
  world.keeper.review();
  await world.clock.advance(30_000);
  return world;
}

function ended(world: KeeperWorld): void {
  expect(world.cloud.rules()).toEqual([]);
  expect(world.book.all).toEqual([]);
  expect(world.disk.contents).toEqual([]);
  expect(world.clock.waiting).toBe(0);
}

describe('a start after a crash while opening', () => {
  const opening = lease({ grants: [], state: { kind: 'opening', since: START } });

  it('forgets the intent when AWS was never asked (F1)', async () => {
    const world = await startedWith(opening);
    ended(world);
    expect(world.cloud.count('open')).toBe(0);
  });

  it('adopts the rule that was made, and closes it on time (F2)', async () => {
    const world = await startedWith(opening, HERE);
    expect(world.only).toMatchObject({
      grants: [grant()],
      state: { kind: 'open', termEnd: START + HOUR_MS },
    });
    expect(world.disk.contents).toEqual(world.book.all);
    await world.clock.advance(HOUR_MS);
    ended(world);
  });

  it('closes the rule that was made when its time is over', async () => {
    const late = { ...opening, plan: { kind: 'until', deadline: LATE } as const };
    ended(await startedWith(late, HERE));
  });

  it('leaves alone the same rule of somebody else, without mark or with another', async () => {
    const world = new KeeperWorld([opening]);
    const others = [
      world.cloud.addForeignRule(door().groupId, SSH, HERE, 'office'),
      world.cloud.addForeignRule(
        door().groupId,
        SSH,
        HERE,
        writeMark(
          {
            leaseId: 'anotherone' as never,
            install: '99999999',
            person: 'bo',
            host: 'pc',
            until: 0,
          },
          { groupId: door().groupId, ports: SSH, source: HERE },
        ),
      ),
    ];
    world.keeper.review();
    await world.clock.advance(2 * HOUR_MS);
    expect(world.cloud.rules()).toEqual(others);
    expect(world.book.all).toEqual([]);
  });
});

describe('a start after a crash while open', () => {
  it('keeps what has time left, and closes it on time', async () => {
    const world = await startedWith(lease(), HERE);
    expect(world.cloud.calls).toEqual([]);
    await world.clock.advance(HOUR_MS);
    ended(world);
  });

  it('closes what is past its deadline, first thing', async () => {
    const world = await startedWith(lease({ plan: { kind: 'until', deadline: LATE } }), HERE);
    ended(world);
    expect(world.cloud.calls[0]?.method).toBe('close');
  });

  it('closes what was kept open for work when the term is over', async () => {
    ended(await startedWith(workLease({ state: { kind: 'open', termEnd: LATE } }), HERE));
  });

  it('follows an address that changed meanwhile', async () => {
    const world = new KeeperWorld([lease()]);
    world.cloud.add({
      groupId: door().groupId,
      ports: SSH,
      source: HERE,
      description: writeMark(
        {
          leaseId: lease().id,
          install: '4f2a9c1d',
          person: 'ana',
          host: 'laptop',
          until: 0,
        },
        { groupId: door().groupId, ports: SSH, source: HERE },
      ),
    });
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([THERE]);
  });
});

describe('a start after a crash while renewing', () => {
  const state: LeaseState = { kind: 'renewing', termEnd: START + 20 * MINUTE_MS, since: START };

  it('finds the rules standing, keeps the pushed-out end and goes on', async () => {
    const world = await startedWith(workLease({ state }), HERE);
    expect(world.only.state).toEqual({ kind: 'open', termEnd: START + 20 * MINUTE_MS });
    expect(world.deeds).toEqual([]);
    world.working = false;
    await world.clock.advance(20 * MINUTE_MS);
    ended(world);
  });

  it('keeps the pushed-out end though the first read fails', async () => {
    const world = new KeeperWorld([workLease({ openedAt: START - HOUR_MS, state })]);
    world.cloud.add({
      groupId: door().groupId,
      ports: SSH,
      source: HERE,
      description: writeMark(
        {
          leaseId: lease().id,
          install: '4f2a9c1d',
          person: 'ana',
          host: 'laptop',
          until: 0,
        },
        { groupId: door().groupId, ports: SSH, source: HERE },
      ),
    });
    world.cloud.failNext('read', { problem: { kind: 'throttled' } });
    world.keeper.review();
    await world.clock.advance(MINUTE_MS);
    expect(world.only.state).toEqual({ kind: 'open', termEnd: START + 20 * MINUTE_MS });
  });

  it('that moved finishes the move, whichever rules stand', async () => {
    const moving = workLease({ sources: [THERE], state });
    expect((await startedWith(moving, HERE)).openTo).toEqual([THERE]);
    expect((await startedWith(moving, HERE, THERE)).openTo).toEqual([THERE]);
    expect((await startedWith(moving, THERE)).openTo).toEqual([THERE]);
  });

  it('says that somebody else has closed the door meanwhile', async () => {
    const world = await startedWith(workLease({ state }));
    ended(world);
    expect(world.activity.contents).toMatchObject([{ deed: 'closed', reason: 'vanished' }]);
  });
});

describe('a start after a crash while closing', () => {
  const closing = lease({ state: { kind: 'closing', reason: 'asked', since: START } });

  it('closes what still stands', async () => {
    ended(await startedWith(closing, HERE));
  });

  it('takes for closed what is gone (F3)', async () => {
    const world = await startedWith(closing);
    ended(world);
    expect(world.activity.contents).toMatchObject([{ deed: 'closed', reason: 'asked' }]);
  });
});

describe('a start with an unknown lease in the journal', () => {
  it('adopts its rule, or forgets it', async () => {
    const unknown = lease({
      grants: [],
      state: { kind: 'unknown', wanted: 'open', since: START, problem },
    });
    expect((await startedWith(unknown, HERE)).only.state.kind).toBe('open');
    ended(await startedWith(unknown));
  });

  it('closes what should have been closed, also a rule the journal does not know of', async () => {
    const unknown = lease({
      sources: [THERE],
      state: { kind: 'unknown', wanted: 'closed', reason: 'quit', since: START, problem },
    });
    ended(await startedWith(unknown, HERE, THERE));
    ended(await startedWith(unknown));
  });
});

describe('a crash at any moment of a lease’s life', () => {
  /** Runs on for so many turns of the event loop's short queue, then the power goes. */
  async function crashAfter(world: KeeperWorld, turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    world.crash();
    world.keeper.review();
    await world.clock.advance(0);
  }

  it('leaves no rule behind: every one is closed by its deadline', async () => {
    for (let turns = 0; turns < 60; turns++) {
      const world = new KeeperWorld();
      void world.keeper.open(door().id, { kind: 'minutes', minutes: 60 });
      await crashAfter(world, turns);
      await world.clock.advance(HOUR_MS);
      expect(world.cloud.rules(), `after ${String(turns)} turns`).toEqual([]);
      expect(world.book.all).toEqual([]);
    }
  });

  it('leaves no second rule behind while moving', async () => {
    for (let turns = 0; turns < 60; turns++) {
      const world = new KeeperWorld();
      world.cloud.deny('move');
      await world.opened();
      world.moveTo(THERE);
      world.keeper.review();
      await crashAfter(world, turns);
      await world.clock.advance(MINUTE_MS);
      expect(world.openTo, `after ${String(turns)} turns`).toEqual([THERE]);
    }
  });

  it('does not keep a closing from being finished', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const world = new KeeperWorld();
      void world.keeper.close(await world.opened(), 'asked');
      await crashAfter(world, turns);
      await world.clock.advance(HOUR_MS);
      expect(world.cloud.rules(), `after ${String(turns)} turns`).toEqual([]);
    }
  });
});
