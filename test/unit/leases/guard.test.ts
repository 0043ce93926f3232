import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Gate } from '../../../src-main/leases/gate.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, ELSEWHERE, HERE, HERE_6, SSH, START, THERE, THERE_6 } from './lease-samples.ts';

const NAME = '4f2a9c1d-lease00001-0';
const OUTAGE = { problem: { kind: 'no-network', host: 'scheduler' } } as const;
const GUARD_TIME = START + HOUR_MS + MINUTE_MS;

function guarded(disguise?: (gate: Gate) => Gate): KeeperWorld {
  const world = new KeeperWorld([], disguise);
  world.guarded = true;
  return world;
}

/** The world goes on without the app: what is due in AWS fires. */
function goneUntil(world: KeeperWorld, now: number): void {
  world.clock.set(now);
  world.scheduler.fireDue(now);
}

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
    expect(world.scheduler.calls).toEqual(['lift']);
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

describe('pushing the end out with the guard on', () => {
  it('moves the schedule first, and only then the end', async () => {
    const world = guarded();
    const id = await world.opened();
    world.happened.length = 0;
    await world.keeper.extend(id, 30);
    expect(world.happened).toEqual(['journal: renewing', 'guard change', 'renew', 'journal: open']);
    expect(world.scheduler.all).toMatchObject([{ at: GUARD_TIME + 30 * MINUTE_MS }]);
    expect(world.only.guard?.at).toBe(GUARD_TIME + 30 * MINUTE_MS);
  });

  it('keeps the old end when the schedule cannot be moved', async () => {
    const world = guarded();
    const id = await world.opened();
    world.scheduler.failNext('change', OUTAGE);
    expect(await world.keeper.extend(id, 30)).toEqual({ ok: false, error: OUTAGE.problem });
    expect(world.only).toMatchObject({
      plan: { deadline: START + HOUR_MS },
      state: { kind: 'open', termEnd: START + HOUR_MS },
    });
    expect(world.scheduler.all).toMatchObject([{ at: GUARD_TIME }]);
  });

  it('puts the schedule back when the rules could not be renewed', async () => {
    const world = guarded();
    const id = await world.opened();
    world.cloud.failNext('renew', OUTAGE);
    await world.keeper.extend(id, 30);
    expect(world.scheduler.all).toMatchObject([{ at: GUARD_TIME }]);
    expect(world.only.guard?.at).toBe(GUARD_TIME);
  });

  it('is never more than a term ahead while I work', async () => {
    const world = guarded();
    await world.openedForWork();
    for (let minute = 0; minute < 90; minute += 1) {
      await world.clock.advance(MINUTE_MS);
      const [schedule] = world.scheduler.all;
      expect(schedule?.at).toBeLessThanOrEqual(world.clock.now() + 31 * MINUTE_MS);
      expect(schedule?.at).toBeGreaterThan(world.clock.now());
    }
    expect(world.deeds).toContain('renewed');
  });

  it('guards from then on what could not be guarded before', async () => {
    const world = guarded();
    world.scheduler.failNext('set', OUTAGE);
    await world.openedForWork();
    expect(world.scheduler.all).toEqual([]);
    await world.clock.advance(25 * MINUTE_MS);
    expect(world.deeds).toContain('renewed');
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule' } }]);
    expect(world.only).not.toHaveProperty('unguarded');
  });

  it('makes a schedule again that somebody has removed', async () => {
    const world = guarded();
    const id = await world.opened();
    world.scheduler.remove(NAME);
    await world.keeper.extend(id, 30);
    expect(world.scheduler.all).toMatchObject([{ name: NAME, at: GUARD_TIME + 30 * MINUTE_MS }]);
  });

  it('opens again with a new rule what AWS closed in the moment of renewal (F39)', async () => {
    const world = guarded();
    await world.openedForWork();
    const [old] = world.cloud.rules();
    world.scheduler.fire(NAME);
    expect(world.cloud.rules()).toEqual([]);
    await world.clock.advance(25 * MINUTE_MS);
    const [rule] = world.cloud.rules();
    expect(rule?.ruleId).toBeDefined();
    expect(rule?.ruleId).not.toBe(old?.ruleId);
    expect(world.activity.contents).toMatchObject([
      { deed: 'opened' },
      { deed: 'closed', reason: 'guard' },
      { deed: 'opened' },
    ]);
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule', ruleId: rule?.ruleId } }]);
  });

  it('does not open again what AWS closed while nobody worked (F39)', async () => {
    const world = guarded();
    await world.openedForWork();
    world.working = false;
    world.scheduler.fire(NAME);
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.count('open')).toBe(1);
    expect(world.book.all).toEqual([]);
  });
});

