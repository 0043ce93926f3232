import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { writeMark } from '../../../src-main/leases/mark.ts';
import type { Mark } from '../../../src-main/leases/mark.ts';
import type { FakeRule } from '../../support/fake-cloud.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, ELSEWHERE, HERE, SSH, THERE } from './lease-samples.ts';

const SECOND_LOOK_MS = 5_000;

/** A rule in the first door's group that some Drawbridge made. */
function markedRule(world: KeeperWorld, mark: Partial<Mark> = {}, source = ELSEWHERE): FakeRule {
  const description = writeMark(
    {
      leaseId: 'elsewhere1' as LeaseId,
      install: '4f2a9c1d',
      person: 'ana',
      host: 'laptop',
      until: world.clock.now() + HOUR_MS,
      ...mark,
    },
    { groupId: door().groupId, ports: SSH, source },
  );
  return world.cloud.addForeignRule(door().groupId, SSH, source, description);
}

function onlyRule(world: KeeperWorld): FakeRule {
  const [rule] = world.cloud.rules();
  if (!rule) throw new Error('no rule');
  return rule;
}

/** A look, and the second one that follows when something seemed wrong. */
async function lookTwice(world: KeeperWorld): Promise<void> {
  await world.reconciler.look();
  await world.clock.advance(SECOND_LOOK_MS);
}

describe('comparing leases with what AWS holds', () => {
  it('finds nothing to say about a lease that is as it was written', async () => {
    const world = new KeeperWorld();
    await world.opened();
    await lookTwice(world);
    expect(world.only).toMatchObject({ state: { kind: 'open' } });
    expect(world.only.trouble).toBeUndefined();
    expect(world.cloud.count('inspect')).toBe(0);
  });

  it('reads each group once, however many resources are in it', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const before = world.cloud.count('read');
    await world.reconciler.look();
    const groups = new Set(world.doors.map(({ groupId }) => groupId));
    expect(world.cloud.count('read') - before).toBe(groups.size);
  });

  it('ends a lease whose rule somebody removed, tells so, and does not open it again', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.removeRule(onlyRule(world).ruleId);
    await lookTwice(world);
    expect(world.book.all).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'vanished' });
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('does not believe one look that shows no rule', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const rule = onlyRule(world);
    world.cloud.removeRule(rule.ruleId);
    await world.reconciler.look();
    const again = world.cloud.addForeignRule(rule.groupId, SSH, HERE, rule.description);
    Object.assign(again, { ruleId: rule.ruleId });
    await world.clock.advance(SECOND_LOOK_MS);
    expect(world.only.state.kind).toBe('open');
  });

  it('says that a rule was changed, leaves it alone, and takes it back when it is as before', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const rule = onlyRule(world);
    world.cloud.changeRule(rule.ruleId, { source: ELSEWHERE });
    await lookTwice(world);
    expect(world.only.trouble).toEqual({ kind: 'rule-changed', ruleId: rule.ruleId });
    expect(world.deeds).toContain('changed-by-others');
    expect(onlyRule(world).source).toBe(ELSEWHERE);
    world.cloud.changeRule(rule.ruleId, { source: HERE });
    await world.reconciler.look();
    expect(world.only.trouble).toBeUndefined();
  });

  it('says once that one of several rules was removed, and keeps the others', async () => {
    const world = new KeeperWorld();
    world.moveTo(HERE, THERE);
    await world.opened();
    const [gone] = world.cloud.rules();
    world.cloud.removeRule(gone?.ruleId ?? onlyRule(world).ruleId);
    for (let round = 0; round < 3; round++) await lookTwice(world);
    expect(world.only).toMatchObject({
      state: { kind: 'open' },
      trouble: { kind: 'rule-removed' },
    });
    expect(world.only.grants).toHaveLength(1);
    expect(world.deeds.filter((deed) => deed === 'changed-by-others')).toHaveLength(1);
    expect(world.openTo).toEqual([THERE]);
  });
});

