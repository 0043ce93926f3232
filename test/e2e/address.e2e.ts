import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;

test('open leases follow a new address and keep their rules', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.clickTray(/^Open database/);
  const before = await lab.waitForRules(bastionProd, 2);
  await lab.waitForRules(stagingDb, 2);

  lab.aws.world.setAddress({ ipv4: '93.184.215.14', ipv6: '2a00:1450:4009:820::42' });
  await lab.done('address.check', {});

  const wanted = ['2a00:1450:4009:820::42/128', '93.184.215.14/32'];
  for (const group of [bastionProd, stagingDb])
    await expect
      .poll(() =>
        lab
          .ownRules(group)
          .map(({ cidr }) => cidr)
          .sort(),
      )
      .toEqual(wanted);
  expect(lab.ownRules(bastionProd).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test('without the permission to modify, the new rule comes before the old one goes', async ({
  lab,
}) => {
  await addDoors(lab);
  lab.aws.world.deny('ana', 'ec2:ModifySecurityGroupRules');
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);

  lab.aws.world.setAddress({ ipv4: '93.184.215.14' });
  await lab.done('address.check', {});
  await expect
    .poll(() => lab.ownRules(bastionProd).map(({ cidr }) => cidr))
    .toEqual(['93.184.215.14/32']);

  const order = lab.aws.requests
    .filter(({ service, errorCode }) => service === 'ec2' && errorCode === undefined)
    .map(({ action }) => action);
  const opened = order.lastIndexOf('AuthorizeSecurityGroupIngress');
  const closed = order.indexOf('RevokeSecurityGroupIngress');
  expect(opened).toBeGreaterThan(0);
  expect(opened).toBeLessThan(closed);
});

test('sources that disagree open nothing; a chosen address does', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  lab.aws.world.setAddress({ ipv4: '93.184.215.14' }, 'echo-b');
  lab.aws.world.setAddress({ ipv4: '81.187.42.19' }, 'echo');
  await lab.done('address.check', {});

  const refused = await lab.call('lease.open', {
    resourceId: bastion,
    duration: { kind: 'usual' },
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'address-disagreed' } });
  expect(lab.ownRules(bastionProd)).toEqual([]);

  await lab.done('address.choose', { family: 'ipv4', text: '93.184.215.14' });
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  expect(lab.ownRules(bastionProd).map(({ cidr }) => cidr)).toEqual(['93.184.215.14/32']);
});

test('everywhere and private networks are refused as an address', async ({ lab }) => {
  for (const [text, kind] of [
    ['0.0.0.0/0', 'address-everywhere'],
    ['10.1.2.3', 'address-not-global'],
    ['bastion', 'address-not-an-address'],
  ] as const)
    expect(await lab.call('address.choose', { family: 'ipv4', text })).toMatchObject({
      ok: false,
      error: { kind },
    });
  expect(await lab.call('address.choose', { family: 'ipv6', text: '::/0' })).toMatchObject({
    ok: false,
    error: { kind: 'address-everywhere' },
  });
});
