import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import { addDoors, addResource, EU } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;
const STRANGER = '198.18.0.0/16';

/** Somebody who can write to the files, between two lives of the app. */
function write(lab: Lab, file: string, change: (text: string) => string): void {
  const at = path.join(lab.userData, file);
  const before = readFileSync(at, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(at, after);
}

/** What AWS was asked for since, that changes something. */
function changes(lab: Lab, since: number): readonly string[] {
  return lab.aws.requests
    .slice(since)
    .map(({ action }) => action)
    .filter((action) => /^(Authorize|Modify|Revoke|Update|Create)/.test(action));
}

function altered(what: Extract<Problem, { kind: 'file-altered' }>['what']) {
  return { kind: 'file-altered', what };
}

test('another group written into the resources opens nothing, is told, and is mended in the form', async ({
  lab,
}) => {
  const { database } = await addDoors(lab);
  await lab.app.kill();
  write(lab, 'aws/resources.json', (text) => text.replaceAll(stagingDb, bastionProd));
  const since = lab.aws.requests.length;
  await lab.launch();
  const page = await lab.show('resources');
  await page.getByRole('button', { name: /^Open database for (?!another)/ }).click();
  await expect(page.getByText('Changed behind Drawbridge’s back').first()).toBeVisible();
  expect((await lab.snapshot()).leases).toMatchObject([
    { state: { kind: 'failed', problem: altered('resource') } },
  ]);
  expect(changes(lab, since)).toEqual([]);
  expect(lab.ownRules(bastionProd)).toEqual([]);

  await lab.show(`resources/${database}/edit`);
  await expect(page.getByText('Look at every field, then save it.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await waitFor(async () => (await lab.snapshot()).seals.altered.length === 0, {
    what: 'the resource to be sealed anew',
  });
  await lab.done('lease.open', { resourceId: database, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);
});

test('a wider address written into the journal is never asked for, and the door can be closed', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  const before = (await lab.waitForRules(bastionProd, 2)).map(({ cidr }) => cidr);
  await lab.app.kill();
  write(lab, 'aws/journal.json', (text) =>
    text.replace(/"sources":\[[^\]]*\]/, `"sources":["${STRANGER}"]`),
  );
  const since = lab.aws.requests.length;
  await lab.launch();
  await waitFor(
    async () => {
      const [lease] = (await lab.snapshot()).leases;
      return lease?.trouble?.kind === 'file-altered';
    },
    { what: 'the lease to be in trouble' },
  );
  const page = await lab.show('activity');
  await expect(page.getByText(/Changed behind|not what Drawbridge wrote/).first()).toBeVisible();
  expect(changes(lab, since)).toEqual([]);
  const leaseId = await lab.leaseOf('bastion');
  expect(await lab.call('lease.extend', { leaseId, minutes: 30 })).toMatchObject({
    error: altered('lease'),
  });
  expect(changes(lab, since)).toEqual([]);
  expect(lab.ownRules(bastionProd).map(({ cidr }) => cidr)).toEqual(before);
  await lab.done('lease.close', { leaseId });
  await lab.waitForRules(bastionProd, 0);
});

test('settings somebody else wrote open nothing until they are kept', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  const { settings } = await lab.snapshot();
  await lab.done('settings.change', { settings: { ...settings, termMinutes: 45 } });
  await lab.app.kill();
  write(lab, 'settings.json', (text) => text.replace(/"termMinutes":\s*45/, '"termMinutes": 240'));
  await lab.launch();
  const open = { resourceId: bastion, duration: { kind: 'usual' } } as const;
  expect(await lab.call('lease.open', open)).toMatchObject({ error: altered('settings') });
  expect(lab.ownRules(bastionProd)).toEqual([]);
  const page = await lab.show('settings');
  await page.getByRole('button', { name: 'Keep these settings' }).click();
  await expect(page.getByRole('button', { name: 'Keep these settings' })).toBeHidden();
  await lab.done('lease.open', open);
  await lab.waitForRules(bastionProd, 2);
});

test('an identity somebody else wrote into is verified before it opens anything', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  await lab.app.kill();
  write(lab, 'aws/identities.json', (text) =>
    text.replace(/"homeRegion":\s*"eu-west-1"/, '"homeRegion": "us-east-1"'),
  );
  await lab.launch();
  const open = { resourceId: bastion, duration: { kind: 'usual' } } as const;
  expect(await lab.call('lease.open', open)).toMatchObject({ error: altered('identity') });
  const page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'Verify and keep' }).click();
  await expect(page.getByRole('button', { name: 'Verify and keep' })).toBeHidden();
  await lab.done('lease.open', open);
  await lab.waitForRules(bastionProd, 2);
});

test('a keychain that has lost the key to the seals is told, and all can be kept', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  await lab.app.kill();
  await lab.desktop.secretTool.clear('Drawbridge', 'seal');
  await lab.launch();
  const open = { resourceId: bastion, duration: { kind: 'usual' } } as const;
  expect(await lab.call('lease.open', open)).toMatchObject({ error: { kind: 'seal-lost' } });
  const page = await lab.show('settings');
  await page.getByRole('button', { name: 'Keep all as it is' }).click();
  await expect(page.getByRole('button', { name: 'Keep all as it is' })).toBeHidden();
  await lab.done('lease.open', open);
  await lab.waitForRules(bastionProd, 2);
});

test('with a locked keychain nothing is opened, and what is open is closed', async ({ lab }) => {
  // An identity that needs nothing of the keychain itself.
  const env = {
    AWS_ACCESS_KEY_ID: SANDBOX_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: SANDBOX_KEY.secretAccessKey,
  };
  await lab.app.kill();
  await lab.launch(env);
  const { identityId } = await lab.done('identity.addEnvironment', { region: EU });
  const ssh = { protocol: 'tcp', from: 22, to: 22 } as const;
  const resourceId = await addResource(lab, identityId, 'bastion', bastionProd, [ssh]);
  const open = { resourceId, duration: { kind: 'usual' } } as const;
  await lab.done('lease.open', open);
  await lab.waitForRules(bastionProd, 2);
  await lab.app.kill();
  await lab.desktop.keyring.lock();
  await lab.launch(env);
  await lab.done('lease.close', { leaseId: await lab.leaseOf('bastion') });
  await lab.waitForRules(bastionProd, 0);
  expect(await lab.call('lease.open', open)).toMatchObject({ error: { kind: 'keychain-locked' } });
  expect(lab.ownRules(bastionProd)).toEqual([]);
  await lab.desktop.keyring.unlock();
  await lab.done('lease.open', open);
  await lab.waitForRules(bastionProd, 2);
});
