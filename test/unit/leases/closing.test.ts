import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, SSH, START, THERE } from './lease-samples.ts';

const NO_NETWORK = {
  problem: { kind: 'no-network', host: 'ec2.eu-west-1.amazonaws.com' },
} as const;
const usual = { kind: 'usual' } as const;

describe('closing a door', () => {
  it('takes the rule away, says so, and leaves nothing behind', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    expect(await world.keeper.close(id, 'asked')).toEqual(ok(undefined));
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
    expect(world.disk.contents).toEqual([]);
    expect(world.clock.waiting).toBe(0);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'asked' });
  });

  it('is written down before AWS is asked', async () => {
    const world = new KeeperWorld();
    await world.keeper.close(await world.opened(), 'asked');
    expect(world.happened.slice(3)).toEqual(['journal: closing', 'close', 'journal: nothing']);
  });

  it('happens at the deadline, by itself', async () => {
    const world = new KeeperWorld();
    await world.opened();
    await world.clock.advance(HOUR_MS - 1);
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(1);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({
      at: START + HOUR_MS,
      deed: 'closed',
      reason: 'deadline',
    });
    expect(world.clock.waiting).toBe(0);
  });

  it('happens first thing after a sleep past the deadline', async () => {
    const world = new KeeperWorld();
    await world.opened();
    await world.clock.sleep(5 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('works while the disk is full', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.disk.fillUp();
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('waits for an opening under way and then closes what it opened', async () => {
    const world = new KeeperWorld();
    const release = world.cloud.holdNext('open');
    const opening = world.keeper.open(door().id, usual);
    await world.clock.advance(0);
    const closing = world.keeper.close(world.only.id, 'asked');
    release();
    expect(await opening).toMatchObject({ ok: true });
    expect(await closing).toEqual(ok(undefined));
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('of what is closed already, or of what never was, is success', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    await Promise.all([world.keeper.close(id, 'asked'), world.keeper.close(id, 'asked')]);
    expect(await world.keeper.close(id, 'asked')).toEqual(ok(undefined));
    expect(world.cloud.count('close')).toBe(1);
  });

  it('of what somebody else removed is success', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    for (const rule of world.cloud.rules()) world.cloud.removeRule(rule.ruleId);
    expect(await world.keeper.close(id, 'asked')).toEqual(ok(undefined));
    expect(world.book.all).toEqual([]);
  });

  it('leaves a rule alone that somebody changed, and says so', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    const [rule] = world.cloud.rules();
    if (!rule) throw new Error('nothing was opened');
    world.cloud.changeRule(rule.ruleId, { source: THERE });
    await world.keeper.close(id, 'asked');
    expect(world.cloud.rules()).toEqual([{ ...rule, source: THERE }]);
    const problem = { kind: 'rule-changed', ruleId: rule.ruleId };
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'close-failed', problem });
    expect(world.only.state).toMatchObject({ kind: 'closing', problem });
  });

  it('keeps such a rule in sight until it is gone, or until the person takes note', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    const [rule] = world.cloud.rules();
    if (!rule) throw new Error('nothing was opened');
    world.cloud.changeRule(rule.ruleId, { source: THERE });
    await world.keeper.close(id, 'asked');
    world.cloud.removeRule(rule.ruleId);
    await world.clock.advance(MINUTE_MS);
    expect(world.book.all).toEqual([]);

    const again = await world.opened();
    const [other] = world.cloud.rules();
    world.cloud.changeRule(other?.ruleId ?? rule.ruleId, { source: THERE });
    await world.keeper.close(again, 'asked');
    world.keeper.dismiss(again);
    expect(world.book.all).toEqual([]);
    expect(world.cloud.rules()).toHaveLength(1);
  });

  it('never touches what others opened beside it', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    const foreign = [
      world.cloud.addForeignRule(door().groupId, SSH, THERE, 'office'),
      world.cloud.addForeignRule(door().groupId, { protocol: 'icmp' }, HERE),
    ];
    await world.keeper.close(id, 'asked');
    expect(world.cloud.rules()).toEqual(foreign);
  });
});

