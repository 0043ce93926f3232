import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door } from './lease-samples.ts';

describe('with credentials that end', () => {
  it('no lease promises more than they can close, with time for a second try', async () => {
    const world = new KeeperWorld();
    world.credentialsEnd = world.clock.now() + 30 * MINUTE_MS;
    await world.opened(60);
    expect(world.only.plan).toEqual({
      kind: 'until',
      deadline: world.clock.now() + 23 * MINUTE_MS,
      shortened: true,
    });
    await world.clock.advance(23 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('a lease that ends before them is as long as it was asked for', async () => {
    const world = new KeeperWorld();
    world.credentialsEnd = world.clock.now() + HOUR_MS;
    await world.opened(30);
    expect(world.only.plan).toEqual({
      kind: 'until',
      deadline: world.clock.now() + 30 * MINUTE_MS,
    });
  });

  it('working on does not go beyond them', async () => {
    const world = new KeeperWorld();
    world.credentialsEnd = world.clock.now() + 3 * HOUR_MS;
    await world.openedForWork();
    await world.clock.advance(3 * HOUR_MS - 7 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('nothing is opened that could hardly be closed again, and it is said why', async () => {
    const world = new KeeperWorld();
    const at = world.clock.now() + 6 * MINUTE_MS;
    world.credentialsEnd = at;
    const opened = await world.keeper.open(door().id, { kind: 'usual' });
    expect(opened).toEqual({ ok: false, error: { kind: 'credentials-end-first', at } });
    expect(world.cloud.count('open')).toBe(0);
  });

  it('an extension reaches as far as new ones, and no further', async () => {
    const world = new KeeperWorld();
    world.credentialsEnd = world.clock.now() + 30 * MINUTE_MS;
    const lease = await world.opened(60);
    world.credentialsEnd = world.clock.now() + 12 * HOUR_MS;
    expect((await world.keeper.extend(lease, 60)).ok).toBe(true);
    expect(world.only.plan).toEqual({
      kind: 'until',
      deadline: world.clock.now() + 83 * MINUTE_MS,
    });
    world.credentialsEnd = world.clock.now() + 2 * HOUR_MS;
    await world.keeper.extend(lease, 60);
    expect(world.only.plan).toMatchObject({
      deadline: world.clock.now() + 113 * MINUTE_MS,
      shortened: true,
    });
  });
});
