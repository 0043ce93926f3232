import { expect } from 'vitest';
import type { Lease } from '../../src-main/leases/lease.ts';
import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { askToOpen, furnish, HOUR, open } from './support/doors.ts';
import { row } from './support/row.ts';

const MINUTE = 60_000;

/** A computer with one door, in an account and Region where the guard is switched on. */
async function guardedDoor({ app }: FaultLab) {
  const door = await furnish(app);
  const { settings } = await app.snapshot();
  const guardedPlaces = [{ account: SANDBOX_ACCOUNT, region: 'eu-west-1' }];
  await app.done('settings.change', { settings: { ...settings, termMinutes: 5, guardedPlaces } });
  return door;
}

const schedules = (lab: FaultLab) => lab.world.schedules.all();

/** Each rule has a schedule that is aimed at its id. */
function isGuarded(lab: FaultLab, { guard, grants, unguarded }: Lease): boolean {
  const aims = guard?.schedules.map(({ aim }) => (aim.kind === 'rule' ? aim.ruleId : '')) ?? [];
  return (
    unguarded === undefined &&
    grants.every(({ ruleId }) => aims.includes(ruleId)) &&
    schedules(lab).length === grants.length
  );
}

async function guardedLease(lab: FaultLab): Promise<Lease> {
  await open(lab.app, await guardedDoor(lab));
  return lab.waitForLease('the guard', (lease) => isGuarded(lab, lease));
}

row(
  'F38',
  'no schedule can be made: the lease shows that AWS does not close it, until it does',
  async (lab) => {
    const door = await guardedDoor(lab);
    const broken = { service: 'scheduler', action: 'CreateSchedule', kind: 'http' } as const;
    lab.world.faults.next({ ...broken, status: 500, times: 6 });
    await open(lab.app, door);
    expect((await lab.lease()).unguarded).toBeDefined();
    expect(schedules(lab)).toEqual([]);

    await lab.app.raise('resume');
    await lab.waitForLease('the guard', (lease) => isGuarded(lab, lease));
  },
);

row('F38', 'schedules fire early: the next start tells that AWS has closed', async (lab) => {
  await guardedLease(lab);
  await lab.app.kill();
  for (const { name } of schedules(lab)) await lab.aws.fireSchedule(name);
  expect(lab.ownRules()).toEqual([]);

  await lab.app.launch();
  await lab.app.raise('resume');
  await lab.waitForNoLease();
  const [closed] = (await lab.app.snapshot()).activity;
  expect(closed).toMatchObject({ deed: 'closed', reason: 'guard' });
});

row('F38', 'somebody deleted a schedule: the next extension makes it again', async (lab) => {
  const { id } = await guardedLease(lab);
  const [schedule] = schedules(lab);
  if (schedule) lab.world.schedules.remove(schedule);
  await lab.app.done('lease.extend', { leaseId: id, minutes: 30 });
  const lease = await lab.waitForLease('the guard', (one) => isGuarded(lab, one));
  expect(new Set(schedules(lab).map(({ dueAt }) => dueAt))).toEqual(new Set([lease.guard?.at]));
});

row(
  'F38',
  'the app never comes back: AWS closes by itself, and removes its schedules',
  async (lab) => {
    await guardedLease(lab);
    await lab.app.kill();
    await lab.passTime(HOUR);
    await lab.aws.advance(0);
    expect(lab.ownRules()).toHaveLength(2);
    await lab.passTime(2 * MINUTE);
    await lab.aws.advance(0);
    expect(lab.ownRules()).toEqual([]);
    expect(schedules(lab)).toEqual([]);
  },
);

row('F39', 'schedules fire as the term is renewed: opened again, with new rules', async (lab) => {
  const door = await guardedDoor(lab);
  await lab.app.done('lease.open', { resourceId: door, duration: { kind: 'while-working' } });
  const before = await lab.waitForLease('the guard', (lease) => isGuarded(lab, lease));
  for (const { name } of schedules(lab)) await lab.aws.fireSchedule(name);
  expect(lab.ownRules()).toEqual([]);

  await lab.passTime(4 * MINUTE);
  await lab.app.raise('resume');
  const after = await lab.waitForLease(
    'new rules',
    (lease) => lease.grants.length === 2 && isGuarded(lab, lease) && !sameRules(lease, before),
  );
  expect(lab.ownRules().map(({ id }) => id)).toEqual(
    expect.arrayContaining(after.grants.map(({ ruleId }) => ruleId)),
  );
});

row('F39', 'schedules fire and nobody is working: it stays closed', async (lab) => {
  const door = await guardedDoor(lab);
  await lab.app.done('lease.open', { resourceId: door, duration: { kind: 'while-working' } });
  await lab.waitForLease('the guard', (lease) => isGuarded(lab, lease));
  await lab.app.change({ presence: 'idle' });
  for (const { name } of schedules(lab)) await lab.aws.fireSchedule(name);
  await lab.passTime(4 * MINUTE);
  await lab.app.raise('resume');
  await lab.waitForNoLease();
  expect(lab.ownRules()).toEqual([]);
});

function sameRules(one: Lease, other: Lease): boolean {
  return one.grants.some(({ ruleId }) => other.grants.some((grant) => grant.ruleId === ruleId));
}

row('F38', 'nothing may open that AWS would not close, if the person wants it so', async (lab) => {
  const door = await guardedDoor(lab);
  const { settings } = await lab.app.snapshot();
  await lab.app.done('settings.change', { settings: { ...settings, ifUnguarded: 'refuse' } });
  lab.world.deny('ana', 'scheduler:CreateSchedule');
  const opened = await askToOpen(lab.app, door);
  expect(opened).toMatchObject({
    ok: false,
    error: { kind: 'not-allowed', action: 'scheduler:CreateSchedule' },
  });
  await waitFor(() => lab.ownRules().length === 0, { what: 'nothing to be open' });
});
