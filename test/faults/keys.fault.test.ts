import { expect } from 'vitest';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import { REVOKE } from './support/actions.ts';
import { addDoor, askToOpen, DATABASE, open, withLease } from './support/doors.ts';
import { row } from './support/row.ts';

for (const [keychain, kind] of [
  ['locked', 'keychain-locked'],
  ['dismissed', 'keychain-locked'],
  ['absent', 'keychain-absent'],
] as const)
  row(
    'F19',
    `the keychain is ${keychain}: opening is refused with the reason, leases are still shown`,
    async (lab) => {
      const leaseId = await withLease(lab.app);
      const other = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
      await lab.app.kill();
      await lab.app.launch({ keychain });
      expect((await lab.lease()).id).toBe(leaseId);
      expect(await askToOpen(lab.app, other)).toMatchObject({ error: { kind } });
      await lab.app.change({ keychain: 'usable' });
      await open(lab.app, other);
      await lab.app.done('lease.close', { leaseId });
      await lab.waitForRules(2);
    },
  );

row(
  'F20',
  'the keychain has lost the key: that is said, and nothing begins from the start',
  async (lab) => {
    await withLease(lab.app);
    const other = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
    await lab.app.kill();
    await lab.app.launch({ keychain: 'lost-item' });
    expect(await askToOpen(lab.app, other)).toMatchObject({
      error: { kind: 'keychain-lost-key' },
    });
    const { identities, leases } = await lab.app.snapshot();
    expect(identities).toHaveLength(1);
    expect(leases.filter(({ state }) => state.kind === 'open')).toHaveLength(1);
  },
);

row(
  'F21',
  'the key is deactivated during a lease: the person is told, with the rules',
  async (lab) => {
    const leaseId = await withLease(lab.app, 3_000);
    const key = lab.world.key(SANDBOX_KEY.accessKeyId);
    if (!key) throw new Error('the sandbox has no key');
    lab.world.replaceKey({ ...key, status: 'Inactive' });
    const lease = await lab.waitForLease(
      'a closing that is refused',
      ({ state }) => state.kind === 'closing' && state.problem?.kind === 'key-unknown',
    );
    expect(lease.id).toBe(leaseId);
    expect(lease.grants.map(({ ruleId }) => String(ruleId)).sort()).toEqual(
      lab
        .ownRules()
        .map(({ id }) => id)
        .sort(),
    );
    await waitFor(() => lab.app.notices.some(({ title }) => /door/.test(title)), {
      what: 'a notice',
    });
    lab.world.replaceKey(key);
    await lab.waitForRules(0, 60_000);
  },
);

row(
  'F22',
  'closing is no longer permitted: the person is told, and it is tried again',
  async (lab) => {
    await withLease(lab.app, 3_000);
    lab.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
    await lab.waitForLease(
      'a closing that is refused',
      ({ state }) => state.kind === 'closing' && state.problem?.kind === 'not-allowed',
    );
    await waitFor(() => lab.app.notices.some(({ title }) => /door/.test(title)), {
      what: 'a notice',
    });
    lab.world.allow('ana', 'ec2:RevokeSecurityGroupIngress');
    await lab.waitForRules(0, 60_000);
    await lab.waitForNoLease();
  },
);

row(
  'F23',
  'the credentials expire during a lease: that is said, and it is closed later',
  async (lab) => {
    const leaseId = await withLease(lab.app);
    const lift = lab.proxy.next({
      kind: 'http',
      service: 'ec2',
      status: 400,
      code: 'ExpiredToken',
      times: Infinity,
    });
    expect(await lab.app.call('lease.close', { leaseId })).toMatchObject({
      error: { kind: 'credentials-expired' },
    });
    expect((await lab.lease()).state.kind).toBe('closing');
    expect(lab.proxy.count(REVOKE)).toBe(0);
    lift();
    await lab.waitForRules(0, 30_000);
    await lab.waitForNoLease();
  },
);
