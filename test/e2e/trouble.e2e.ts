import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors, addKey, addResource } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, legacyOfficeList } = SANDBOX_GROUPS;
const ssh = [{ protocol: 'tcp', from: 22, to: 22 }] as const;
const usual = { kind: 'usual' } as const;

test("somebody else's identical rule is named and never closed", async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  lab.aws.world.addForeignRule({ groupId: bastionProd, fromPort: 22, cidr: '81.187.42.19/32' });
  const before = lab.aws.world.rules(bastionProd);
  const refused = await lab.call('lease.open', { resourceId: bastion, duration: usual });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'open-by-someone-else' } });
  await lab.done('lease.closeAll', {});
  expect(lab.aws.world.rules(bastionProd)).toEqual(before);
});

test('a full group, a missing permission and a vanished group open nothing and say why', async ({
  lab,
}) => {
  const identityId = await addKey(lab);
  const full = await addResource(lab, identityId, 'office', legacyOfficeList, ssh);
  expect(await lab.call('lease.open', { resourceId: full, duration: usual })).toMatchObject({
    ok: false,
    error: { kind: 'group-full', groupId: legacyOfficeList },
  });
  const door = await addResource(lab, identityId, 'bastion', bastionProd, ssh);
  lab.aws.world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
  expect(await lab.call('lease.open', { resourceId: door, duration: usual })).toMatchObject({
    ok: false,
    error: { kind: 'not-allowed', action: 'ec2:AuthorizeSecurityGroupIngress' },
  });
  lab.aws.world.allow('ana', 'ec2:AuthorizeSecurityGroupIngress');
  lab.aws.world.deleteGroup(bastionProd);
  expect(await lab.call('lease.open', { resourceId: door, duration: usual })).toMatchObject({
    ok: false,
    error: { kind: 'group-gone', groupId: bastionProd },
  });
  expect((await lab.snapshot()).leases.map(({ state }) => state.kind)).toEqual([
    'failed',
    'failed',
  ]);
});

test('a close that AWS refuses stays in sight until it is done', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  lab.aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
  await lab.clickTray(/^Close bastion/);
  await lab.waitForTray(/still open/);
  const notice = await lab.desktop.notifications.waitFor('still open');
  expect(notice.urgency).toBe('critical');
  expect(lab.ownRules(bastionProd)).toHaveLength(2);

  lab.aws.world.allow('ana', 'ec2:RevokeSecurityGroupIngress');
  await lab.clickTray(/^Try again/);
  await lab.waitForRules(bastionProd, 0);
});

test('files that cannot be read are kept aside, and the app starts', async ({ lab }) => {
  await addDoors(lab);
  await lab.app.kill();
  await writeFile(path.join(lab.userData, 'settings.json'), '{ "theme": "da');
  await lab.launch();
  const { startProblems, resources, settings } = await lab.snapshot();
  expect(startProblems).toMatchObject([{ kind: 'file-unreadable' }]);
  expect(resources.map(({ label }) => label)).toEqual(['bastion', 'database']);
  expect(settings.theme).toBe('system');
  const kept = (await readdir(lab.userData)).filter((name) => name.startsWith('settings.json.'));
  expect(kept).toHaveLength(1);
});