describe('moving with the guard on', () => {
  it.each([['in place'], ['by replacement']])('%s, keeps each rule guarded', async (how) => {
    const world = guarded();
    world.moveTo(HERE, HERE_6);
    await world.opened();
    if (how === 'by replacement') world.cloud.deny('move');
    world.moveTo(THERE, THERE_6);
    world.happened.length = 0;
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo.toSorted()).toEqual([THERE, THERE_6].toSorted());
    expect(world.happened.slice(0, 4)).toEqual(['read', 'journal: renewing', 'guard set', 'move']);
    const aims = world.scheduler.all.map(({ aim }) => (aim.kind === 'rule' ? aim.ruleId : ''));
    expect(aims.toSorted()).toEqual(
      world.cloud
        .rules()
        .map(({ ruleId }) => ruleId)
        .toSorted(),
    );
    expect(world.scheduler.removed).toEqual([]);
  });

  it('schedules nothing at a place somebody else has', async () => {
    const world = guarded();
    await world.opened();
    world.cloud.addForeignRule(door().groupId, SSH, THERE, 'office');
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(MINUTE_MS);
    goneUntil(world, GUARD_TIME + HOUR_MS);
    expect(world.cloud.rules().map(({ description }) => description)).toContain('office');
  });

  it('removes what was scheduled for a move that was refused', async () => {
    const world = guarded();
    await world.opened();
    world.cloud.failNext('move', OUTAGE);
    world.moveTo(ELSEWHERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.scheduler.all).toMatchObject([{ name: NAME, aim: { kind: 'rule' } }]);
  });

  it('moves all the same when Scheduler is out of order, and the rule that stays is guarded', async () => {
    const world = guarded();
    await world.opened();
    world.scheduler.failNext('set', OUTAGE);
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([THERE]);
    expect(world.scheduler.all).toMatchObject([{ name: NAME, aim: { kind: 'rule' } }]);
    expect(world.only).not.toHaveProperty('unguarded');
  });
});

describe('closing with the guard on', () => {
  it('removes the schedule after the rule', async () => {
    const world = guarded();
    const id = await world.opened();
    world.happened.length = 0;
    await world.keeper.close(id, 'asked');
    expect(world.happened).toEqual(['journal: closing', 'close', 'journal: nothing', 'guard lift']);
    expect(world.scheduler.all).toEqual([]);
  });

  it('aims at the rule first what is still aimed at the place', async () => {
    const world = guarded();
    world.scheduler.failNext('change', OUTAGE);
    const id = await world.opened();
    world.happened.length = 0;
    await world.keeper.close(id, 'asked');
    expect(world.happened.slice(0, 3)).toEqual(['journal: closing', 'guard change', 'close']);
  });

  it('is closed even when the schedule stays, which is removed later', async () => {
    const world = guarded();
    const id = await world.opened();
    world.scheduler.failNext('lift', OUTAGE, 2);
    expect(await world.keeper.close(id, 'asked')).toEqual({ ok: true, value: undefined });
    expect(world.book.all).toEqual([]);
    expect(world.scheduler.all).toHaveLength(1);
    await world.clock.advance(MINUTE_MS);
    expect(world.scheduler.all).toEqual([]);
    expect(world.clock.waiting).toBe(0);
  });

  it('leaves a rule that somebody changed to them, in AWS as well', async () => {
    const world = guarded();
    const id = await world.opened();
    const [rule] = world.cloud.rules();
    if (rule) world.cloud.changeRule(rule.ruleId, { source: ELSEWHERE });
    await world.keeper.close(id, 'asked');
    expect(world.scheduler.all).toEqual([]);
    goneUntil(world, GUARD_TIME);
    expect(world.openTo).toEqual([ELSEWHERE]);
  });

  it('guards no more what somebody changed, and again what they changed back', async () => {
    const world = guarded();
    const id = await world.opened();
    const [rule] = world.cloud.rules();
    if (rule) world.cloud.changeRule(rule.ruleId, { source: ELSEWHERE });
    await world.keeper.check(id);
    expect(world.scheduler.all).toEqual([]);
    if (rule) world.cloud.changeRule(rule.ruleId, { source: HERE });
    await world.keeper.check(id);
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule', ruleId: rule?.ruleId } }]);
  });
});

describe('a start after AWS has closed', () => {
  it('tells that the guard did', async () => {
    const world = guarded();
    await world.opened();
    world.crash();
    goneUntil(world, START + 3 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
    world.keeper.begin();
    await world.clock.advance(0);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'guard' });
    expect(world.book.all).toEqual([]);
  });

  it('tells so too when it fired early (F38)', async () => {
    const world = guarded();
    await world.opened();
    world.crash();
    world.scheduler.fire(NAME);
    await world.reconciler.look();
    await world.clock.advance(MINUTE_MS);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'guard' });
  });

  it('tells that somebody else removed the rule when the schedule is still there', async () => {
    const world = guarded();
    await world.opened();
    const [rule] = world.cloud.rules();
    if (rule) world.cloud.removeRule(rule.ruleId);
    await world.reconciler.look();
    await world.clock.advance(MINUTE_MS);
    expect(world.activity.contents.at(-1)).toMatchObject({ deed: 'closed', reason: 'vanished' });
    expect(world.scheduler.all).toEqual([]);
  });
});
