import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuthorizeSecurityGroupIngressCommand, EC2Client } from '@aws-sdk/client-ec2';
import { derivedToken } from '../../src-main/sandbox/identifiers.ts';
import type { Role } from '../../src-main/sandbox/model.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY, secretOf } from '../../src-main/sandbox/seed.ts';
import { addKey, addResource } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const roleArn = (name: string) => `arn:aws:iam::${SANDBOX_ACCOUNT}:role/${name}`;
const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;
const MFA_DEVICE = mfaSerialOf(SANDBOX_ACCOUNT, 'ana');

test('a role is added in the window, opens only its group, and leaves no keys on disk', async ({
  lab,
}) => {
  await addKey(lab);
  const page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'More ways' }).click();
  await page.getByRole('menuitem', { name: 'Role…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Start from').selectOption({ index: 1 });
  await form.getByLabel('ARN of the role').fill(roleArn('gatekeeper'));
  await expect(form.getByText('sts:ExternalId')).toBeVisible();
  await form.getByLabel('Home Region').fill('eu-west-1');
  await form.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByText('the groups you use, whatever the role may do')).toBeVisible();

  const role = (await lab.snapshot()).identities.find(({ kind }) => kind === 'role');
  if (!role) throw new Error('no role');
  expect(role).toMatchObject({ externalIdProof: 'enforced', from: 'AKIA…7Q2A' });
  const resource = await addResource(lab, role.id, 'bastion', SANDBOX_GROUPS.bastionProd, [SSH]);
  await lab.done('lease.open', { resourceId: resource, duration: { kind: 'usual' } });
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
  const opening = lab.aws.requests.findLast(
    ({ action }) => action === 'AuthorizeSecurityGroupIngress',
  );
  expect(opening?.accessKeyId).toMatch(/^ASIA/);
  const session = lab.aws.world.session(opening?.accessKeyId ?? '');
  expect(session?.policy).toContain(SANDBOX_GROUPS.bastionProd);
  expect(session?.policy).not.toContain(SANDBOX_GROUPS.stagingDb);
  const kept = readdirSync(path.join(lab.userData, 'aws')).map((name) =>
    readFileSync(path.join(lab.userData, 'aws', name), 'utf8'),
  );
  expect(kept.join('\n')).not.toContain(opening?.accessKeyId);
});

test('a role with its ExternalId and a code answered in the window acts on the groups in use only', async ({
  lab,
}) => {
  const from = await addKey(lab);
  const asked = { from, minutes: 60, region: 'eu-west-1', mfaSerial: MFA_DEVICE };
  const role = { ...asked, roleArn: roleArn('gatekeeper-mfa'), externalId: 'drawbridge-e2e-0001' };
  const { trust, ...rest } = lab.aws.world.role('gatekeeper-mfa') ?? {};
  if (!trust) throw new Error('no role');
  const { externalId } = role;
  lab.aws.world.putRole({ ...(rest as Role), trust: { ...trust, externalId } });
  const wrongId = { ...role, externalId: 'drawbridge-e2e-9999', mfaCode: SANDBOX_MFA_CODE };
  expect((await lab.call('identity.addRole', wrongId)).ok).toBe(false);
  const wrongCode = { ...role, mfaCode: '000000' };
  expect(await lab.call('identity.addRole', wrongCode)).toMatchObject({
    error: { kind: 'mfa-code-refused' },
  });
  const { identityId } = await lab.done('identity.addRole', {
    ...role,
    mfaCode: SANDBOX_MFA_CODE,
  });
  const resource = await addResource(lab, identityId, 'bastion', SANDBOX_GROUPS.bastionProd, [SSH]);
  await lab.app.kill();
  await lab.launch();
  const open = { resourceId: resource, duration: { kind: 'usual' } } as const;
  expect(await lab.call('lease.open', open)).toMatchObject({ error: { kind: 'mfa-code-needed' } });
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toEqual([]);

  const page = await lab.show('access-keys');
  await page.getByLabel('Code of your MFA device').fill('000000');
  await page.getByRole('button', { name: 'Use code' }).click();
  await expect(page.getByText('AWS did not take the code')).toBeVisible();
  await page.getByLabel('Code of your MFA device').fill(SANDBOX_MFA_CODE);
  await page.getByRole('button', { name: 'Use code' }).click();
  await expect(page.getByText('Good until')).toBeVisible();
  await lab.done('lease.open', open);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);

  // What the app holds, in the hands of somebody else: AWS lets it into the group in use only.
  const accessKeyId =
    lab.aws.requests.findLast(({ action }) => action === 'AuthorizeSecurityGroupIngress')
      ?.accessKeyId ?? '';
  const stolen = new EC2Client({
    endpoint: lab.aws.url,
    region: 'eu-west-1',
    credentials: {
      accessKeyId,
      secretAccessKey: secretOf(accessKeyId),
      sessionToken: derivedToken(accessKeyId),
    },
  });
  const authorize = (GroupId: string) =>
    stolen.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '203.0.113.7/32', Description: 'Drawbridge e2e' }],
          },
        ],
      }),
    );
  await expect(authorize(SANDBOX_GROUPS.stagingDb)).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
  });
  await expect(authorize(SANDBOX_GROUPS.bastionProd)).resolves.toBeDefined();
  stolen.destroy();
});

