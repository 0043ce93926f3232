import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { guarded, OUTAGE } from './guard-world.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, START } from './lease-samples.ts';

const PLACE = { at: START + HOUR_MS, groupId: door().groupId };
const AIM = { kind: 'rule', ruleId: 'sgr-00000000000000099' as never } as const;

function failure(schedule: string, harmless = false) {
  const receipt = `receipt of ${schedule}`;
  return { receipt, schedule, code: 'UnauthorizedOperation', message: 'no', harmless, at: START };
}

describe('a round of looking after guards', () => {
  it('removes schedules of this installation that no lease has, and no others', async () => {
    const world = guarded();
    await world.opened();
    const foreign = ['99999999-lease00001-0', '4f2a9c1d-notours', 'nightly-stop'];
    for (const name of [...foreign, '4f2a9c1d-gone000001-0', '4f2a9c1d-lease00001-7'])
      world.scheduler.add({ name, aim: AIM, ...PLACE });
    await world.reconciler.look();
    const names = world.scheduler.all.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...foreign, '4f2a9c1d-lease00001-0'].toSorted());
  });

  it('guards doors that were open when the guard was switched on', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.guarded = true;
    await world.reconciler.look();
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule' } }]);
    expect(world.only.guard?.schedules).toHaveLength(1);
  });

  it('keeps guarded what was, after the guard is switched off', async () => {
    const world = guarded();
    const id = await world.opened();
    world.guarded = false;
    await world.keeper.extend(id, 30);
    await world.reconciler.look();
    expect(world.scheduler.all).toMatchObject([{ at: START + HOUR_MS + 31 * MINUTE_MS }]);
    await world.keeper.close(id, 'asked');
    expect(world.scheduler.all).toEqual([]);
  });

  it('says nothing more of a missing guard once it is switched off', async () => {
    const world = guarded();
    world.scheduler.failNext('set', OUTAGE);
    await world.opened();
    world.guarded = false;
    await world.reconciler.look();
    expect(world.only).not.toHaveProperty('unguarded');
  });

  it('tries again later to guard what could not be, and notes the failure once', async () => {
    const world = guarded();
    world.scheduler.failNext('set', OUTAGE, 3);
    await world.opened();
    await world.reconciler.look();
    await world.reconciler.look();
    expect(world.only.unguarded).toEqual(OUTAGE.problem);
    await world.reconciler.look();
    expect(world.only).not.toHaveProperty('unguarded');
    expect(world.deeds).toEqual(['unguarded', 'opened']);
  });

  it('believes in no schedule that an interrupted run was about to make', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.guarded = true;
    // The name is journaled, and the power goes before AWS hears of it.
    const looking = world.reconciler.look();
    while (!world.happened.includes('guard set')) await Promise.resolve();
    world.crash();
    void looking;
    for (const { name } of world.scheduler.all) world.scheduler.remove(name);
    await world.reconciler.look();
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule' } }]);
  });

  it('leaves schedules alone until a lost journal has been rebuilt', async () => {
    const world = guarded();
    await world.opened();
    world.disk.save([], true);
    world.crash();
    await world.reconciler.look();
    await world.clock.advance(MINUTE_MS);
    await world.reconciler.look();
    const [rule] = world.cloud.rules();
    expect(world.scheduler.all).toMatchObject([{ aim: { kind: 'rule', ruleId: rule?.ruleId } }]);
    expect(world.only.guard?.schedules).toHaveLength(1);
  });

  it('leaves none for a rule that somebody made theirs while the journal was lost', async () => {
    const world = guarded();
    await world.opened();
    world.disk.save([], true);
    world.crash();
    const looking = world.reconciler.look();
    while (world.book.all.length === 0) await Promise.resolve();
    // Found again, and not looked at since.
    const [rule] = world.cloud.rules();
    if (!rule) throw new Error('there is no rule');
    world.cloud.changeRule(rule.ruleId, { ports: { protocol: 'tcp', from: 20, to: 30 } });
    await looking;
    for (let round = 0; round < 3; round += 1) {
      await world.reconciler.look();
      await world.clock.advance(MINUTE_MS);
    }
    expect(world.only.trouble).toMatchObject({ kind: 'rule-changed' });
    expect(world.scheduler.all).toEqual([]);
    expect(world.cloud.rules()).toHaveLength(1);
  });

  it('asks for nothing where keys would have to be asked for', async () => {
    const world = guarded();
    world.keysAtHand = false;
    await world.tender.tend();
    expect(world.scheduler.calls).toEqual([]);
  });
});

describe('what AWS could not do', () => {
  it('is written down, shown, and only then taken from the queue', async () => {
    const world = guarded();
    await world.opened();
    world.scheduler.addFailure(failure('4f2a9c1d-lease00001-0'));
    await world.tender.tend();
    const problem = { kind: 'guard-failed', code: 'UnauthorizedOperation', message: 'no' };
    expect(world.activity.contents.at(-1)).toMatchObject({
      deed: 'guard-failed',
      subject: 'door 1',
      problem,
    });
    expect(world.tender.troubles).toEqual([problem]);
    expect(world.scheduler.queue).toEqual([]);
  });

  it('stays in the queue where it is somebody else’s', async () => {
    const world = guarded();
    world.scheduler.addFailure(failure('99999999-lease00001-0'));
    await world.tender.tend();
    expect(world.scheduler.queue).toHaveLength(1);
    expect(world.deeds).toEqual([]);
  });

  it('is not worth a word where the rule was gone already', async () => {
    const world = guarded();
    world.scheduler.addFailure(failure('4f2a9c1d-lease00001-0', true));
    await world.tender.tend();
    expect(world.tender.troubles).toEqual([]);
    expect(world.scheduler.queue).toEqual([]);
  });

  it('is asked for at the start and then once an hour', async () => {
    const world = guarded();
    const asked = () => world.scheduler.calls.filter((method) => method === 'failures').length;
    for (let round = 0; round < 3; round += 1) await world.tender.tend();
    expect(asked()).toBe(1);
    world.clock.set(START + HOUR_MS);
    await world.tender.tend();
    expect(asked()).toBe(2);
  });
});
