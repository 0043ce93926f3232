import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { guarded, GUARD_TIME, NAME, OUTAGE } from './guard-world.ts';
import { START } from './lease-samples.ts';

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

  it('puts the schedule back when only the answer to moving it was lost', async () => {
    const world = guarded();
    const id = await world.opened();
    world.scheduler.loseNextAnswer('change');
    await world.keeper.extend(id, 30);
    expect(world.only).toMatchObject({ state: { kind: 'open', termEnd: START + HOUR_MS } });
    expect(world.scheduler.all).toMatchObject([{ at: GUARD_TIME }]);
    expect(world.only).not.toHaveProperty('unguarded');
  });

  it('does not say that it is guarded while the schedule cannot be put back', async () => {
    const world = guarded();
    const id = await world.opened();
    world.scheduler.loseNextAnswer('change');
    world.scheduler.failNext('set', OUTAGE);
    await world.keeper.extend(id, 30);
    expect(world.only).toHaveProperty('unguarded');
    await world.reconciler.look();
    expect(world.scheduler.all).toMatchObject([{ at: GUARD_TIME }]);
    expect(world.only).not.toHaveProperty('unguarded');
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
