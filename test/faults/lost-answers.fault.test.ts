import { expect } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { AUTHORIZE, isGroupRead, REVOKE } from './support/actions.ts';
import { addDoor, askToOpen, DATABASE, furnish, open, withLease } from './support/doors.ts';
import { row } from './support/row.ts';

row('F4', 'the answer to opening is lost once: the repeated call adopts the rule', async (lab) => {
  const door = await furnish(lab.app);
  lab.proxy.next({ kind: 'drop-after-apply', action: AUTHORIZE });
  await open(lab.app, door);
  expect(lab.proxy.count(AUTHORIZE)).toBe(2);
  expect(lab.ownRules()).toHaveLength(2);
  expect((await lab.lease()).state.kind).toBe('open');
});

row('F4', 'the answer to opening is lost at every try: a read finds the rule', async (lab) => {
  const door = await furnish(lab.app);
  lab.proxy.next({ kind: 'drop-after-apply', action: AUTHORIZE, times: 3 });
  await open(lab.app, door);
  expect(lab.ownRules()).toHaveLength(2);
});

row('F5', 'the answer to closing is lost at every try: gone is closed', async (lab) => {
  const leaseId = await withLease(lab.app);
  lab.proxy.next({ kind: 'drop-after-apply', action: REVOKE, times: 3 });
  await lab.app.done('lease.close', { leaseId });
  expect(lab.ownRules()).toEqual([]);
  expect(await lab.leases()).toEqual([]);
});

row(
  'F6',
  'AWS answers only with failures: the tries are few, the state is unknown, then it is read back',
  async (lab) => {
    const door = await furnish(lab.app);
    const lifts = [500, 503].map((status) =>
      lab.proxy.next({
        kind: 'http',
        service: 'ec2',
        status,
        code: 'InternalError',
        when: () => lab.proxy.log.length % 2 === (status === 500 ? 0 : 1),
        times: Infinity,
      }),
    );
    expect(await askToOpen(lab.app, door)).toMatchObject({ error: { kind: 'outcome-unknown' } });
    expect((await lab.lease()).state.kind).toBe('unknown');
    // Three tries of each call: the opening, the read after it, and what the app looks at by itself.
    const met = lab.proxy.log.filter(({ fault }) => fault === 'http');
    expect(met.filter(({ action }) => action === AUTHORIZE)).toHaveLength(3);
    expect(met.length).toBeLessThan(30);
    for (const lift of lifts) lift();
    await lab.waitForNoLease(30_000);
    expect(lab.ownRules()).toEqual([]);
  },
);

row(
  'F7',
  'AWS throttles for a while: nobody hammers it, and what must be closed is closed as soon as it can be',
  async (lab) => {
    const door = await furnish(lab.app);
    const database = await addDoor(lab.app, { groupId: DATABASE, port: 5432, label: 'database' });
    const leaseId = await open(lab.app, door);
    const begun = lab.proxy.log.length;
    const stormMs = 12_000;
    lab.proxy.next({
      kind: 'http',
      service: 'ec2',
      status: 503,
      code: 'RequestLimitExceeded',
      forMs: stormMs,
    });
    const [closed, opened] = await Promise.all([
      lab.app.call('lease.close', { leaseId }),
      askToOpen(lab.app, database),
    ]);
    expect(closed.ok || closed.error.kind).toBe('throttled');
    await waitFor(() => lab.ownRules().every(({ groupId }) => groupId === DATABASE), {
      what: 'the door to close',
      timeoutMs: 40_000,
    });
    const met = lab.proxy.log.slice(begun).filter(({ fault }) => fault === 'http');
    // Three tries of each call, and two rounds more of what must be closed.
    expect(met.length).toBeLessThan(30);
    expect(opened && (opened.ok || opened.error.kind)).toBe('throttled');
  },
);

row('F8', 'AWS opens and never answers: the repeated call adopts the rule', async (lab) => {
  const door = await furnish(lab.app);
  lab.proxy.next({ kind: 'hang-after-apply', action: AUTHORIZE });
  await open(lab.app, door);
  expect(lab.ownRules()).toHaveLength(2);
});

row('F8', 'AWS never answers at all: the call ends, and nothing is left behind', async (lab) => {
  const door = await furnish(lab.app);
  lab.proxy.next({ kind: 'hang', action: AUTHORIZE, times: Infinity });
  const opened = await askToOpen(lab.app, door);
  expect(opened?.ok).toBe(false);
  expect(lab.ownRules()).toEqual([]);
});

row(
  'F9',
  'the answer arrives a byte a second: the call ends, and a read finds the rule',
  async (lab) => {
    const door = await furnish(lab.app);
    lab.proxy.next({ kind: 'drip', action: AUTHORIZE, bytesPerSecond: 1, times: 3 });
    await open(lab.app, door);
    expect(lab.ownRules()).toHaveLength(2);
  },
);

row(
  'F37',
  'reads lag behind: a rule is gone only when two reads say so, and closed only when one confirms it',
  async (lab) => {
    const leaseId = await withLease(lab.app);
    // The first read before closing does not know the rule yet, the first one after still does.
    lab.proxy.next({ kind: 'stale', changes: 1, when: isGroupRead });
    const revokes = lab.proxy.count(REVOKE);
    lab.proxy.next({
      kind: 'stale',
      changes: 1,
      when: (asked) => isGroupRead(asked) && lab.proxy.count(REVOKE) > revokes,
    });
    await lab.app.done('lease.close', { leaseId });
    expect(lab.proxy.log.filter(({ fault }) => fault === 'stale')).toHaveLength(2);
    expect(lab.ownRules()).toEqual([]);
  },
);

row('F37', 'and after a crash one late read does not lose the rule', async (lab) => {
  const door = await furnish(lab.app);
  const held = lab.proxy.hold('after', AUTHORIZE);
  void askToOpen(lab.app, door);
  await held.arrived;
  await lab.app.kill();
  held.drop();
  lab.proxy.next({ kind: 'stale', changes: 1, when: isGroupRead });
  await lab.app.launch();
  await lab.waitForLease('the adopted rules', ({ state }) => state.kind === 'open');
  expect(lab.ownRules()).toHaveLength(2);
});
