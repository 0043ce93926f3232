import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { err } from '../../../src-main/kernel/result.ts';
import { settle } from '../../support/fake-clock.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door } from './lease-samples.ts';

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await settle();
}

/** At the next start the computer's clock is wrong, until AWS is heard for the second time. */
function wrongBy(world: KeeperWorld, ms: number): void {
  let answers = 0;
  world.timeKnown = false;
  world.beforeRead = () => {
    answers += 1;
    if (answers < 2) return;
    if (!world.timeKnown) world.clock.set(world.clock.now() - ms);
    world.timeKnown = true;
  };
  world.clock.set(world.clock.now() + ms);
}

describe('with a clock that AWS has not confirmed', () => {
  it('nothing that only seems late is closed', async () => {
    const world = new KeeperWorld();
    await world.opened(60);
    world.crash();
    wrongBy(world, 2 * HOUR_MS);
    world.keeper.begin();
    await settled();
    expect(world.timeKnown).toBe(true);
    expect(world.only.state.kind).toBe('open');
    expect(world.cloud.rules()).toHaveLength(1);
    await world.clock.advance(60 * MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('what really is late is closed, after AWS was asked for the time', async () => {
    const world = new KeeperWorld();
    await world.opened(60);
    world.crash();
    await world.clock.sleep(2 * HOUR_MS);
    wrongBy(world, 0);
    world.keeper.begin();
    await settled();
    expect(world.cloud.rules()).toEqual([]);
    expect(world.activity.contents.at(-1)?.reason).toBe('found-at-start');
  });

  it('without any answer of AWS the closing is tried, and shown as not done', async () => {
    const world = new KeeperWorld();
    await world.opened(60);
    world.crash();
    await world.clock.sleep(2 * HOUR_MS);
    world.timeKnown = false;
    const offline = { problem: { kind: 'no-network', host: 'ec2' } } as const;
    world.cloud.failNext('read', offline, 5);
    world.cloud.failNext('close', offline, 1);
    world.keeper.begin();
    await settled();
    expect(world.only.state).toMatchObject({ kind: 'closing', problem: { kind: 'no-network' } });
    await world.clock.advance(MINUTE_MS);
    expect(world.cloud.rules()).toEqual([]);
  });

  it('a new lease gets its end from AWS’s time', async () => {
    const world = new KeeperWorld();
    const truth = world.clock.now();
    wrongBy(world, HOUR_MS);
    await world.opened(60);
    expect(world.only.plan.deadline).toBe(truth + HOUR_MS);
  });

  it('a keychain that gives no keys is asked once, and nothing is opened', async () => {
    const world = new KeeperWorld();
    world.timeKnown = false;
    world.cloud.failNext('read', { problem: { kind: 'keychain-locked' } }, 5);
    const refused = await world.keeper.open(door().id, { kind: 'usual' });
    expect(refused).toEqual(err({ kind: 'keychain-locked' }));
    expect(world.cloud.count('read')).toBe(1);
    expect(world.cloud.count('open')).toBe(0);
    expect(world.only.state).toMatchObject({
      kind: 'failed',
      problem: { kind: 'keychain-locked' },
    });
    expect(world.activity.contents.at(-1)?.deed).toBe('open-failed');
  });

  it('with a confirmed one nothing is asked before opening or closing', async () => {
    const world = new KeeperWorld();
    await world.opened(60);
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.count('read')).toBe(0);
    expect(world.cloud.rules()).toEqual([]);
  });
});
