import type { Page } from '@playwright/test';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY, secretOf } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;
const OLD_KEY = SANDBOX_KEY.accessKeyId;
const OLD_MASKED = 'AKIA…7Q2A';
/** The pause after a change of keys is half a minute, tests of a key take some seconds. */
const ONE_WAY_MS = 75_000;

/** The status of each key of the seeded user. */
const statuses = ({ aws }: Lab) =>
  Object.fromEntries(aws.world.keys('ana').map(({ id, status }) => [id, status]));

/** Access keys; the key to the seals is none. */
const accounts = async ({ desktop }: Lab) =>
  (await desktop.secretTool.accounts('Drawbridge')).filter((account) => account !== 'seal');

function newKey({ aws }: Lab): string {
  const made = aws.world.keys('ana').find(({ id }) => id !== OLD_KEY);
  if (!made) throw new Error('AWS has made no key');
  return made.id;
}

/** Extends the open lease, and answers the key that signed for it. */
async function extendsWith(lab: Lab): Promise<string | undefined> {
  await lab.done('lease.extend', { leaseId: await lab.leaseOf('bastion'), minutes: 30 });
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  return lab.aws.requests.findLast(({ action }) => /^(Modify|Update)SecurityGroupRule/.test(action))
    ?.accessKeyId;
}

/** Opens the window by what the person clicks outside of it. */
async function windowOpenedBy(lab: Lab, click: () => void | Promise<void>): Promise<Page> {
  const opened = lab.app.electron.waitForEvent('window');
  await click();
  return opened;
}

const status = (page: Page) => page.getByRole('region', { name: 'Rotation' }).getByRole('status');

test('a key of 97 days is rotated, taken back once, rotated again and deleted, with a door open', async ({
  lab,
}) => {
  test.setTimeout(4 * ONE_WAY_MS);
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);

  // The reminder, in all its three places; the tray leads to the screen.
  await lab.desktop.notifications.waitFor('97 days');
  await lab.waitForTray(new RegExp(`^Access key ${OLD_MASKED} is 97 days old`));
  await lab.closeWindow();
  let page = await windowOpenedBy(lab, () => lab.clickTray(/^Rotate…/));
  await expect(page.getByText('97 days old')).toBeVisible();

  // Rotated from the window; the app dies while the new key is being tested.
  await page.getByRole('button', { name: 'Rotate the key' }).click();
  await expect(status(page)).toContainText('Tests AKIA…');
  const first = newKey(lab);
  expect(await accounts(lab)).toEqual([OLD_KEY, first].sort());
  expect(await lab.desktop.secretTool.lookup('Drawbridge', first)).toBe(secretOf(first));
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.app.kill();
  lab.desktop.notifications.clear();
  await lab.launch();

  // It goes on by itself, without any window.
  const changed = await lab.desktop.notifications.waitFor('is inactive', ONE_WAY_MS);
  expect(lab.app.electron.windows()).toEqual([]);
  expect(statuses(lab)).toEqual({ [OLD_KEY]: 'Inactive', [first]: 'Active' });
  page = await windowOpenedBy(lab, () => {
    lab.desktop.notifications.click(changed);
  });
  await expect(status(page)).toContainText(`${OLD_MASKED} is inactive. It is deleted in 7 days`);
  expect(await extendsWith(lab)).toBe(first);

  // Taken back: first the old key works again, then the new one goes.
  await page.getByRole('button', { name: 'Make the old key active again' }).click();
  await expect(status(page)).toContainText(`${OLD_MASKED} is active again`);
  expect(statuses(lab)).toEqual({ [OLD_KEY]: 'Active', [first]: 'Active' });
  await lab.closeWindow();
  page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'Go back to the old key' }).click();
  await expect(status(page)).toContainText(`Tests ${OLD_MASKED} before going back to it`);
  await lab.closeWindow();
  await waitFor(() => lab.aws.world.key(first) === undefined, {
    what: 'the new key to be deleted again',
    timeoutMs: ONE_WAY_MS,
  });
  page = await lab.show('access-keys');
  await expect(status(page)).toContainText(`Undone: Drawbridge uses ${OLD_MASKED}, as before.`);
  expect(statuses(lab)).toEqual({ [OLD_KEY]: 'Active' });
  expect(await accounts(lab)).toEqual([OLD_KEY]);
  expect(await extendsWith(lab)).toBe(OLD_KEY);

  // Once more, to the end.
  lab.desktop.notifications.clear();
  await page.getByRole('button', { name: 'Rotate the key' }).click();
  await expect(status(page)).toContainText('Tests AKIA…');
  const second = newKey(lab);
  await lab.closeWindow();
  await lab.desktop.notifications.waitFor('is inactive', ONE_WAY_MS);
  page = await lab.show('access-keys');
  await page.getByRole('button', { name: 'Delete the old key now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(status(page)).toContainText('Done: Drawbridge uses AKIA…');
  await lab.desktop.notifications.waitFor(`${OLD_MASKED} is rotated`);
  expect(statuses(lab)).toEqual({ [second]: 'Active' });
  expect(await accounts(lab)).toEqual([second]);
  expect(await lab.desktop.secretTool.lookup('Drawbridge', second)).toBe(secretOf(second));
  expect(await extendsWith(lab)).toBe(second);

  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
  const menu = await lab.desktop.tray.menu();
  expect(menu.children.filter(({ label }) => /days old|Rotate/.test(label))).toEqual([]);
});

test('what was rotated is still so after a restart, and the old age reminds nobody', async ({
  lab,
}) => {
  test.setTimeout(2 * ONE_WAY_MS);
  const { identityId, bastion } = await addDoors(lab);
  await lab.done('rotation.start', { identityId });
  // Killed again as soon as AWS has made the key: whatever was written down is enough to go on.
  await lab.app.kill();
  await lab.launch();
  await lab.desktop.notifications.waitFor('is inactive', ONE_WAY_MS);
  const made = newKey(lab);
  await lab.app.kill();
  lab.desktop.notifications.clear();
  await lab.launch();
  await lab.done('identity.refreshKeys', {});
  const { rotations, identities } = await lab.snapshot();
  expect(rotations).toMatchObject([{ state: 'watching', maskedOldKeyId: OLD_MASKED }]);
  const keys = identities[0]?.keys ?? [];
  expect(keys.find(({ ours }) => ours)).toMatchObject({ age: { verdict: 'fresh' }, active: true });
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);
  expect(
    lab.aws.requests.findLast(({ action }) => action === 'AuthorizeSecurityGroupIngress')
      ?.accessKeyId,
  ).toBe(made);
  expect(lab.desktop.notifications.shown.filter(({ summary }) => /days/.test(summary))).toEqual([]);
});
