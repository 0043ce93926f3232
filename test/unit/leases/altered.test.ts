import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { door, HERE, HERE_6, THERE } from './lease-samples.ts';
import { KeeperWorld } from './keeper-world.ts';

const ALTERED: Problem = { kind: 'file-altered', what: 'lease', label: 'door' };
/** What asks AWS to change something, or makes the book believe more than before. */
const POWER = ['open', 'move', 'renew'];

/** A lease whose journal somebody else wrote into, from now on. */
async function alteredWorld(duration: 'until' | 'while-working' = 'until') {
  const world = new KeeperWorld();
  const id = duration === 'until' ? await world.opened() : await world.openedForWork();
  world.proof = err(ALTERED);
  world.happened.length = 0;
  return { world, id };
}

const asked = ({ happened }: KeeperWorld) => happened.filter((what) => POWER.includes(what));

describe('a lease that is not as Drawbridge wrote it', () => {
  it('is not opened anew: AWS and the address services are not even asked', async () => {
    const world = new KeeperWorld();
    world.proof = err(ALTERED);
    let addressAsked = false;
    Object.defineProperty(world, 'address', {
      get: () => {
        addressAsked = true;
        return ok([HERE]);
      },
    });
    expect(await world.keeper.open(door().id, { kind: 'usual' })).toEqual(err(ALTERED));
    expect(world.happened).toEqual([]);
    expect(addressAsked).toBe(false);
    expect(world.only.state).toMatchObject({ kind: 'failed', problem: ALTERED });
    expect(world.deeds).toEqual(['open-failed']);
  });

  it('does not follow my address, and says why', async () => {
    const { world } = await alteredWorld();
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(MINUTE_MS);
    expect(asked(world)).toEqual([]);
    expect(world.openTo).toEqual([HERE]);
    expect(world.only).toMatchObject({
      sources: [HERE],
      state: { kind: 'open' },
      trouble: ALTERED,
    });
    expect(world.deeds).toContain('move-failed');
  });

  it('is not renewed, and closes at the end of its term', async () => {
    const { world } = await alteredWorld('while-working');
    await world.clock.advance(29 * MINUTE_MS);
    expect(asked(world)).toEqual([]);
    expect(world.only.trouble).toEqual(ALTERED);
    await world.clock.advance(2 * MINUTE_MS);
    expect(world.openTo).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('is not extended', async () => {
    const { world, id } = await alteredWorld();
    const before = world.only.plan;
    expect(await world.keeper.extend(id, 30)).toEqual(err(ALTERED));
    expect(asked(world)).toEqual([]);
    expect(world.only.plan).toEqual(before);
  });

  it('is closed when the person says so', async () => {
    const { world, id } = await alteredWorld();
    expect(await world.keeper.close(id, 'asked')).toEqual(ok(undefined));
    expect(world.openTo).toEqual([]);
    expect(world.book.all).toEqual([]);
  });

  it('is closed at its end', async () => {
    const { world } = await alteredWorld();
    await world.clock.advance(61 * MINUTE_MS);
    expect(world.openTo).toEqual([]);
  });

  it.each(['opening', 'renewing'] as const)(
    'found %s, is not settled into an opening, and is closed at its end',
    async (kind) => {
      const { world } = await alteredWorld();
      const { only } = world;
      const since = world.clock.now();
      const end = since + 10 * MINUTE_MS;
      const state = kind === 'opening' ? { kind, since } : { kind, since, termEnd: end };
      world.book.record({ ...only, plan: { kind: 'until', deadline: end }, grants: [], state });
      world.crash();
      world.happened.length = 0;
      world.keeper.begin();
      await world.clock.advance(MINUTE_MS);
      expect(asked(world)).toEqual([]);
      expect(world.only.grants).toEqual([]);
      expect(world.only.state).toMatchObject({ kind: 'unknown', wanted: 'open', problem: ALTERED });
      await world.clock.advance(15 * MINUTE_MS);
      expect(world.openTo).toEqual([]);
      expect(world.book.all).toEqual([]);
    },
  );

  it('is left as it is when somebody has removed one of its rules', async () => {
    const world = new KeeperWorld();
    world.moveTo(HERE, HERE_6);
    const id = await world.opened();
    const { grants } = world.only;
    expect(grants).toHaveLength(2);
    if (grants[0]) world.cloud.removeRule(grants[0].ruleId);
    world.proof = err(ALTERED);
    await world.keeper.check(id);
    expect(world.only.grants).toEqual(grants);
    world.proof = ok(undefined);
    await world.keeper.check(id);
    expect(world.only.grants).toHaveLength(1);
  });
});

describe('a locked keychain', () => {
  it('lets leases from before be closed, and moves them when it is unlocked', async () => {
    const world = new KeeperWorld();
    await world.opened();
    world.proof = err({ kind: 'keychain-locked' });
    world.moveTo(THERE);
    world.keeper.review();
    await world.clock.advance(1_000);
    expect(world.only.trouble).toEqual({ kind: 'keychain-locked' });
    world.proof = ok(undefined);
    world.keeper.review(true);
    await world.clock.advance(1_000);
    expect(world.openTo).toEqual([THERE]);
    world.proof = err({ kind: 'keychain-locked' });
    expect(await world.keeper.close(world.only.id, 'asked')).toEqual(ok(undefined));
    expect(world.openTo).toEqual([]);
  });
});
