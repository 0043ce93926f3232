import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { goneUntil, guarded, GUARD_TIME, NAME, OUTAGE } from './guard-world.ts';
import { door, ELSEWHERE, HERE, HERE_6, SSH, START, THERE, THERE_6 } from './lease-samples.ts';

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
