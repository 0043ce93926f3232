import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { readMark } from '../../../src-main/leases/mark.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, START, THERE } from './lease-samples.ts';

const THROTTLED = { problem: { kind: 'throttled' } } as const;

describe('extending', () => {
  it('moves the end out, in the rule’s description too, and closes then', async () => {
    const world = new KeeperWorld();
    const id = await world.opened(60);
    expect(await world.keeper.extend(id, 30)).toEqual(ok(undefined));
    const until = START + 90 * MINUTE_MS;
    expect(world.only).toMatchObject({
      plan: { deadline: until },
      state: { kind: 'open', termEnd: until },
    });
    expect(readMark(world.cloud.rules()[0]?.description ?? '')?.until).toBe(until);
    await world.clock.advance(90 * MINUTE_MS - 1);
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(1);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.deeds).toEqual(['opened', 'extended', 'closed']);
  });

  it('is written down before AWS is asked', async () => {
    const world = new KeeperWorld();
    await world.keeper.extend(await world.opened(), 30);
    expect(world.happened.slice(3)).toEqual(['journal: renewing', 'renew', 'journal: open']);
  });

  it('that fails leaves the end where it was', async () => {
    const world = new KeeperWorld();
    const id = await world.opened(60);
    world.cloud.failNext('renew', THROTTLED);
    expect(await world.keeper.extend(id, 30)).toEqual(err({ kind: 'throttled' }));
    expect(world.only).toMatchObject({
      plan: { deadline: START + HOUR_MS },
      state: { kind: 'open', termEnd: START + HOUR_MS },
      trouble: { kind: 'throttled' },
    });
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('whose answer was lost closes by the old end, and not before', async () => {
    const world = new KeeperWorld();
    const id = await world.opened(60);
    world.cloud.loseNextAnswer('renew');
    await world.keeper.extend(id, 30);
    await world.clock.advance(HOUR_MS - 1);
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(1);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('is refused on a full disk, which would forget the later end', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    world.disk.fillUp();
    expect(await world.keeper.extend(id, 30)).toMatchObject({
      ok: false,
      error: { kind: 'disk-refused' },
    });
    expect(world.cloud.count('renew')).toBe(0);
    expect(world.only.plan.deadline).toBe(START + HOUR_MS);
  });

  it('beyond a week, or of what is not open, is refused', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    expect(await world.keeper.extend(id, 7 * 24 * 60)).toMatchObject({
      ok: false,
      error: { kind: 'duration-out-of-range' },
    });
    await world.keeper.close(id, 'asked');
    expect(await world.keeper.extend(id, 30)).toMatchObject({ ok: false });
    expect(world.cloud.count('renew')).toBe(0);
  });

  it('finds out that somebody else has closed the door', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    for (const rule of world.cloud.rules()) world.cloud.removeRule(rule.ruleId);
    await world.keeper.extend(id, 30);
    expect(world.book.all).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'vanished' });
  });
});

describe('keeping open while I work', () => {
  it('renews for as long as I work, and closes at the deadline of 12 hours', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    await world.clock.advance(12 * HOUR_MS - 1);
    expect(world.cloud.rules()).toHaveLength(1);
    expect(world.cloud.count('renew')).toBeGreaterThan(20);
    await world.clock.advance(1);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({
      at: START + 12 * HOUR_MS,
      deed: 'closed',
      reason: 'deadline',
    });
    expect(world.clock.waiting).toBe(0);
  });

  it('never promises more than one term in the rule’s description', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    await world.clock.advance(3 * HOUR_MS);
    const until = readMark(world.cloud.rules()[0]?.description ?? '')?.until ?? Infinity;
    expect(until - world.clock.now()).toBeLessThanOrEqual(31 * MINUTE_MS);
    expect(until).toBeGreaterThan(world.clock.now());
  });

  it('stops renewing when nobody works and closes at the end of the term', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.working = false;
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.cloud.count('renew')).toBe(0);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({
      at: START + 30 * MINUTE_MS,
      deed: 'closed',
      reason: 'not-working',
    });
  });

  it('goes on when I am back before the end of the term', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.working = false;
    await world.clock.advance(27 * MINUTE_MS);
    world.working = true;
    await world.clock.advance(3 * MINUTE_MS);
    expect(world.only.state).toMatchObject({ kind: 'open' });
    expect(world.cloud.count('renew')).toBe(1);
  });

  it('tries a failed renewal again before the term ends', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.cloud.failNext('renew', THROTTLED, 3);
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.only.state).toMatchObject({ kind: 'open' });
    expect(world.only.trouble).toBeUndefined();
    expect(world.deeds).toEqual(['opened', 'renew-failed', 'renewed']);
  });

  it('closes at the end of the term when renewing fails for good', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.cloud.failNext('renew', THROTTLED, 1000);
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('survives the lost answer of a late renewal', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    await world.clock.advance(2 * HOUR_MS);
    world.cloud.loseNextAnswer('renew');
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toHaveLength(1);
    expect(world.deeds).not.toContain('closed');
  });

  it('survives the lost answer of a late move', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    await world.clock.advance(2 * HOUR_MS);
    world.cloud.loseNextAnswer('move');
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(HOUR_MS);
    expect(world.openTo).toEqual([THERE]);
    expect(world.deeds).not.toContain('closed');
  });

  it('goes on renewing while an old address cannot be closed', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.cloud.deny('close');
    world.cloud.deny('move');
    world.moveTo(THERE);
    await world.clock.advance(HOUR_MS);
    expect(world.openTo).toContain(THERE);
    expect(world.only.state.kind).not.toBe('closing');
  });

  it('says so when only the time in the description could not be written', async () => {
    const world = new KeeperWorld();
    await world.openedForWork();
    world.cloud.deny('describe');
    await world.clock.advance(HOUR_MS);
    expect(world.only).toMatchObject({ state: { kind: 'open' }, trouble: { kind: 'not-allowed' } });
  });
});

describe('a group that was deleted', () => {
  const deeds = ['renew', 'move', 'settle'] as const;
  it.each(deeds)(
    'ends the lease when a %s finds it gone, and is not asked for again',
    async (deed) => {
      const world = new KeeperWorld();
      const id = await world.opened();
      if (deed === 'settle') {
        world.cloud.loseNextAnswer('renew');
        await world.keeper.extend(id, 30);
      }
      world.cloud.removeGroup(door().groupId);
      if (deed === 'renew') await world.keeper.extend(id, 30);
      if (deed === 'move') world.moveTo(THERE);
      world.keeper.review(true);
      await world.clock.advance(10 * MINUTE_MS);
      expect(world.book.all).toEqual([]);
      expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'vanished' });
      expect(world.cloud.calls.length).toBeLessThan(6);
    },
  );
});
