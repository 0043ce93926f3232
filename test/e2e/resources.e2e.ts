import type { Page } from '@playwright/test';
import type { PortRange } from '../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { changeSettings } from './support/change-settings.ts';
import { addDoors, addKey, addResource } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;

/** Doors of two groups by turns, each with a port of its own: `door 000`, `door 001`, … */
async function addMany(lab: Lab, count: number): Promise<void> {
  const identityId = await addKey(lab);
  for (let index = 0; index < count; index++) {
    const port = 10_000 + index;
    const ports: readonly PortRange[] = [{ protocol: 'tcp', from: port, to: port }];
    const label = `door ${String(index).padStart(3, '0')}`;
    await addResource(lab, identityId, label, index % 2 === 0 ? bastionProd : stagingDb, ports);
  }
}

/** What has the focus, as a screen reader names it. */
function inFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

async function labels(lab: Lab): Promise<readonly string[]> {
  return (await lab.snapshot()).resources.map(({ label }) => label);
}

test('a long list holds only what is in sight, and is filtered, selected, opened and closed by keyboard', async ({
  lab,
}) => {
  test.setTimeout(180_000);
  await addMany(lab, 300);
  const page = await lab.window();
  const list = page.getByRole('list', { name: 'Resources', exact: true });
  await page.getByRole('link', { name: 'door 000' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('link', { name: 'door 299' })).toBeFocused();
  expect(await list.locator('*').count()).toBeLessThanOrEqual(400);
  expect(await list.getByRole('listitem').count()).toBeLessThan(30);

  await page.keyboard.press('/');
  // By port: 10120 to 10129.
  await page.keyboard.type('door 1012');
  await expect(page.getByRole('radio', { name: 'All 10' })).toBeChecked();
  await expect(list.getByRole('listitem')).toHaveCount(10);

  await page.getByRole('link', { name: 'door 120' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByText('3 selected')).toBeVisible();
  expect(await inFocus(page)).toBe('door 122');
  await page.getByRole('button', { name: 'Open 3…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('3 resources in 2 security groups, about 2 s.');
  await dialog.getByLabel('For how long').selectOption('15 min');
  await dialog.getByRole('button', { name: 'Open 3' }).press('Enter');
  await lab.waitForRules(bastionProd, 4);
  await lab.waitForRules(stagingDb, 2);
  await expect(dialog).toBeHidden();
  await expect.poll(() => inFocus(page)).toBe('door 122');

  await page.getByRole('radio', { name: 'Open 3' }).press('Space');
  await page.getByRole('link', { name: 'door 121' }).focus();
  await page.keyboard.press('c');
  await lab.waitForRules(stagingDb, 0);
  // It is no longer in sight: the next one takes its place, and the focus.
  await expect.poll(() => inFocus(page)).toBe('door 122');
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Close 2' }).press('Enter');
  await lab.waitForRules(bastionProd, 0);
  await expect(
    page.getByText('Nothing matches “door 1012” among the resources that are open.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(page.getByRole('radio', { name: 'All 300' })).toBeVisible();
});

test('the order is changed by keyboard and stays after a restart, and a star decides what the tray offers', async ({
  lab,
}) => {
  await addMany(lab, 4);
  const page = await lab.window();
  await page.getByRole('link', { name: 'door 002' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => labels(lab)).toEqual(['door 000', 'door 002', 'door 001', 'door 003']);
  await expect(page.getByText('door 002 is now 2 of 4.')).toBeAttached();
  await expect(page.getByRole('link', { name: 'door 002' })).toBeFocused();
  await page.getByRole('button', { name: 'More for door 000' }).click();
  await page.getByRole('menuitem', { name: 'Move to bottom' }).click();
  const order = ['door 002', 'door 001', 'door 003', 'door 000'];
  await expect.poll(() => labels(lab)).toEqual(order);
  await lab.waitForTray(/^Open door 002/);

  await page.getByRole('button', { name: 'Favourite door 003' }).click();
  await expect(page.getByRole('button', { name: 'Favourite door 003' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await lab.desktop.tray.waitForMenu(
    (menu) => {
      const opens = menu.children.filter(({ label }) => label.startsWith('Open door'));
      return opens.length === 1 && (opens[0]?.label.startsWith('Open door 003') ?? false);
    },
    { what: 'only the favourite to be offered' },
  );
  await page.getByRole('button', { name: 'Favourites' }).click();
  await expect(page.getByRole('list', { name: 'Resources' }).getByRole('link')).toHaveText([
    'door 003',
  ]);

  await lab.app.kill();
  await lab.launch();
  expect(await labels(lab)).toEqual(order);
  await lab.waitForTray(/^Open door 003/);
});

test('letters open, extend and close the door in focus, unless they are switched off', async ({
  lab,
}) => {
  await addDoors(lab);
  const page = await lab.window();
  const row = page.getByRole('link', { name: 'bastion', exact: true });
  await row.focus();
  await page.keyboard.press('o');
  await lab.waitForRules(bastionProd, 2);
  const until = async (): Promise<number> =>
    (await lab.snapshot()).leases[0]?.plan.deadline ?? Number.NaN;
  const first = await until();
  await expect(page.getByText(/^Open until/)).toBeVisible();
  await page.keyboard.press('e');
  await expect.poll(async () => (await until()) - first).toBe(3_600_000);
  await page.keyboard.press('c');
  await lab.waitForRules(bastionProd, 0);
  await expect(row).toBeFocused();

  await changeSettings(lab, { letterKeys: false });
  await page.keyboard.press('o');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  expect(lab.ownRules(bastionProd)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 selected')).toBeHidden();
  await expect(row).toBeFocused();
});