describe('a closing that fails', () => {
  async function failing(times: number): Promise<KeeperWorld> {
    const world = new KeeperWorld();
    const id = await world.opened();
    world.cloud.failNext('close', NO_NETWORK, times);
    expect(await world.keeper.close(id, 'asked')).toEqual(err(NO_NETWORK.problem));
    return world;
  }

  it('is shown as still closing, with the reason and the problem', async () => {
    const world = await failing(1);
    expect(world.only.state).toEqual({
      kind: 'closing',
      reason: 'asked',
      since: START,
      problem: NO_NETWORK.problem,
    });
    expect(world.disk.contents).toEqual(world.book.all);
  });

  it('is tried again until it succeeds, and says once that it failed', async () => {
    const world = await failing(6);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
    expect(world.deeds).toEqual(['opened', 'close-failed', 'closed']);
    expect(world.clock.waiting).toBe(0);
  });

  it('is tried again after 5 s, 10 s, 20 s, 40 s and then every minute', async () => {
    const world = await failing(1000);
    const tries: number[] = [];
    for (let second = 1; second <= 200; second++) {
      const before = world.cloud.count('close');
      await world.clock.advance(1000);
      if (world.cloud.count('close') > before) tries.push(second);
    }
    expect(tries).toEqual([5, 15, 35, 75, 135, 195]);
  });

  it('is tried at once on an urgent review, as after waking up', async () => {
    const world = await failing(1);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.cloud.count('close')).toBe(1);
    world.keeper.review(true);
    await world.clock.advance(0);
    expect(world.cloud.count('close')).toBe(2);
    expect(world.book.all).toEqual([]);
  });

  it('keeps the door from being opened again until it is through', async () => {
    const world = await failing(1);
    expect(await world.keeper.open(door().id, usual)).toMatchObject({
      ok: false,
      error: { kind: 'already-open' },
    });
  });

  it('because of a lost answer is found out and finished', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    world.cloud.loseNextAnswer('close');
    await world.keeper.close(id, 'quit');
    expect(world.only.state).toMatchObject({ kind: 'unknown', wanted: 'closed', reason: 'quit' });
    await world.clock.advance(MINUTE_MS);
    expect(world.book.all).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'quit' });
  });

  it('because AWS no longer permits it stays in sight, whatever the time', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.deny('close');
    await world.clock.advance(6 * HOUR_MS);
    expect(world.only.state).toMatchObject({ kind: 'closing', problem: { kind: 'not-allowed' } });
    world.cloud.allow('close');
    await world.clock.advance(MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('does not matter when the whole group is gone', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    world.cloud.removeGroup(door().groupId);
    expect(await world.keeper.close(id, 'asked')).toEqual(ok(undefined));
    expect(world.book.all).toEqual([]);
  });
});

describe('closing all doors', () => {
  async function three(): Promise<KeeperWorld> {
    const world = new KeeperWorld();
    for (const each of world.doors) await world.keeper.open(each.id, usual);
    return world;
  }

  it('closes them side by side and has nothing left to name', async () => {
    const world = await three();
    expect(await world.keeper.closeAll('quit')).toEqual([]);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.clock.waiting).toBe(0);
  });

  it('writes down that all of them shall close, at once, before it asks for the first', async () => {
    const world = await three();
    world.happened.length = 0;
    await world.keeper.closeAll('quit');
    const [written, ...rest] = world.happened;
    expect(written).toBe(`journal: ${world.doors.map(() => 'closing').join(' ')}`);
    expect(rest.slice(0, world.doors.length)).toEqual(world.doors.map(() => 'close'));
  });

  it('names what may still be open, and has closed the others', async () => {
    const world = await three();
    world.cloud.failNext('close', NO_NETWORK);
    const left = await world.keeper.closeAll('quit');
    expect(left.map(({ resource }) => resource.label)).toEqual(['door 1']);
    expect(world.cloud.rules()).toHaveLength(1);
  });

  it('names what is left even when closing one of them meets a bug', async () => {
    const world = new KeeperWorld([], (gate) => ({
      ...gate,
      close: (identity, resource, grants) => {
        if (resource.id === door(1).id) throw new Error('a bug');
        return gate.close(identity, resource, grants);
      },
    }));
    for (const each of world.doors) await world.keeper.open(each.id, usual);
    const left = await world.keeper.closeAll('quit');
    expect(left.map(({ resource }) => resource.label)).toEqual(['door 1']);
    expect(world.bugs).toHaveLength(1);
  });

  it('includes a door that is just opening', async () => {
    const world = await three();
    await world.keeper.close(world.book.all[0]?.id ?? world.only.id, 'asked');
    const release = world.cloud.holdNext('open');
    void world.keeper.open(door(1).id, usual);
    await world.clock.advance(0);
    const closing = world.keeper.closeAll('quit');
    release();
    expect(await closing).toEqual([]);
    expect(world.cloud.rules()).toEqual([]);
  });
});
