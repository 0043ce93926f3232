import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, RDP, SSH, START, THERE } from './lease-samples.ts';

const THROTTLED = { problem: { kind: 'throttled' }, requestId: 'request-1' } as const;
const usual = { kind: 'usual' } as const;

describe('an opening whose answer was lost', () => {
  async function lost(): Promise<KeeperWorld> {
    const world = new KeeperWorld();
    world.cloud.loseNextAnswer('open');
    world.cloud.failNext('read', THROTTLED);
    await world.keeper.open(door().id, usual);
    return world;
  }

  it('is shown as unknown, and stays in the journal', async () => {
    const world = await lost();
    expect(world.only.state).toMatchObject({ kind: 'unknown', wanted: 'open' });
    expect(world.disk.contents).toEqual(world.book.all);
  });

  it('is adopted when a read finds the rule, and closes on time', async () => {
    const world = await lost();
    await world.clock.advance(MINUTE_MS);
    expect(world.only).toMatchObject({
      state: { kind: 'open', termEnd: START + HOUR_MS },
      grants: [{ source: HERE }],
    });
    expect(world.deeds).toContain('opened');
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('is forgotten when AWS has no such rule', async () => {
    const world = new KeeperWorld();
    const cause = 'timeout';
    world.cloud.failNext('open', { problem: { kind: 'outcome-unknown', cause } });
    await world.keeper.open(door().id, usual);
    await world.clock.advance(2 * MINUTE_MS);
    expect(world.book.all).toEqual([]);
    expect(world.disk.contents).toEqual([]);
    expect(world.clock.waiting).toBe(0);
  });

  it('is not forgotten for one read that does not show the rule yet', async () => {
    let stale = 1;
    const world = new KeeperWorld([], (gate) => ({
      ...gate,
      read: async (...args) => {
        const read = await gate.read(...args);
        return stale-- > 0 ? ok([]) : read;
      },
    }));
    world.cloud.loseNextAnswer('open');
    await world.keeper.open(door().id, usual);
    await world.clock.advance(2 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('is not taken for half of it by one read that does not show all rules yet', async () => {
    let stale = 1;
    const world = new KeeperWorld([], (gate) => ({
      ...gate,
      read: async (...args) => {
        const read = await gate.read(...args);
        return read.ok && stale-- > 0 ? ok(read.value.slice(1)) : read;
      },
    }));
    Object.assign(world.doors, { 0: door(1, { ports: [SSH, RDP] }) });
    world.cloud.loseNextAnswer('open');
    await world.keeper.open(door().id, usual);
    await world.clock.advance(2 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('stays to be closed across a crash, once somebody has asked for that', async () => {
    const world = await lost();
    world.cloud.holdNext('close');
    void world.keeper.close(world.only.id, 'asked');
    await world.clock.advance(0);
    world.crash();
    world.keeper.review();
    await world.clock.advance(MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('closes the rule it may have left, though the first look for it fails', async () => {
    const world = await lost();
    world.cloud.failNext('read', THROTTLED, 2);
    await world.keeper.close(world.only.id, 'asked');
    expect(world.book.all).toHaveLength(1);
    await world.clock.advance(5 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('is looked for less and less often while AWS does not answer', async () => {
    const world = await lost();
    world.cloud.failNext('read', THROTTLED, 1000);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.only.state.kind).toBe('unknown');
    expect(world.cloud.count('read')).toBeGreaterThan(8);
    expect(world.cloud.count('read')).toBeLessThan(16);
  });

  it('does not take a rule for its own that somebody widened meanwhile', async () => {
    const world = await lost();
    const [rule] = world.cloud.rules();
    if (!rule) throw new Error('nothing was opened');
    world.cloud.changeRule(rule.ruleId, { source: THERE });
    await world.clock.advance(2 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([{ ...rule, source: THERE }]);
    expect(world.book.all).toEqual([]);
  });
});
