import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Gate } from '../../../src-main/leases/gate.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, THERE } from './lease-samples.ts';

const usual = { kind: 'usual' } as const;

function broken(...methods: readonly (keyof Gate)[]): KeeperWorld {
  return new KeeperWorld([], (gate) => {
    const bug = () => Promise.reject(new Error('a bug'));
    return { ...gate, ...Object.fromEntries(methods.map((method) => [method, bug])) };
  });
}

describe('a bug in a gate', () => {
  it('while opening reaches the caller, and the door is not shown as opening for ever', async () => {
    const world = broken('open');
    await expect(world.keeper.open(door().id, usual)).rejects.toThrow('a bug');
    await world.clock.advance(MINUTE_MS);
    expect(world.book.all).toEqual([]);
    expect(world.clock.waiting).toBe(0);
  });

  it('while closing is reported and tried again without haste', async () => {
    const world = broken('close');
    await world.opened();
    await world.clock.advance(HOUR_MS);
    expect(world.bugs).toHaveLength(1);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.only.state.kind).toBe('closing');
    expect(world.bugs.length).toBeGreaterThan(5);
    expect(world.bugs.length).toBeLessThan(16);
  });

  it('while moving is tried again without haste, and the door closes on time', async () => {
    const world = broken('move');
    await world.opened();
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(HOUR_MS + MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
    expect(world.bugs.length).toBeGreaterThan(10);
    expect(world.bugs.length).toBeLessThan(100);
  });

  it('while looking for a lost rule is tried again without haste', async () => {
    const world = broken('read');
    world.cloud.loseNextAnswer('open');
    await world.keeper.open(door().id, usual);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.only.state.kind).toBe('unknown');
    expect(world.bugs.length).toBeGreaterThan(5);
    expect(world.bugs.length).toBeLessThan(16);
  });

  it('in one lease does not stop the others', async () => {
    const world = new KeeperWorld([], (gate) => ({
      ...gate,
      close: (identity, resource, grants) =>
        resource.id === door(1).id
          ? Promise.reject(new Error('a bug'))
          : gate.close(identity, resource, grants),
    }));
    for (const each of world.doors) await world.keeper.open(each.id, usual);
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.rules().map(({ groupId }) => groupId)).toEqual([door(1).groupId]);
  });
});

describe('deciding again', () => {
  it('asks AWS for nothing while nothing is due', async () => {
    const world = new KeeperWorld();
    await world.opened();
    for (let time = 0; time < 5; time++) world.keeper.review(true);
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.cloud.calls).toHaveLength(1);
  });

  it('never has more than one timer', async () => {
    const world = new KeeperWorld();
    for (const each of world.doors) await world.keeper.open(each.id, usual);
    for (let time = 0; time < 5; time++) world.keeper.review();
    expect(world.clock.waiting).toBe(1);
  });

  it('does not begin a second deed on a lease while one runs', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const release = world.cloud.holdNext('move');
    world.moveTo(THERE);
    world.keeper.review();
    world.keeper.review(true);
    await world.clock.advance(0);
    expect(world.cloud.count('move')).toBe(1);
    release();
    await world.clock.advance(0);
    expect(world.cloud.count('move')).toBe(1);
    expect(world.openTo).toEqual([THERE]);
  });

  it('closes doors that are due before it moves others', async () => {
    const world = new KeeperWorld();
    await world.keeper.open(door(1).id, { kind: 'minutes', minutes: 120 });
    await world.keeper.open(door(2).id, { kind: 'minutes', minutes: 5 });
    world.happened.length = 0;
    world.moveTo(THERE);
    await world.clock.sleep(HOUR_MS);
    const asked = world.happened.filter((what) => !what.startsWith('journal'));
    expect(asked).toEqual(['close', 'move']);
  });

  it('does not mind a closing and an extension at once: what was asked last counts', async () => {
    const world = new KeeperWorld();
    const id = await world.opened();
    const [extended, closed] = await Promise.all([
      world.keeper.extend(id, 30),
      world.keeper.close(id, 'asked'),
    ]);
    expect([extended.ok, closed.ok]).toEqual([true, true]);
    expect(world.cloud.rules()).toEqual([]);
  });
});

describe('stopping', () => {
  it('waits for what is being done, closes nothing and leaves no timer', async () => {
    const world = new KeeperWorld();
    await world.opened();
    const release = world.cloud.holdNext('open');
    void world.keeper.open(door(2).id, usual);
    await world.clock.advance(0);
    let stopped = false;
    const stopping = world.keeper.stop().then(() => {
      stopped = true;
    });
    await world.clock.advance(0);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(world.openTo).toEqual([HERE, HERE]);
    expect(world.clock.waiting).toBe(0);
    expect(world.disk.contents.map(({ state }) => state.kind)).toEqual(['open', 'open']);
  });

  it('decides nothing any more, not even what is due', async () => {
    const world = new KeeperWorld();
    await world.opened();
    await world.keeper.stop();
    await world.clock.advance(2 * HOUR_MS);
    world.keeper.review(true);
    await world.clock.advance(0);
    expect(world.cloud.calls).toHaveLength(1);
  });
});
