import { expect } from 'vitest';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { waitFor } from '../support/wait-for.ts';
import { AUTHORIZE, isChange } from './support/actions.ts';
import { askToOpen, BASTION, furnish, open, withLease } from './support/doors.ts';
import { row } from './support/row.ts';

const MY_V4 = '81.187.42.19';

row('F24', 'the group is deleted: the lease ends, and nobody asks again and again', async (lab) => {
  const door = await furnish(lab.app);
  const leaseId = await open(lab.app, door);
  lab.strangers.deleteGroup(BASTION);
  await lab.app.call('lease.close', { leaseId });
  await lab.waitForNoLease();
  expect(await askToOpen(lab.app, door)).toMatchObject({ error: { kind: 'group-gone' } });
  const [failed] = await lab.leases();
  expect(failed?.state.kind ?? 'failed').toBe('failed');
});

row('F25', 'the group is made again under its name: the new one is not touched', async (lab) => {
  const leaseId = await withLease(lab.app);
  const { name } = lab.world.group(BASTION) ?? { name: '' };
  const twin = lab.world.group(SANDBOX_GROUPS.jumpEu);
  if (!twin) throw new Error('the sandbox has no second group');
  lab.strangers.deleteGroup(BASTION);
  lab.world.replaceGroup({ ...twin, name });
  lab.strangers.open({ groupId: twin.id, fromPort: 22, cidr: `${MY_V4}/32` });
  await lab.app.call('lease.close', { leaseId });
  await lab.waitForNoLease();
  const asked = lab.proxy.log.filter(({ form }) => [...form.values()].includes(twin.id));
  expect(asked).toEqual([]);
});

row(
  'F26',
  'the group is full: that is said of the family that is, and nothing is deleted',
  async (lab) => {
    const door = await furnish(lab.app, { groupId: SANDBOX_GROUPS.legacyOfficeList });
    const both = await askToOpen(lab.app, door);
    expect(both).toMatchObject({ error: { kind: 'group-full' } });
    lab.world.setAddress({ ipv4: MY_V4 });
    await lab.app.done('address.check', {});
    const one = await askToOpen(lab.app, door);
    expect(one).toMatchObject({ error: { kind: 'group-full', family: 'ipv4' } });
    expect(lab.ownRules()).toEqual([]);
  },
);

row('F27', 'somebody changes our rule: that is found, asked about and left alone', async (lab) => {
  const leaseId = await withLease(lab.app);
  const [rule] = lab.ownRules();
  if (!rule) throw new Error('nothing was opened');
  lab.strangers.edit(rule.id, { toPort: 2222 });
  await lab.app.raise('resume');
  await lab.waitForLease(
    'the change to be noticed',
    ({ trouble, state }) =>
      trouble?.kind === 'rule-changed' ||
      (state.kind === 'closing' && state.problem?.kind === 'rule-changed'),
  );
  await lab.app.call('lease.close', { leaseId });
  expect(lab.world.rule(rule.id)).toBeDefined();
});

row('F28', 'somebody removes our rules: the lease ends and is not opened again', async (lab) => {
  await withLease(lab.app);
  const opened = lab.proxy.count(AUTHORIZE);
  for (const { id } of lab.ownRules()) lab.strangers.remove(id);
  await lab.app.raise('resume');
  await lab.waitForNoLease();
  expect(lab.proxy.count(AUTHORIZE)).toBe(opened);
  const closed = (await lab.app.snapshot()).activity.find(({ deed }) => deed === 'closed');
  expect(closed?.reason).toBe('vanished');
});

row('F29', 'a colleague opened the same already: no lease, and it is never closed', async (lab) => {
  lab.strangers.open({ groupId: BASTION, fromPort: 22, cidr: `${MY_V4}/32`, description: 'ben' });
  const door = await furnish(lab.app);
  expect(await askToOpen(lab.app, door)).toMatchObject({
    error: { kind: 'open-by-someone-else' },
  });
  expect(lab.ownRules()).toEqual([]);
  await lab.app.done('lease.closeAll', {});
  await lab.app.terminate();
});

row(
  'F31',
  'two computers behind one address: the second opens nothing, and closing there cuts nobody',
  async (lab) => {
    await withLease(lab.app);
    const door = await furnish(lab.other);
    expect(await askToOpen(lab.other, door)).toMatchObject({
      error: { kind: 'open-by-someone-else', holder: { host: expect.any(String) as string } },
    });
    const before = lab.proxy.log.length;
    await lab.other.done('lease.closeAll', {});
    await lab.other.terminate();
    expect(lab.proxy.log.slice(before).filter(isChange)).toEqual([]);
    expect((await lab.lease()).state.kind).toBe('open');
    expect(lab.ownRules()).toHaveLength(2);
    expect(lab.ownRules(lab.other)).toEqual([]);
  },
);

row('F31', 'and the second can open once the first has closed', async (lab) => {
  const leaseId = await withLease(lab.app);
  const door = await furnish(lab.other);
  await lab.app.done('lease.close', { leaseId });
  await open(lab.other, door);
  await waitFor(() => lab.ownRules(lab.other).length === 2, { what: 'the rules of the second' });
});
