import type { Page } from '@playwright/test';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { DismissingPrompter } from '../support/desktop/keyring-prompter.ts';
import { waitFor } from '../support/wait-for.ts';
import { addKeyByHand } from './support/by-hand.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;
const MASKED = 'AKIA…7Q2A';

/** A key and its doors are there; then the app starts anew, so that nothing is in its memory. */
async function afterRestart(lab: Lab, meanwhile: () => Promise<void>): Promise<Page> {
  await addDoors(lab);
  await lab.app.kill();
  await meanwhile();
  await lab.launch();
  return lab.show('resources');
}

const clickOpen = (page: Page) =>
  page.getByRole('button', { name: /^Open bastion for (?!another)/ }).click();

/** The door stays shut and says why. */
async function refusesToOpen(lab: Lab, page: Page, kind: Problem['kind'], words: string) {
  await clickOpen(page);
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeHidden();
  const { leases, identities } = await lab.snapshot();
  expect(leases).toMatchObject([{ state: { kind: 'failed', problem: { kind } } }]);
  expect(identities).toMatchObject([{ maskedKeyId: MASKED }]);
  expect(lab.ownRules(bastionProd)).toEqual([]);
}

/** The same click once more, without a restart. */
async function opensNow(lab: Lab, page: Page): Promise<void> {
  await lab.show('resources');
  await clickOpen(page);
  await lab.waitForRules(bastionProd, 2);
  await lab.show('access-keys');
  await expect(page.getByText('Secrets are in the keychain of your desktop')).toBeVisible();
  await expect(page.getByText('and nowhere else.')).toBeVisible();
}

test('a locked keychain is named, opens nothing, and unlocking it is enough', async ({ lab }) => {
  const page = await afterRestart(lab, () => lab.desktop.keyring.lock());
  await refusesToOpen(lab, page, 'keychain-locked', 'The keychain is locked');
  await lab.show('access-keys');
  await expect(page.getByText('which is locked.')).toBeVisible();
  await expect(page.getByRole('heading', { name: MASKED })).toBeVisible();

  await lab.desktop.keyring.unlock();
  await expect(async () => {
    // The look around after the start may be quicker than the click.
    const again = page.getByRole('button', { name: 'Try again' });
    if (await again.isVisible()) await again.click({ timeout: 1_000 });
    await expect(page.getByText('97 days old')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await opensNow(lab, page);
});

test('a dismissed prompt is taken for a no, and comes back with the next click only', async ({
  lab,
}) => {
  await addDoors(lab);
  await lab.app.kill();
  await lab.desktop.keyring.lock();
  const prompter = await DismissingPrompter.start(lab.desktop.bus);
  try {
    await lab.launch();
    const page = await lab.show('resources');
    // The look around after the start is the first to want a key.
    await waitFor(async () => (await lab.snapshot()).storage.state === 'locked', {
      what: 'the first prompt to be dismissed',
    });
    const before = prompter.dismissed;
    expect(before).toBeGreaterThan(0);
    await refusesToOpen(lab, page, 'keychain-locked', 'The keychain is locked');
    // Once to read, once to tell a no from an item that is gone: keytar says the same of both.
    expect(prompter.dismissed - before).toBe(2);
    await lab.show('access-keys');
    await expect(page.getByText('which is locked.')).toBeVisible();
    await lab.desktop.keyring.unlock();
    await opensNow(lab, page);
  } finally {
    prompter.stop();
  }
});

test('no keychain at all is named, and starting one is enough', async ({ lab }) => {
  const page = await afterRestart(lab, () => lab.desktop.stopKeyring());
  await refusesToOpen(lab, page, 'keychain-absent', 'No keychain on this computer');
  await lab.show('access-keys');
  await expect(page.getByText('This computer has no keychain')).toBeVisible();
  await expect(page.getByText('Keys are kept nowhere else instead')).toBeVisible();

  await lab.desktop.startKeyring();
  await opensNow(lab, page);
});

test('a secret that was taken out of the keychain is missed, and adding the key again is enough', async ({
  lab,
}) => {
  const page = await afterRestart(lab, () =>
    lab.desktop.secretTool.clear('Drawbridge', SANDBOX_KEY.accessKeyId),
  );
  await refusesToOpen(lab, page, 'keychain-lost-key', 'The secret is gone from the keychain');
  await lab.show('access-keys');
  await expect(page.getByText(`has lost ${MASKED}`)).toBeVisible();

  await addKeyByHand(page, SANDBOX_KEY);
  expect((await lab.snapshot()).identities).toHaveLength(1);
  expect(await lab.desktop.secretTool.accounts('Drawbridge')).toContain(SANDBOX_KEY.accessKeyId);
  await opensNow(lab, page);
});

test('a door that is open when the keychain is locked can still be closed', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);
  await lab.desktop.keyring.lock();
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
});

test('a door that is open when the app starts with a locked keychain is closed once it is unlocked', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);
  await lab.app.kill();
  await lab.desktop.keyring.lock();
  await lab.launch();
  await lab.clickTray(/^Close bastion/);
  await lab.waitForTray(/still open/);
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.desktop.keyring.unlock();
  await lab.clickTray(/^Try again/);
  await waitFor(() => lab.ownRules(bastionProd).length === 0, { what: 'the door to be shut' });
});
