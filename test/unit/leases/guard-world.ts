import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Gate } from '../../../src-main/leases/gate.ts';
import { KeeperWorld } from './keeper-world.ts';
import { START } from './lease-samples.ts';

/** The first schedule of the first lease. */
export const NAME = '4f2a9c1d-lease00001-0';
export const OUTAGE = { problem: { kind: 'no-network', host: 'scheduler' } } as const;
/** When the guard of an hour's lease fires. */
export const GUARD_TIME = START + HOUR_MS + MINUTE_MS;

/** A world with guards switched on. */
export function guarded(disguise?: (gate: Gate) => Gate): KeeperWorld {
  const world = new KeeperWorld([], disguise);
  world.guarded = true;
  return world;
}

/** The world goes on without the app: what is due in AWS fires. */
export function goneUntil(world: KeeperWorld, now: number): void {
  world.clock.set(now);
  world.scheduler.fireDue(now);
}
