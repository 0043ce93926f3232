import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import type { Settings } from '../../src-main/settings/settings.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors, addKey } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;

function settingsFile(lab: Lab): Partial<Settings> {
  const text = readFileSync(path.join(lab.userData, 'settings.json'), 'utf8');
  return JSON.parse(text) as Partial<Settings>;
}

function autostartFile(lab: Lab): string {
  const folder = lab.desktop.env['XDG_CONFIG_HOME'] ?? '';
  return path.join(folder, 'autostart', 'drawbridge.desktop');
}

/** Chooses in a group of radio buttons, as a person with a keyboard does. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const group = page.getByRole('radiogroup', { name: label, exact: true });
  await group.getByRole('radio', { name: option, exact: true }).press('Space');
  await expect(group.getByRole('radio', { name: option, exact: true })).toBeChecked();
}

test('a setting is found by what it does, and the search is emptied again', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('settings');
  await expect(page.getByRole('heading', { name: 'General' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('five minutes');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Notifications']);
  await expect(page.getByRole('radiogroup')).toHaveCount(1);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('flux capacitor');
  await expect(page.getByText('Nothing matches “flux capacitor”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'General' })).toBeVisible();

  await page.getByRole('navigation', { name: 'Groups' }).getByText('Privacy').click();
  await expect(page.getByRole('heading', { name: 'Privacy' })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'Privacy' })).toBeFocused();
  // The frame around the screen stays where it is.
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
});

const SWITCHES = [
  ['When the computer goes to sleep', 'closeOnSleep'],
  ['When the screen is locked', 'closeOnLock'],
  ['When you log out or shut down', 'closeOnLogOut'],
  ['Letter keys', 'letterKeys'],
  ['Opened', 'notifyOpened'],
  ['Closes soon', 'notifySoon'],
  ['Closed by itself', 'notifyClosed'],
  ['Moved to a new address', 'notifyAddress'],
  ['Access keys', 'notifyKeys'],
] as const;

test('every switch is kept at once and over a restart', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('settings');
  for (const [label, name] of SWITCHES) {
    await choose(page, label, DEFAULT_SETTINGS[name] ? 'Off' : 'On');
    await expect.poll(() => settingsFile(lab)[name]).toBe(!DEFAULT_SETTINGS[name]);
  }
  await choose(page, 'A click on the icon', 'Opens and closes');
  const shortcut = page.getByLabel('Open the first favourite', { exact: true });
  await shortcut.press('o');
  await expect(page.getByText('Hold Ctrl, Alt or Super with it')).toBeVisible();
  await shortcut.press('Control+Alt+o');
  await expect(shortcut).toHaveValue('Ctrl+Alt+O');
  await expect.poll(() => settingsFile(lab).openShortcut).toBe('Control+Alt+O');

  await lab.app.close();
  await lab.launch();
  const { settings } = await lab.snapshot();
  for (const [, name] of SWITCHES) expect(settings[name], name).toBe(!DEFAULT_SETTINGS[name]);
  expect(settings).toMatchObject({ trayClick: 'toggle', openShortcut: 'Control+Alt+O' });
  const after = await lab.show('settings');
  const kept = after.getByLabel('Open the first favourite', { exact: true });
  await kept.press('Backspace');
  await expect.poll(() => settingsFile(lab).openShortcut).toBe('');
});

test('start at login is a file of the desktop, and goes as the desktop says', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('settings');
  const file = autostartFile(lab);
  expect(existsSync(file)).toBe(false);
  await choose(page, 'Start at login', 'On');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=\S.* --hidden$/m);
  await choose(page, 'Start at login', 'Off');
  await expect.poll(() => existsSync(file)).toBe(false);

  await choose(page, 'Start at login', 'On');
  await expect.poll(() => existsSync(file)).toBe(true);
  writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
  await lab.app.close();
  await lab.launch();
  expect((await lab.snapshot()).settings.startAtLogin).toBe(false);
});

test('a proxy counts once its address is typed in full', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('settings');
  await choose(page, 'Proxy', 'Manual');
  const address = page.getByLabel('Address of the proxy');
  await address.fill('proxy.example.com');
  await address.press('Enter');
  await expect(page.getByText('Type it like http://proxy.example.com:8080')).toBeVisible();
  expect((await lab.snapshot()).settings.proxy).toBe('system');
  await choose(page, 'Proxy', 'None');
  await expect(address).toBeHidden();
  await expect.poll(() => settingsFile(lab).proxy).toBe('none');
});

test('a test notification reaches the desktop, and the window says so', async ({ lab }) => {
  await addKey(lab);
  const page = await lab.show('settings');
  await page.getByRole('button', { name: 'Show a test notification' }).click();
  await lab.desktop.notifications.waitFor('Notifications work');
  await expect(page.getByText('Your desktop has shown one.')).toBeVisible();
});

test('what is switched off is not notified, a door that stays open is', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  const { settings } = await lab.snapshot();
  await lab.done('settings.change', {
    settings: { ...settings, notifyOpened: false, notifyClosed: false },
  });
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(bastionProd, 2);
  lab.aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
  await lab.call('lease.close', { leaseId: await lab.leaseOf('bastion') });
  const notice = await lab.desktop.notifications.waitFor('bastion is still open');
  expect(notice.urgency).toBe('critical');
  expect(notice.body).toContain('Click to see it.');
  const told = lab.desktop.notifications.shown.map(({ summary }) => summary);
  expect(told.filter((summary) => /is open$|closed$/.test(summary))).toEqual([]);

  lab.desktop.notifications.click(notice);
  const page = await lab.window();
  await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(/^#lease\//);
});

test('started hidden, the app opens no window by itself, also with nothing set up', async ({
  lab,
}) => {
  await lab.app.close();
  await lab.launch({}, ['--hidden']);
  await lab.waitForTray(/^Set up/);
  const windows = (): Promise<number> =>
    lab.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await windows()).toBe(0);
  await lab.clickTray(/^Set up/);
  await expect.poll(windows).toBe(1);
});