test('a role that lets in whoever comes without the ExternalId is said to', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'More ways' }).click();
  await page.getByRole('menuitem', { name: 'Role…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Start from').selectOption({ index: 1 });
  await form.getByLabel('ARN of the role').fill(roleArn('careless'));
  await form.getByLabel('Home Region').fill('eu-west-1');
  await form.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByText('The role lets in whoever has no ExternalId')).toBeVisible();
});

test('a code is asked for once, may be put aside, and is taken later', async ({ lab }) => {
  const from = await addKey(lab);
  const input = { from, mfaSerial: MFA_DEVICE, minutes: 60 };
  const { identityId } = await lab.done('identity.addMfaSession', {
    ...input,
    mfaCode: SANDBOX_MFA_CODE,
  });
  await addResource(lab, identityId, 'bastion', SANDBOX_GROUPS.bastionProd, [SSH]);
  await lab.app.kill();
  await lab.launch();
  const asking = { identityId, region: 'eu-west-1' as never };
  expect(await lab.call('group.find', asking)).toMatchObject({
    error: { kind: 'mfa-code-needed' },
  });
  const page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'Not now' }).click();
  expect((await lab.call('group.find', asking)).ok).toBe(false);
  await expect(page.getByText('Waits for a code of your MFA device.')).toBeVisible();
  await page.getByRole('button', { name: 'Enter code' }).click();
  await page.getByLabel('Code of your MFA device').fill(SANDBOX_MFA_CODE);
  await page.getByRole('button', { name: 'Use code' }).click();
  await expect(page.getByText('Good until')).toBeVisible();
  expect((await lab.call('group.find', asking)).ok).toBe(true);
});

