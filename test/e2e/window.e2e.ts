import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { readMark } from '../../src-main/leases/mark.ts';
import { addResourceByHand } from './support/by-hand.ts';
import { addDoors, addKey } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;

test('a resource is picked, checked, saved, opened for some minutes and closed in the window', async ({
  lab,
}) => {
  await addKey(lab);
  const page = await lab.window();
  await addResourceByHand(page, { group: 'staging-db', preset: 'PostgreSQL', label: 'database' });
  await page.getByRole('button', { name: 'Open database for another time' }).click();
  await page.getByRole('menuitem', { name: /minutes/i }).click();
  await page.getByRole('dialog').getByLabel('Minutes').fill('7');
  await page.getByRole('dialog').getByRole('button', { name: /^Open/ }).click();
  const [rule] = await lab.waitForRules(stagingDb, 2);
  const minutes = ((readMark(rule?.description ?? '')?.until ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(6);
  expect(minutes).toBeLessThan(8.1);
  await expect(page.getByText(/^Open until/)).toBeVisible();

  await page.getByRole('link', { name: 'database', exact: true }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: 'Close now' }).click();
  await lab.waitForRules(stagingDb, 0);
  await expect(page.getByRole('main').getByText(/New connections are refused/)).toBeVisible();
});

test('kept open while I work: the rule says the end of the term, the window the latest end', async ({
  lab,
}) => {
  await addDoors(lab);
  const page = await lab.window();
  await page.getByRole('button', { name: 'Open bastion for another time' }).click();
  await page.getByRole('menuitem', { name: 'Keep open while I work' }).click();
  const [rule] = await lab.waitForRules(bastionProd, 2);
  const minutes = ((readMark(rule?.description ?? '')?.until ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(28);
  expect(minutes).toBeLessThan(31.1);
  const [lease] = (await lab.snapshot()).leases;
  expect(lease?.plan).toMatchObject({ kind: 'while-working', termMs: 30 * 60_000 });
});

test('a check names the permission that is missing', async ({ lab }) => {
  const { identityId } = await addDoors(lab);
  lab.aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
  const report = await lab.done('resource.check', {
    identityId,
    region: (await lab.snapshot()).resources[0]?.region ?? ('eu-west-1' as never),
    groupId: bastionProd,
    ports: [{ protocol: 'tcp', from: 22, to: 22 }],
  });
  expect(report).toMatchObject({ open: { kind: 'allowed' }, close: { kind: 'denied' } });
});

test('an open resource is neither changed nor removed, and its key stays', async ({ lab }) => {
  const { bastion, identityId } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  const resource = (await lab.snapshot()).resources.find(({ id }) => id === bastion);
  if (!resource) throw new Error('The resource is gone');
  const { id: _, ...draft } = resource;
  for (const refused of [
    await lab.call('resource.remove', { resourceId: bastion }),
    await lab.call('resource.change', { resourceId: bastion, draft: { ...draft, label: 'x' } }),
  ])
    expect(refused).toMatchObject({ ok: false, error: { kind: 'resource-open' } });
  expect(await lab.call('identity.remove', { identityId })).toMatchObject({
    ok: false,
    error: { kind: 'identity-in-use' },
  });
});

test('bad ports, groups and twins of a resource are refused with their reason', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  const resource = (await lab.snapshot()).resources.find(({ id }) => id === bastion);
  if (!resource) throw new Error('The resource is gone');
  const { id: _, ...draft } = resource;
  for (const [change, kind] of [
    [{ ports: [{ protocol: 'tcp', from: 1, to: 70_000 }] }, 'port-out-of-range'],
    [{ ports: [{ protocol: 'tcp', from: 90, to: 80 }] }, 'ports-reversed'],
    [{ ports: [] }, 'ports-missing'],
    [{ groupId: 'bastion-prod' }, 'group-id-format'],
    [{ label: '  ' }, 'label-missing'],
    [{}, 'resource-duplicate'],
  ] as const)
    expect(await lab.call('resource.add', { draft: { ...draft, ...change } })).toMatchObject({
      ok: false,
      error: { kind },
    });
});
