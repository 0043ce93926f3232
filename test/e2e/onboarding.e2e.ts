import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addKeyByHand } from './support/by-hand.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name });

test('the sandbox leads by mouse from nothing to an open door, and to the end', async ({ lab }) => {
  const page = await lab.app.electron.firstWindow();
  await page.getByRole('button', { name: /^Try the sandbox/ }).click();
  await expect(heading(page, 'Pick a door')).toBeVisible();
  await page.getByRole('radio', { name: /^staging-db/ }).check();
  await page.getByRole('button', { name: 'Take this one' }).click();
  await page.getByRole('button', { name: 'Open for 5 minutes' }).click();
  await expect(page.getByRole('main').getByText(/^Open until/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(heading(page, 'Try it')).toBeVisible();
  await expect(page.getByText('It’s in your tray')).toBeVisible();
  await expect(page.getByLabel('Start at login')).not.toBeChecked();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('link', { name: 'staging-db', exact: true })).toBeVisible();
  expect((await lab.snapshot()).onboarded).toBe(true);
});

test('profiles of this computer are offered, and one leads on without its key being copied', async ({
  lab,
}) => {
  // Outside the lab: these files are meant to hold a secret.
  const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-aws-files-'));
  const config = path.join(folder, 'config');
  const credentials = path.join(folder, 'credentials');
  const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
  const pair = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`;
  writeFileSync(config, '[profile work]\nregion = eu-west-1\n[profile home]\nregion = us-east-1\n');
  writeFileSync(credentials, `[work]\n${pair}\n[home]\n${pair}\n`);
  try {
    await lab.app.kill();
    await lab.launch({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials });
    const page = await lab.app.electron.firstWindow();
    await page.getByRole('button', { name: 'Use my AWS profiles (2 found)' }).click();
    await page.getByLabel('Profile', { exact: true }).selectOption('work');
    await page.getByRole('button', { name: 'Add profile' }).click();
    await expect(heading(page, 'Pick a door')).toBeVisible();
    await expect(page.getByRole('radio', { name: /^bastion-prod/ })).toBeVisible();
    // No secret, only the key to the seals.
    expect(await lab.desktop.secretTool.accounts('Drawbridge')).toEqual(['seal']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a window closed half-way comes back to the same step, and so does a new start', async ({
  lab,
}) => {
  await addKeyByHand(await lab.app.electron.firstWindow(), SANDBOX_KEY);
  await lab.closeWindow();
  const again = await lab.window();
  await expect(heading(again, 'Pick a door')).toBeVisible();
  await again.getByRole('radio', { name: /^bastion-prod/ }).check();
  await again.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(heading(again, 'Try it')).toBeVisible();
  await lab.closeWindow();
  await expect(heading(await lab.window(), 'Try it')).toBeVisible();

  await lab.app.kill();
  await lab.launch();
  const page = await lab.window();
  await page.getByRole('button', { name: 'Open for 5 minutes' }).click();
  await lab.waitForRules(bastionProd, 2);
  await page.getByRole('button', { name: 'Done' }).click();
  await lab.closeWindow();
  await expect(heading(await lab.window(), 'Resources')).toBeVisible();
});

test('who may not open a door gets a policy for the administrator', async ({ lab }) => {
  lab.aws.world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
  const page = await lab.app.electron.firstWindow();
  await addKeyByHand(page, SANDBOX_KEY);
  await page.getByRole('radio', { name: /^bastion-prod/ }).check();
  await expect(page.getByText('Not allowed to open.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy policy for your admin' }).click();
  const copied = await lab.app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('ec2:AuthorizeSecurityGroupIngress');
  expect(copied).toContain(bastionProd);
  expect(() => JSON.parse(copied) as unknown).not.toThrow();
});

test('skipped, the first steps do not come back by themselves', async ({ lab }) => {
  const page = await lab.app.electron.firstWindow();
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await expect(page.getByText('No resources yet.')).toBeVisible();
  await lab.app.kill();
  await lab.launch();
  await expect((await lab.window()).getByText('No resources yet.')).toBeVisible();
});

test('the command list opens a door and closes it, and the last screen comes back', async ({
  lab,
}) => {
  await addDoors(lab);
  const page = await lab.window();
  await expect(page.getByRole('link', { name: 'bastion', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('open bast');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Open bastion/);
  await page.keyboard.press('Enter');
  await lab.waitForRules(bastionProd, 2);
  await expect(page.getByRole('main').getByText(/^Open until/)).toBeVisible();

  await page.keyboard.press('Control+Shift+X');
  await lab.waitForRules(bastionProd, 0);
  await page.keyboard.press('Control+2');
  await expect(heading(page, 'Activity')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  const closed = page.waitForEvent('close');
  // The page is gone before the keys are up again.
  await page.keyboard.press('Control+w').catch(() => undefined);
  await closed;
  await expect(heading(await lab.window(), 'Activity')).toBeVisible();
});