test.describe('with the AWS files of this computer', () => {
  let folder: string;
  let files: Record<string, string>;

  test.beforeEach(async ({ lab }) => {
    // Outside the lab: these files are meant to hold a secret.
    folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-aws-files-'));
    files = {
      AWS_CONFIG_FILE: path.join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
    };
    await lab.app.kill();
    await lab.launch(files);
  });
  test.afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('a command is shown and runs after consent only', async ({ lab }) => {
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    const answer = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
    writeFileSync(path.join(folder, 'answer.json'), JSON.stringify(answer));
    const command = `touch "${folder}/canary" && cat "${folder}/answer.json"`;
    writeFileSync(
      files['AWS_CONFIG_FILE'] ?? '',
      `[profile tool]\nregion = eu-west-1\ncredential_process = ${command}\n`,
    );
    const canary = () => existsSync(path.join(folder, 'canary'));
    const input = { profile: 'tool', region: 'eu-west-1' };
    expect(await lab.call('identity.addProfile', input)).toMatchObject({
      error: { kind: 'command-not-allowed', profile: 'tool' },
    });
    const page = await lab.show('access-keys');
    await page.getByRole('button', { name: 'More ways' }).click();
    await page.getByRole('menuitem', { name: 'Profile of ~/.aws…' }).click();
    await page.getByLabel('Profile', { exact: true }).selectOption('tool');
    await expect(page.getByText(command)).toBeVisible();
    expect(canary()).toBe(false);
    await page.getByRole('button', { name: 'Allow this command' }).click();
    await page.getByRole('button', { name: 'Add profile' }).click();
    await expect(page.getByRole('heading', { name: 'tool' })).toBeVisible();
    expect(canary()).toBe(true);

    rmSync(path.join(folder, 'canary'));
    writeFileSync(
      files['AWS_CONFIG_FILE'] ?? '',
      `[profile tool]\ncredential_process = ${command} && true\n`,
    );
    await lab.app.kill();
    await lab.launch(files);
    const again = await lab.show('access-keys');
    await expect(again.getByText(`${command} && true`)).toBeVisible();
    const [identity] = (await lab.snapshot()).identities;
    if (!identity) throw new Error('no identity');
    const asking = { identityId: identity.id, region: 'eu-west-1' as never };
    expect(await lab.call('group.find', asking)).toMatchObject({
      error: { kind: 'command-not-allowed' },
    });
    expect(canary()).toBe(false);
  });

  test('a command that changes under a running app runs no more, neither in its old nor in its new form', async ({
    lab,
  }) => {
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    const answer = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
    writeFileSync(path.join(folder, 'answer.json'), JSON.stringify(answer));
    const commandFor = (canary: string) =>
      `touch "${folder}/${canary}" && cat "${folder}/answer.json"`;
    const write = (canary: string) => {
      const text = `[profile tool]\nregion = eu-west-1\ncredential_process = ${commandFor(canary)}\n`;
      writeFileSync(files['AWS_CONFIG_FILE'] ?? '', text);
    };
    const ran = () => readdirSync(folder).filter((name) => name.startsWith('canary-'));
    const allow = async () => {
      const [profile] = await lab.done('identity.listProfiles', {});
      const [command] = profile?.commands ?? [];
      return { profile: 'tool', fingerprint: command?.fingerprint ?? '' };
    };
    write('canary-1');
    const shown = await allow();
    // Exchanged between the moment it was shown and the click.
    write('canary-2');
    expect(await lab.call('identity.allowCommand', shown)).toMatchObject({
      error: { kind: 'command-changed' },
    });
    expect(ran()).toEqual([]);

    await lab.done('identity.allowCommand', await allow());
    const { identityId } = await lab.done('identity.addProfile', {
      profile: 'tool',
      region: 'eu-west-1',
    });
    expect(ran()).toEqual(['canary-2']);
    rmSync(path.join(folder, 'canary-2'));
    write('canary-3');
    // Only now: looks at a resource may take keys into memory, which then serve for a while.
    const bastion = await addResource(lab, identityId, 'bastion', SANDBOX_GROUPS.bastionProd, [
      SSH,
    ]);
    const open = { resourceId: bastion, duration: { kind: 'usual' } } as const;
    expect(await lab.call('lease.open', open)).toMatchObject({
      error: { kind: 'command-not-allowed' },
    });
    expect(ran()).toEqual([]);
    expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toEqual([]);

    const page = await lab.show('access-keys');
    await expect(page.getByText(commandFor('canary-3'))).toBeVisible();
    await page.getByRole('button', { name: 'Allow this command' }).click();
    await expect(page.getByRole('button', { name: 'Allow this command' })).toBeHidden();
    await lab.done('lease.open', open);
    await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
    expect(ran()).toEqual(['canary-3']);
  });

  test('a key moves from the file into the keychain, and back', async ({ lab }) => {
    const file = files['AWS_SHARED_CREDENTIALS_FILE'] ?? '';
    const before = `# mine\n[work]\naws_access_key_id = ${SANDBOX_KEY.accessKeyId}\naws_secret_access_key = ${SANDBOX_KEY.secretAccessKey}\nregion = eu-west-1\n`;
    writeFileSync(file, before);
    const { removed } = await lab.done('identity.importFromCredentials', {
      profile: 'work',
      region: 'eu-west-1',
      removePlaintext: true,
    });
    expect(readFileSync(file, 'utf8')).toBe('# mine\n[work]\nregion = eu-west-1\n');
    expect(await lab.keysKept()).toHaveLength(1);
    expect((await lab.snapshot()).storage).toMatchObject({
      backend: 'secret-service',
      state: 'usable',
    });
    if (!removed) throw new Error('nothing was removed');
    await lab.done('identity.restorePlaintext', removed);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
