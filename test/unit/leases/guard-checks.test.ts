import { beforeEach, describe, expect, it } from 'vitest';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { GuardChecks } from '../../../src-main/leases/guard-checks.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { LeaseBook } from '../../../src-main/leases/lease-book.ts';
import { gateIdentity, gateResource } from '../../ports/gate-subjects.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeCloud } from '../../support/fake-cloud.ts';
import { fakeGate } from '../../support/fake-gate.ts';
import { FakeScheduler, fakeGuard } from '../../support/fake-guard.ts';
import { MemoryActivityStore, MemoryJournal } from '../../support/memory-stores.ts';
import { SURE } from '../../support/sure-proofs.ts';

const PLACE = { account: gateIdentity.caller.account, region: gateResource.region };

let clock: FakeClock;
let cloud: FakeCloud;
let scheduler: FakeScheduler;
let checks: GuardChecks;
let proved: number;
let bugs: unknown[];
let during: number;

beforeEach(() => {
  clock = new FakeClock();
  cloud = new FakeCloud();
  scheduler = new FakeScheduler(cloud);
  proved = 0;
  bugs = [];
  during = 0;
  checks = new GuardChecks({
    book: new LeaseBook(new MemoryJournal()),
    gateFor: () => fakeGate(cloud),
    identityOf: (id) => (id === gateIdentity.id ? gateIdentity : undefined),
    log: new ActivityLog({ store: new MemoryActivityStore(), clock, newId: () => 'x' }),
    clock,
    signature: { install: '4f2a9c1d', person: 'ana', host: 'laptop' },
    proofs: SURE,
    guarding: {
      guard: fakeGuard(scheduler),
      isOn: () => false,
      ifUnguarded: () => 'open',
      leftOver: () => undefined,
    },
    resources: () => [gateResource],
    during: async (_identity, _resource, deed) => {
      during += 1;
      const done = await deed();
      during -= 1;
      return done;
    },
    newId: () => 'check1234',
    reportBug: (error) => bugs.push(error),
  });
});

const start = (place = PLACE) =>
  checks.start(place, () => {
    proved += 1;
    return Promise.resolve(ok(undefined));
  });
const state = () => checks.all[0]?.state.kind;

async function passUntilOver(): Promise<void> {
  for (let passed = 0; passed < 5 * MINUTE_MS; passed += 5_000) {
    await clock.advance(5_000);
    scheduler.fireDue(clock.now());
  }
}

describe('checks of guards', () => {
  it('answer at once, show how far they are, and tell when AWS has closed by itself', async () => {
    expect(start().ok).toBe(true);
    expect(state()).toBe('opening');
    await settle();
    expect(state()).toBe('waiting');
    expect(during).toBe(1);
    await passUntilOver();
    expect(state()).toBe('proved');
    expect([proved, during]).toEqual([1, 0]);
    expect(cloud.rules()).toEqual([]);
    expect(clock.waiting).toBe(0);
    expect(bugs).toEqual([]);
  });

  it('tell nothing of the kind when it did not', async () => {
    start();
    await clock.advance(5 * MINUTE_MS);
    expect(state()).toBe('failed');
    expect(proved).toBe(0);
    expect(cloud.rules()).toEqual([]);
  });

  it('are one at a time for each place', async () => {
    start();
    await settle();
    start();
    await settle();
    expect(cloud.rules()).toHaveLength(1);
    expect(checks.all).toHaveLength(1);
    await checks.stop();
  });

  it('keep their rule from being tidied away while they run, and not after', async () => {
    start();
    await settle();
    expect(checks.isChecking('check1234' as LeaseId)).toBe(true);
    await passUntilOver();
    expect(checks.isChecking('check1234' as LeaseId)).toBe(false);
  });

  it('end early when the person has had enough', async () => {
    start();
    await settle();
    checks.cancel(PLACE);
    await settle();
    await settle();
    expect(state()).toBe('cancelled');
    expect(cloud.rules()).toEqual([]);
    expect(scheduler.all).toEqual([]);
  });

  it('end with the app, and leave nothing', async () => {
    start();
    await settle();
    await checks.stop();
    expect(cloud.rules()).toEqual([]);
    expect(scheduler.all).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('have nothing to open where there is no resource', () => {
    const elsewhere = start({
      account: '999988887777' as typeof PLACE.account,
      region: PLACE.region,
    });
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: 'not-found', what: 'resource' } });
    expect(checks.all).toEqual([]);
  });
});