describe('sweeping', () => {
  it('closes a rule of this installation that belongs to no lease', async () => {
    const world = new KeeperWorld();
    markedRule(world);
    await world.reconciler.look();
    expect(world.cloud.rules()).toEqual([]);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'left-behind' });
  });

  it('touches no rule of anybody else, and no rule of a lease that lives', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.addForeignRule(door().groupId, SSH, ELSEWHERE, 'office');
    markedRule(world, { install: 'otherone', person: 'ben', host: 'laptop' }, THERE);
    const before = world.cloud.rules();
    await lookTwice(world);
    expect(world.cloud.rules()).toEqual(before);
    expect(world.reconciler.elsewhere).toEqual([]);
  });

  it('leaves a rule alone that somebody has edited or copied, though its mark is ours', async () => {
    const world = new KeeperWorld();
    const edited = markedRule(world);
    world.cloud.changeRule(edited.ruleId, { ports: { protocol: 'tcp', from: 1, to: 1024 } });
    const [, second] = world.doors;
    world.cloud.addForeignRule(second?.groupId ?? '', SSH, ELSEWHERE, edited.description);
    const before = world.cloud.rules();
    await lookTwice(world);
    await world.clock.advance(2 * HOUR_MS);
    await lookTwice(world);
    expect(world.cloud.rules()).toEqual(before);
    expect(world.reconciler.elsewhere).toHaveLength(2);
  });

  it('shows the rules of the same person’s other computers and closes one when asked', async () => {
    const world = new KeeperWorld();
    const rule = markedRule(world, { install: 'otherone', host: 'desk-2' });
    await world.reconciler.look();
    expect(world.reconciler.elsewhere).toMatchObject([
      {
        rule: { ruleId: rule.ruleId, mark: { host: 'desk-2' } },
        resource: { label: door().label },
      },
    ]);
    expect(world.cloud.rules()).toHaveLength(1);
    expect((await world.reconciler.closeElsewhere(rule.ruleId)).ok).toBe(true);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.reconciler.elsewhere).toEqual([]);
  });

  it('asks nobody for anything: a group whose keys are not at hand waits until it is used', async () => {
    const world = new KeeperWorld();
    world.keysAtHand = false;
    markedRule(world);
    await world.reconciler.look();
    expect(world.cloud.count('read')).toBe(0);
    await world.opened();
    await world.reconciler.look();
    expect(world.openTo).toEqual([HERE]);
  });

  it('comes back by itself while AWS cannot be reached, less and less often', async () => {
    const world = new KeeperWorld();
    markedRule(world);
    const offline = { problem: { kind: 'no-network', host: 'ec2' } } as const;
    const groups = new Set(world.doors.map(({ groupId }) => groupId)).size;
    world.cloud.failNext('read', offline, 3 * groups);
    await world.reconciler.look();
    await world.clock.advance(3 * MINUTE_MS);
    expect(world.cloud.count('read')).toBe(3 * groups);
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(4 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.clock.waiting).toBe(0);
  });

  it('tries a closing again that AWS has refused', async () => {
    const world = new KeeperWorld();
    markedRule(world);
    world.cloud.failNext('close', { problem: { kind: 'refused', code: 'X', message: 'x' } });
    await world.reconciler.look();
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('tells of each lease whose rules were left behind', async () => {
    const world = new KeeperWorld();
    markedRule(world);
    markedRule(world, { leaseId: 'elsewhere2' as LeaseId }, THERE);
    await world.reconciler.look();
    expect(world.activity.contents.map(({ leaseId }) => leaseId)).toEqual([
      'elsewhere1',
      'elsewhere2',
    ]);
  });

  it('looks once more when it is asked during a round: what happened since was not read', async () => {
    const world = new KeeperWorld();
    const release = world.cloud.holdNext('read');
    const first = world.reconciler.look();
    await world.clock.advance(0);
    const again = [world.reconciler.look(), world.reconciler.look()];
    markedRule(world);
    world.cloud.hideFromLooks(onlyRule(world).ruleId, 1);
    release();
    await first;
    expect(world.cloud.rules()).toHaveLength(1);
    await Promise.all(again);
    expect(world.cloud.rules()).toEqual([]);
    const groups = new Set(world.doors.map(({ groupId }) => groupId)).size;
    expect(world.cloud.count('read')).toBe(2 * groups);
  });

  it('leaves a copy of this installation on another computer its time', async () => {
    const world = new KeeperWorld();
    markedRule(world, { host: 'old-laptop' });
    await world.reconciler.look();
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(HOUR_MS + 3 * MINUTE_MS);
    await world.reconciler.look();
    expect(world.cloud.rules()).toEqual([]);
  });

  it('does not call a lease left behind that was closed while the answer was on its way', async () => {
    const world = new KeeperWorld();
    const lease = await world.opened();
    const release = world.cloud.holdNext('read');
    const look = world.reconciler.look();
    await world.keeper.close(lease, 'asked');
    release();
    await look;
    expect(world.deeds.filter((deed) => deed === 'closed')).toHaveLength(1);
  });
});

describe('after the journal was lost', () => {
  async function lost(minutes = 60): Promise<KeeperWorld> {
    const world = new KeeperWorld();
    await world.opened(minutes);
    world.disk.save([], true);
    world.crash();
    return world;
  }

  it('finds the leases again by their rules, with the end that was written there', async () => {
    const world = await lost();
    const deadline = world.clock.now() + HOUR_MS;
    await world.reconciler.look();
    expect(world.only).toMatchObject({
      resource: { id: door().id },
      plan: { kind: 'until', deadline },
      state: { kind: 'open' },
      sources: [HERE],
    });
    expect(world.deeds).toContain('found');
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('closes what is late', async () => {
    const world = await lost(30);
    await world.clock.sleep(40 * MINUTE_MS);
    await world.reconciler.look();
    await world.clock.advance(1_000);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('goes on looking until every group could be read, over restarts', async () => {
    const world = await lost();
    world.cloud.failNext('read', { problem: { kind: 'throttled' } }, 10);
    await world.reconciler.look();
    expect(world.book.incomplete).toBe(true);
    expect(world.cloud.rules()).toHaveLength(1);
    world.crash();
    while (world.cloud.takeFailure('read'));
    await world.reconciler.look();
    expect(world.only.state.kind).toBe('open');
    expect(world.book.incomplete).toBe(false);
    expect(world.disk.incomplete).toBe(false);
  });
});
