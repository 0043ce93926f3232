import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import { addKeyByHand } from './support/by-hand.ts';
import { addDoors, addResource } from './support/furnish.ts';
import { heapSnapshot } from './support/heap-snapshot.ts';
import { ipcAnswers, recordIpcAnswers } from './support/ipc-answers.ts';
import { secretsHandedOut } from './support/secrets-handed-out.ts';
import { expect, test } from './support/test.ts';

const { secretAccessKey } = SANDBOX_KEY;
const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;
const usual = { kind: 'usual' } as const;

/** The button of the form; the cross above it has the same name. */
const cancel = (page: Page) => page.getByText('Cancel', { exact: true }).click();

async function typeSecret(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an access key' }).first().click();
  await page.getByRole('dialog').getByLabel('Secret access key').fill(secretAccessKey);
}

/** How often the text stands in the snapshot; a number, so that a failure does not print it all. */
const timesIn = (snapshot: string, text: string): number => snapshot.split(text).length - 1;

test('the memory of the window holds a secret while it is typed, and not after', async ({
  lab,
}) => {
  test.setTimeout(120_000);
  const page = await lab.window();
  await typeSecret(page);
  expect(timesIn(await heapSnapshot(page), secretAccessKey)).toBeGreaterThan(0);
  await cancel(page);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(timesIn(await heapSnapshot(page), secretAccessKey)).toBe(0);

  await addKeyByHand(page, SANDBOX_KEY);
  await expect(page.getByText('AKIA…7Q2A').first()).toBeVisible();
  const after = await heapSnapshot(page);
  // The search finds what is there.
  expect(timesIn(after, 'arn:aws:iam::123456789012:user/ana')).toBeGreaterThan(0);
  expect(timesIn(after, secretAccessKey)).toBe(0);
});

test('nothing the window is sent holds a secret or a temporary key, through all that makes some', async ({
  lab,
}) => {
  // In the middle of its start the collector may take what the recorder's own answer hangs on.
  const page = await lab.window();
  await expect(page.getByRole('button').first()).toBeVisible();
  await recordIpcAnswers(lab.app);
  await typeSecret(page);
  await cancel(page);
  await addKeyByHand(page, SANDBOX_KEY);
  const [own] = (await lab.snapshot()).identities;
  if (!own) throw new Error('no identity');
  const from = own.id;
  const mfaSerial = mfaSerialOf(SANDBOX_ACCOUNT, 'ana');
  const mfa = await lab.done('identity.addMfaSession', {
    from,
    mfaSerial,
    minutes: 60,
    mfaCode: SANDBOX_MFA_CODE,
  });
  const role = await lab.done('identity.addRole', {
    from,
    roleArn: `arn:aws:iam::${SANDBOX_ACCOUNT}:role/gatekeeper`,
    externalId: 'drawbridge-e2e-0001',
    minutes: 60,
    region: 'eu-west-1',
  });
  const { bastionProd, stagingDb } = SANDBOX_GROUPS;
  for (const [identityId, label, group] of [
    [mfa.identityId, 'by-mfa', bastionProd],
    [role.identityId, 'by-role', stagingDb],
  ] as const) {
    const resourceId = await addResource(lab, identityId, label, group, [SSH]);
    await lab.done('lease.open', { resourceId, duration: usual });
    await lab.waitForRules(group, 2);
  }
  await lab.done('rotation.start', { identityId: from });
  const rotated = await waitFor(
    async () => (await lab.snapshot()).rotations.find(({ state }) => state === 'switched'),
    { what: 'the new key to be in use', timeoutMs: 30_000 },
  );
  await lab.done('rotation.undo', { rotationId: rotated.id });
  await lab.done('lease.closeAll', {});

  const secrets = secretsHandedOut(lab.aws);
  const asia = secrets.filter((text) => text.startsWith('ASIA'));
  expect(asia.length).toBeGreaterThanOrEqual(2);
  const answers = await ipcAnswers(lab.app);
  expect(answers.some((answer) => answer.includes('by-role'))).toBe(true);
  expect(answers.some((answer) => answer.includes('externalIdProof'))).toBe(true);
  const hits = secrets.filter((secret) => answers.some((answer) => answer.includes(secret)));
  expect(hits).toHaveLength(0);
  const memory = await heapSnapshot(page);
  expect(secrets.filter((secret) => memory.includes(secret))).toHaveLength(0);
});

test('a crashed window leaves no dump with a secret, and opens again', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: usual });
  const page = await lab.show('access-keys');
  await typeSecret(page);
  const crashed = page.waitForEvent('crash');
  const devTools = await page.context().newCDPSession(page);
  // Never answered: who should answer is gone.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
  const dumps = await lab.app.electron.evaluate(({ app }) => app.getPath('crashDumps'));
  expect(dumps.startsWith(lab.userData)).toBe(true);
  const kept = await readdir(dumps, { recursive: true }).catch(() => []);
  expect(kept.filter((name) => name.endsWith('.dmp'))).toEqual([]);
  expect(await lab.filesWithSecret()).toEqual([]);

  // The doors are the main process's: they stay in hand, and a new window shows them.
  const opened = lab.app.electron.waitForEvent('window');
  await lab.clickTray(/^Open Drawbridge/);
  const again = await opened;
  await expect(again.getByRole('link', { name: 'bastion', exact: true })).toBeVisible();
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0);
});
