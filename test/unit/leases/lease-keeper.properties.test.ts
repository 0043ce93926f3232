import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { canDismiss } from '../../../src-main/leases/lease.ts';
import { readMark } from '../../../src-main/leases/mark.ts';
import type { FakeRule } from '../../support/fake-cloud.ts';
import { anyHappening, METHODS, NETWORKS } from './happenings.ts';
import type { Happening } from './happenings.ts';
import { KeeperWorld, MANY_CALLS } from './keeper-world.ts';
import { ELSEWHERE, SSH } from './lease-samples.ts';

/** No lease of these tests is longer, however often it is extended. */
const LONGEST_MS = 24 * HOUR_MS;

/** What strangers have made or changed, as it must still be at the end. */
type Strangers = Map<string, FakeRule>;

describe('whatever happens', () => {
  it.each([
    ['no rule of ours outlives its deadline, and no rule of others is touched', false],
    ['that holds with guards on, and no schedule outlives its lease', true],
  ])('%s', async (_, guarded) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHappening, { minLength: 1, maxLength: 25 }),
        async (happenings) => {
          const world = new KeeperWorld();
          world.guarded = guarded;
          const strangers: Strangers = new Map();
          for (const happening of happenings) {
            await happen(world, happening, strangers);
            expectUntouched(world, strangers);
            expect(world.cloud.calls.length).toBeLessThan(MANY_CALLS);
          }
          await world.clock.advance(0);
          expectGuarded(world, strangers);
          await calmDown(world);
          const ours = world.cloud.rules().filter(({ ruleId }) => !strangers.has(ruleId));
          expect(ours).toEqual([]);
          expectUntouched(world, strangers);
          expect(world.book.all.filter((lease) => !canDismiss(lease))).toEqual([]);
          expect(world.scheduler.all).toEqual([]);
          expect(world.bugs).toEqual([]);
        },
      ),
      { numRuns: 2_000, interruptAfterTimeLimit: 2_500, markInterruptAsFailure: false },
    );
  });
});

/** The person leaves, faults end and time passes: then everything must be closed. */
async function calmDown(world: KeeperWorld): Promise<void> {
  world.disk.makeRoom();
  world.working = false;
  for (const method of METHODS) while (world.cloud.takeFailure(method));
  for (const method of METHODS) while (world.cloud.takeLostAnswer(method));
  world.scheduler.calmDown();
  for (const what of ['move', 'close', 'tag'] as const) world.cloud.allow(what);
  world.keeper.review(true);
  await world.clock.advance(2 * HOUR_MS);
  await world.clock.sleep(LONGEST_MS);
  await world.clock.advance(2 * HOUR_MS);
  // What no lease knows of any more is swept; twice, since a first look may only find it again.
  for (let round = 0; round < 2; round++) {
    await world.reconciler.look();
    await world.clock.advance(HOUR_MS);
  }
}

/** What is said to be guarded is: AWS would close each rule that stands, and when it was told. */
function expectGuarded({ book, cloud, scheduler }: KeeperWorld, strangers: Strangers): void {
  for (const { state, guard, grants, unguarded } of book.all) {
    if (state.kind !== 'open' || !guard || unguarded) continue;
    for (const grant of grants) {
      const stands = cloud.rules().some(({ ruleId }) => ruleId === grant.ruleId);
      if (!stands || strangers.has(grant.ruleId)) continue;
      const at = scheduler.all
        .filter(({ aim }) => aim.kind === 'place' || aim.ruleId === grant.ruleId)
        .map((schedule) => schedule.at);
      expect(at).toContain(guard.at);
      expect(guard.at).toBeLessThan(state.termEnd + 62_000);
    }
  }
}

function expectUntouched(world: KeeperWorld, strangers: Strangers): void {
  const now = new Map(world.cloud.rules().map((rule) => [rule.ruleId as string, rule]));
  for (const [ruleId, rule] of strangers) expect(now.get(ruleId)).toEqual(rule);
}

