import type { Page } from '@playwright/test';
import { readMark } from '../../src-main/leases/mark.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { expectFocusKept, tabTo } from './support/keyboard.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;
/** The pause after a change of keys is half a minute, tests of a key take some seconds. */
const ROTATION_MS = 75_000;

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name });

const minutesLeft = (lab: Lab): number =>
  ((readMark(lab.ownRules(bastionProd)[0]?.description ?? '')?.until ?? 0) - Date.now()) / 60_000;

test('without a mouse: the first steps, opening, extending, closing and rotating a key', async ({
  lab,
}) => {
  test.setTimeout(3 * ROTATION_MS);
  const page = await lab.app.electron.firstWindow();
  const { keyboard } = page;

  // The first steps.
  await expect(heading(page, /^Open a door/)).toBeVisible();
  await tabTo(page, /^Add an access key$/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.type(SANDBOX_KEY.accessKeyId);
  await keyboard.press('Tab');
  await keyboard.type(SANDBOX_KEY.secretAccessKey);
  await keyboard.press('Tab');
  await keyboard.type(SANDBOX_KEY.region);
  await keyboard.press('Enter');
  await expect(heading(page, 'Pick a door')).toBeFocused();
  await tabTo(page, /^bastion-prod/);
  await keyboard.press('Space');
  await expect(page.getByText('Allowed to open and close.')).toBeVisible();
  await tabTo(page, /^Add$/);
  await keyboard.press('Enter');

  // Open.
  await expect(heading(page, 'Try it')).toBeFocused();
  await tabTo(page, /^Open for 5 minutes$/);
  await keyboard.press('Enter');
  await lab.waitForRules(bastionProd, 2);
  expect(minutesLeft(lab)).toBeGreaterThan(4);
  expect(minutesLeft(lab)).toBeLessThan(6.1);
  await expectFocusKept(page);
  await tabTo(page, /^Done$/);
  await keyboard.press('Enter');
  const row = page.getByRole('link', { name: 'bastion-prod', exact: true });
  await expect(row).toBeVisible();
  await expectFocusKept(page);

  // Extend, by the letter on the row.
  await tabTo(page, /^bastion-prod$/);
  await keyboard.press('e');
  await expect.poll(() => minutesLeft(lab)).toBeGreaterThan(60);
  await expect(row).toBeFocused();

  // Close, on the screen of the door.
  await keyboard.press('Enter');
  await expect(heading(page, 'bastion-prod')).toBeVisible();
  await expectFocusKept(page);
  await tabTo(page, /^Close/);
  await keyboard.press('Enter');
  await lab.waitForRules(bastionProd, 0);
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
  await expectFocusKept(page);

  // Rotate, by the list of commands to the screen.
  await keyboard.press('Control+k');
  await keyboard.type('access keys');
  await keyboard.press('Enter');
  await expect(heading(page, 'Access keys')).toBeVisible();
  await expectFocusKept(page);
  await tabTo(page, /^Rotate the key/);
  await keyboard.press('Enter');
  const rotation = page.getByRole('region', { name: 'Rotation' });
  await expect(rotation).toContainText('is inactive', { timeout: ROTATION_MS });
  await expectFocusKept(page);
  const keys = lab.aws.world.keys('ana').map(({ status }) => status);
  expect(keys.sort()).toEqual(['Active', 'Inactive']);
});
