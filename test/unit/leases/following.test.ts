import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, HERE_6, RDP, SSH, THERE, THERE_6 } from './lease-samples.ts';

const THROTTLED = { problem: { kind: 'throttled' } } as const;

describe('following my address', () => {
  it('opens to the new address before it closes the old one', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.deny('move');
    const seen: number[] = [];
    const add = world.cloud.add.bind(world.cloud);
    world.cloud.add = (rule) => {
      const added = add(rule);
      seen.push(world.cloud.rules().length);
      return added;
    };
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(seen).toEqual([2]);
    expect(world.openTo).toEqual([THERE]);
    expect(world.only).toMatchObject({ sources: [THERE], grants: [{ source: THERE }] });
    expect(world.deeds).toEqual(['opened', 'moved']);
  });

  it('keeps the rule where AWS lets it be changed in place, and the end too', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const [before] = world.cloud.rules();
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.cloud.rules()).toMatchObject([{ ruleId: before?.ruleId, source: THERE }]);
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('is written down before AWS is asked', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.happened.slice(3)).toEqual(['journal: renewing', 'move', 'journal: open']);
  });

  it('notices a change within ten minutes even if nobody tells', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.moveTo(THERE);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
  });

  it('moves nothing while my address is not known', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.loseAddress();
    world.keeper.review(true);
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.openTo).toEqual([HERE]);
    expect(world.cloud.count('move')).toBe(0);
  });

  it('adds a family that came and closes one that went', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.moveTo(HERE, HERE_6);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([HERE, HERE_6]);
    world.moveTo(HERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([HERE]);
  });

  it('goes back to the first address when I do', async () => {
    const world = new KeeperWorld();
    await world.opened();
    for (const place of [THERE, HERE, THERE, HERE]) {
      world.moveTo(place);
      world.keeper.review();
      await world.clock.advance(0);
      expect(world.openTo).toEqual([place]);
    }
  });

  it('is tried again when it fails, and then has moved', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.failNext('move', THROTTLED, 2);
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.only).toMatchObject({ state: { kind: 'open' }, trouble: { kind: 'throttled' } });
    await world.clock.advance(MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
    expect(world.only.trouble).toBeUndefined();
    expect(world.deeds).toEqual(['opened', 'move-failed', 'moved']);
  });

  it('shows both addresses while the old one cannot be closed, and goes on trying', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.deny('move');
    world.cloud.deny('close');
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(5 * MINUTE_MS);
    expect(world.only.grants.map(({ source }) => source).sort()).toEqual([HERE, THERE].sort());
    expect(world.only.trouble).toMatchObject({ kind: 'not-allowed' });
    expect(world.cloud.count('move')).toBeLessThan(12);
    world.cloud.allow('close');
    await world.clock.advance(MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
  });

  it('closes at the deadline even while a failed move waits for its next attempt', async () => {
    const world = new KeeperWorld();
    await world.opened(10);
    world.moveTo(THERE);
    world.cloud.failNext('move', THROTTLED, 1000);
    world.keeper.review();
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('leaves a place to somebody else who has opened it, without asking AWS without end', async () => {
    const world = new KeeperWorld();
    world.moveTo(HERE, HERE_6);
    await world.opened();
    const foreign = world.cloud.addForeignRule(door().groupId, SSH, THERE_6, 'a colleague');
    world.moveTo(THERE, THERE_6);
    world.keeper.review();
    await world.clock.advance(5 * MINUTE_MS);
    expect(world.cloud.count('move')).toBeLessThan(10);
    expect(world.openTo.toSorted()).toEqual([THERE, THERE_6].toSorted());
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([foreign]);
  });

  it('does not open again what somebody closed on purpose', async () => {
    const world = new KeeperWorld();
    world.moveTo(HERE, HERE_6);
    await world.opened();
    const six = world.cloud.rules().find(({ source }) => source === HERE_6);
    if (!six) throw new Error('IPv6 was not opened');
    world.cloud.removeRule(six.ruleId);
    await world.keeper.extend(world.only.id, 30);
    world.moveTo(THERE, HERE_6);
    world.keeper.review();
    await world.clock.advance(20 * MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
  });

  it('does not revoke a rule a stranger changed, nor make it anew', async () => {
    const world = new KeeperWorld();
    Object.assign(world.doors, { 0: door(1, { ports: [SSH, RDP] }) });
    await world.opened();
    const rule = world.cloud
      .rules()
      .find(({ ports }) => JSON.stringify(ports) === JSON.stringify(RDP));
    if (!rule) throw new Error('nothing was opened');
    const wider = { ...rule, ports: { protocol: 'tcp', from: 3000, to: 4000 } as const };
    world.cloud.changeRule(rule.ruleId, { ports: wider.ports });
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([wider]);
  });

  it('of a lost answer is found out, and leaves one rule', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.deny('move');
    world.cloud.loseNextAnswer('move');
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
    expect(world.only.state.kind).toBe('open');
  });

  it('arrives in the end when the group was full and the old rule could not be closed at first', async () => {
    const world = new KeeperWorld();
    world.cloud.limitRules(door().groupId, 1);
    await world.opened();
    world.cloud.deny('move');
    world.cloud.deny('close');
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([HERE]);
    world.cloud.allow('close');
    await world.clock.advance(2 * MINUTE_MS);
    expect(world.openTo).toEqual([THERE]);
    expect(world.only.trouble).toMatchObject({ kind: 'moved-with-gap' });
  });

  it('opens a family that came as soon as AWS lets it, though the other one has moved', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.cloud.deny('open');
    world.moveTo(THERE, THERE_6);
    world.keeper.review();
    await world.clock.advance(0);
    expect(world.openTo).toEqual([THERE]);
    expect(world.only.trouble).toMatchObject({ kind: 'not-allowed' });
    world.cloud.allow('open');
    await world.clock.advance(2 * MINUTE_MS);
    expect(world.openTo).toEqual([THERE, THERE_6]);
  });
});
