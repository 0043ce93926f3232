import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { goneUntil, guarded, GUARD_TIME, NAME, OUTAGE } from './guard-world.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, HERE_6, SSH } from './lease-samples.ts';

describe('opening with the guard on', () => {
  it('schedules the closing before the rule exists, and aims at it as soon as it does', async () => {
    const world = guarded();
    await world.opened();
    expect(world.happened).toEqual([
      'journal: opening',
      'read',
      'guard set',
      'open',
      'journal: open',
      'guard change',
      'journal: open',
    ]);
    const [rule] = world.cloud.rules();
    expect(world.scheduler.all).toEqual([
      {
        name: NAME,
        at: GUARD_TIME,
        aim: { kind: 'rule', ruleId: rule?.ruleId },
        groupId: door().groupId,
      },
    ]);
    expect(world.only.guard).toEqual({
      at: GUARD_TIME,
      schedules: [{ name: NAME, aim: { kind: 'rule', ruleId: rule?.ruleId } }],
    });
    expect(world.disk.contents).toEqual(world.book.all);
  });

  it('has a schedule of its own for each rule', async () => {
    const world = guarded();
    world.moveTo(HERE, HERE_6);
    await world.opened();
    expect(world.scheduler.all.map(({ name }) => name)).toEqual([NAME, '4f2a9c1d-lease00001-1']);
  });

  it('schedules nothing where somebody else has the place already', async () => {
    const world = guarded();
    world.cloud.addForeignRule(door().groupId, SSH, HERE, 'office');
    const opened = await world.keeper.open(door().id, { kind: 'usual' });
    expect(opened).toMatchObject({ error: { kind: 'open-by-someone-else' } });
    expect(world.scheduler.calls).toEqual([]);
    expect(world.scheduler.all).toEqual([]);
    expect(world.only).not.toHaveProperty('guard');
  });

  it('removes the schedule at once when somebody else was quicker after all', async () => {
    const world: KeeperWorld = guarded((gate) => ({
      ...gate,
      open: (...args) => {
        world.cloud.addForeignRule(door().groupId, SSH, HERE, 'office');
        return gate.open(...args);
      },
    }));
    await world.keeper.open(door().id, { kind: 'usual' });
    expect(world.scheduler.all).toEqual([]);
    goneUntil(world, GUARD_TIME + HOUR_MS);
    expect(world.cloud.rules().map(({ description }) => description)).toEqual(['office']);
  });

  it('removes the schedule when AWS refuses the rule', async () => {
    const world = guarded();
    world.cloud.deny('open');
    await world.keeper.open(door().id, { kind: 'usual' });
    expect(world.scheduler.all).toEqual([]);
    expect(world.only.state.kind).toBe('failed');
  });

  it('opens without a guard when none can be set, and says so (F38)', async () => {
    const world = guarded();
    world.scheduler.failNext('set', OUTAGE);
    await world.opened();
    expect(world.only).toMatchObject({ state: { kind: 'open' }, unguarded: OUTAGE.problem });
    expect(world.only).not.toHaveProperty('guard');
    expect(world.deeds).toEqual(['unguarded', 'opened']);
  });

  it('leaves no schedule behind of which only the answer was lost', async () => {
    const world = guarded();
    world.scheduler.loseNextAnswer('set');
    await world.opened();
    expect(world.scheduler.all).toEqual([]);
  });

  it('opens nothing without a guard when the settings say so', async () => {
    const world = guarded();
    world.settings = { ...world.settings, ifUnguarded: 'refuse' };
    world.scheduler.failNext('set', OUTAGE);
    const opened = await world.keeper.open(door().id, { kind: 'usual' });
    expect(opened).toEqual({ ok: false, error: OUTAGE.problem });
    expect(world.cloud.rules()).toEqual([]);
  });

  it('stays guarded by the place when aiming at the rule fails, and is aimed at the next round', async () => {
    const world = guarded();
    world.scheduler.failNext('change', OUTAGE);
    await world.opened();
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'place', source: HERE } }]);
    await world.reconciler.look();
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule' } }]);
    expect(world.only).not.toHaveProperty('unguarded');
  });

  it('asks no Scheduler anything where it is off', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    await world.keeper.extend(id, 10);
    await world.reconciler.look();
    await world.keeper.close(id, 'asked');
    expect(world.scheduler.calls).toEqual([]);
  });
});