async function happen(world: KeeperWorld, event: Happening, strangers: Strangers): Promise<void> {
  const { keeper, cloud, clock } = world;
  const leaseAt = (index: number) => world.book.all[index % Math.max(1, world.book.all.length)];
  switch (event.kind) {
    case 'open': {
      const { minutes } = event;
      const id = world.doors[event.door]?.id;
      const how = minutes
        ? ({ kind: 'minutes', minutes } as const)
        : ({ kind: 'while-working' } as const);
      if (id) void keeper.open(id, how);
      break;
    }
    case 'extend':
    case 'close': {
      const lease = leaseAt(event.lease);
      if (!lease) break;
      void (event.kind === 'extend'
        ? keeper.extend(lease.id, 20)
        : keeper.close(lease.id, 'asked'));
      break;
    }
    case 'closeAll':
      void keeper.closeAll('asked');
      break;
    case 'leave':
    case 'return':
      world.working = event.kind === 'return';
      break;
    case 'loseAddress':
      world.loseAddress();
      break;
    case 'pass':
      await clock.advance(event.seconds * 1000);
      break;
    case 'sleep':
      await clock.sleep(event.minutes * MINUTE_MS);
      break;
    case 'moveTo':
      world.moveTo(...(NETWORKS[event.network] ?? [ELSEWHERE]));
      keeper.review();
      break;
    case 'fail':
      cloud.failNext(event.method, { problem: { kind: 'throttled' } });
      break;
    case 'loseAnswer':
      cloud.loseNextAnswer(event.method);
      break;
    // The network is gone for a while: the answer is lost, and so is every look for what it was.
    case 'loseTrack':
      cloud.loseNextAnswer(event.method);
      cloud.failNext('read', { problem: { kind: 'throttled' } }, event.reads);
      break;
    case 'guardFails':
      world.scheduler.failNext(event.method, { problem: { kind: 'throttled' } });
      break;
    case 'loseGuardAnswer':
      world.scheduler.loseNextAnswer(event.method);
      break;
    case 'fires':
      fireOurs(world, strangers);
      break;
    case 'forbid':
      cloud.deny(event.what);
      break;
    case 'addForeign':
      addForeign(world, event.door, NETWORKS[event.network]?.[0] ?? ELSEWHERE, strangers);
      break;
    case 'widen':
    case 'remove':
      edit(world, event, strangers);
      break;
    case 'diskFull':
      world.disk.fillUp();
      break;
    case 'diskFree':
      world.disk.makeRoom();
      break;
    case 'look':
      void world.reconciler.look();
      break;
    // Damaged on the disk: the next start finds nothing in it, and knows that.
    case 'loseJournal':
      world.disk.makeRoom();
      world.disk.save([], true);
      world.crash();
      world.keeper.review();
      break;
    case 'crash':
      for (let turn = 0; turn < event.turns; turn++) await Promise.resolve();
      world.crash();
      world.keeper.review();
      break;
  }
}

/** A schedule fires, at any time; not where it would meet what a stranger has just made theirs. */
function fireOurs({ scheduler, cloud }: KeeperWorld, strangers: Strangers): void {
  const ours = new Set(cloud.rules().map(({ ruleId }) => ruleId as string));
  for (const id of strangers.keys()) ours.delete(id);
  const first = scheduler.all.find(({ aim }) => aim.kind === 'rule' && ours.has(aim.ruleId));
  if (first) scheduler.fire(first.name);
}

/** AWS takes no second rule of the same ports and source. */
function addForeign(
  { cloud, doors }: KeeperWorld,
  number: number,
  source: Cidr,
  strangers: Strangers,
): void {
  const groupId = doors[number]?.groupId ?? '';
  if (cloud.rules(groupId).some((rule) => rule.source === source)) return;
  const rule = cloud.addForeignRule(groupId, SSH, source, 'office');
  strangers.set(rule.ruleId, rule);
}

/** A stranger widens a rule of ours, which makes it theirs, or removes it. */
function edit(
  { cloud }: KeeperWorld,
  event: { readonly kind: 'widen' | 'remove'; readonly rule: number },
  strangers: Strangers,
): void {
  const ours = cloud
    .rules()
    .filter(({ ruleId, description }) => !strangers.has(ruleId) && readMark(description));
  const rule = ours[event.rule];
  if (!rule) return;
  if (event.kind === 'remove') {
    cloud.removeRule(rule.ruleId);
    return;
  }
  const wider = { ...rule, ports: { protocol: 'tcp', from: 20, to: 30 } as const };
  cloud.changeRule(rule.ruleId, { ports: wider.ports });
  strangers.set(rule.ruleId, wider);
}
