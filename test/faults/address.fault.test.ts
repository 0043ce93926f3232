import { expect } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { AUTHORIZE, isChange, REVOKE } from './support/actions.ts';
import { addDoor, askToOpen, DATABASE, furnish, withLease } from './support/doors.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { row } from './support/row.ts';

const OLD = { ipv4: '81.187.42.19', ipv6: '2a01:4b00:8a3c:7e00::19' };
const NEW_V4 = '81.187.99.7';

row(
  'F14',
  'the address changes between looking and opening: the rule for the old one is replaced',
  async (lab) => {
    const door = await furnish(lab.app);
    const held = lab.proxy.hold('before', AUTHORIZE);
    const opening = askToOpen(lab.app, door);
    await held.arrived;
    lab.world.setAddress({ ...OLD, ipv4: NEW_V4 });
    held.release();
    expect(await opening).toMatchObject({ ok: true });
    expect(lab.letIn()).toEqual([OLD.ipv6, OLD.ipv4].sort());
    // Nobody clicks: the next looks of the app itself find out, and a second reading confirms it.
    await waitForLetIn(lab, [NEW_V4, OLD.ipv6], 40_000);
  },
);

row('F15', 'two addresses take turns: the app asks, and the rules do not grow', async (lab) => {
  await withLease(lab.app);
  let most = 0;
  for (let turn = 0; turn < 8; turn += 1) {
    lab.world.setAddress(turn % 2 === 0 ? { ...OLD, ipv4: NEW_V4 } : OLD);
    await lab.app.done('address.check', {});
    most = Math.max(most, lab.ownRules().length);
  }
  expect(most).toBeLessThanOrEqual(2);
  const { mine } = (await lab.app.snapshot()).address;
  expect(String(mine?.ipv4.kind)).toBe('alternating');
});

row(
  'F16',
  'the old rule cannot be closed after a move: both are shown, and it is tried again',
  async (lab) => {
    await withLease(lab.app);
    for (const action of ['ec2:ModifySecurityGroupRules', 'ec2:RevokeSecurityGroupIngress'])
      lab.world.deny('ana', action);
    lab.world.setAddress({ ...OLD, ipv4: NEW_V4 });
    await lab.app.done('address.check', {});
    const lease = await lab.waitForLease('the trouble', ({ trouble }) => trouble !== undefined);
    expect(lease.trouble?.kind).toBe('not-allowed');
    expect(lease.grants).toHaveLength(3);
    expect(lab.letIn()).toEqual([NEW_V4, OLD.ipv4, OLD.ipv6].sort());
    const tries = lab.proxy.count(REVOKE);
    await waitFor(() => lab.proxy.count(REVOKE) > tries, {
      what: 'another try',
      timeoutMs: 30_000,
    });
    lab.world.allow('ana', 'ec2:RevokeSecurityGroupIngress');
    await waitForLetIn(lab, [NEW_V4, OLD.ipv6], 60_000);
  },
);

for (const [what, status, headers] of [
  ['a page', 200, { 'content-type': 'text/html' }],
  ['a redirect', 302, { location: 'https://portal.example/login' }],
] as const)
  row('F17', `a sign-in page of the network answers with ${what}: nothing moves`, async (lab) => {
    await withLease(lab.app);
    const before = lab.proxy.log.length;
    lab.proxy.next({
      kind: 'http',
      service: 'echo',
      status,
      headers,
      text: '<!doctype html><p>Welcome to the hotel</p>',
      times: Infinity,
    });
    await lab.app.raise('resume');
    await lab.app.done('address.check', {});
    expect(lab.proxy.log.slice(before).filter(isChange)).toEqual([]);
    expect(lab.letIn()).toEqual([OLD.ipv4, OLD.ipv6].sort());
    const other = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
    expect(await askToOpen(lab.app, other)).toMatchObject({ error: { kind: 'address-silent' } });
  });

row('F18', 'IPv6 goes away and comes back: its rule is closed and opened again', async (lab) => {
  await withLease(lab.app);
  lab.world.setAddress({ ipv4: OLD.ipv4 });
  await lab.app.done('address.check', {});
  await waitForLetIn(lab, [OLD.ipv4]);
  lab.world.setAddress(OLD);
  await lab.app.done('address.check', {});
  await waitForLetIn(lab, [OLD.ipv4, OLD.ipv6]);
});

async function waitForLetIn(
  lab: FaultLab,
  addresses: readonly string[],
  timeoutMs = 20_000,
): Promise<void> {
  const wanted = addresses.toSorted().join();
  await waitFor(() => lab.letIn().join() === wanted, { what: `${wanted} to be let in`, timeoutMs });
}
