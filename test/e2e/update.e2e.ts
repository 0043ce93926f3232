import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { isRoot } from '../support/desktop/ordinary-user.ts';
import { FeedServer, MANIFEST, newUpdateKey } from '../support/update-feed.ts';
import { waitFor } from '../support/wait-for.ts';
import { changeSettings } from './support/change-settings.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { Packages } from './support/packages.ts';
import { expect, test as base } from './support/test.ts';

const OLD = '0.0.9';
const NEW = '0.1.1';

const test = base.extend<{ packages: Packages }>({
  // Playwright reads what a fixture needs from how it is written.
  packages: async ({ lab: _ }, use) => {
    const packages = await Packages.start();
    try {
      await use(packages);
    } finally {
      await packages.stop();
    }
  },
});

test('F42: a new version in the place of the old finds its open leases, and closes them on time', async ({
  lab,
  packages,
}) => {
  const { bastion, database } = await addDoors(lab);
  await changeSettings(lab, { termMinutes: 45, onQuit: 'leave-open' });
  await lab.app.close();
  await lab.desktop.tray.gone();

  const installed = await packages.make('installed', { version: OLD, open: true });
  await packages.make('next', { version: NEW, open: true });
  const old = await lab.launch({}, [], installed);
  expect((await lab.done('app.about', {})).version).toBe(OLD);
  const end = Date.now() + 30_000;
  const duration = { kind: 'until', at: end } as const;
  await lab.done('lease.open', { resourceId: bastion, duration });
  await lab.done('lease.open', { resourceId: database, duration: { kind: 'usual' } });
  await lab.clickTray(/^Close all and quit/);
  await old.waitForExit();
  await lab.desktop.tray.gone();
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);

  await packages.swap('installed', 'next');
  forgetSetting(lab, 'lookForUpdates');
  await lab.launch({}, [], installed);
  expect((await lab.done('app.about', {})).version).toBe(NEW);
  const { leases, settings, startProblems, resources, activity } = await lab.snapshot();
  expect(startProblems).toEqual([]);
  expect(settings).toMatchObject({ termMinutes: 45, onQuit: 'leave-open', lookForUpdates: true });
  expect(resources.map(({ label }) => label).sort()).toEqual(['bastion', 'database']);
  expect(leases.map(({ resource }) => resource.label).sort()).toEqual(['bastion', 'database']);
  expect(activity.length).toBeGreaterThan(0);
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0, 45_000);
  // By AWS's clock, which tells whole seconds.
  expect(Date.now()).toBeGreaterThan(end - 1_500);
  expect(Date.now()).toBeLessThan(end + 10_000);
  expect(lab.ownRules(SANDBOX_GROUPS.stagingDb)).toHaveLength(2);
  await lab.clickTray(/^Close database/);
  await lab.waitForRules(SANDBOX_GROUPS.stagingDb, 0);
});

test('the packaged app looks for a new version, loads it when asked, and restarts into it with nothing open', async ({
  lab,
  packages,
}) => {
  const { bastion } = await addDoors(lab);
  const bare = await lab.show('settings/updates');
  await expect(bare.getByText('This build does not update itself.')).toBeVisible();
  await lab.app.close();
  await lab.desktop.tray.gone();

  const key = newUpdateKey();
  const feed = await FeedServer.start();
  const updates = { url: feed.url, key: key.publicText };
  const next = await packages.make('next', { version: NEW });
  const installed = await packages.make('installed', { version: OLD, updates, open: true });
  const appImage = path.join(lab.desktop.folder, 'Drawbridge.AppImage');
  const marker = path.join(lab.desktop.folder, 'runs-as');
  writeFileSync(appImage, 'the old version');
  const content = startScript(lab, next, marker);
  const name = feed.release({ version: NEW, content, signedBy: key });
  const old = await lab.launch({ APPIMAGE: appImage }, [], installed);
  const page = await lab.show('settings/updates');
  const offered = page.getByRole('main').getByText(`Version ${NEW} is ready to download.`);
  const look = page.getByRole('button', { name: 'Check for updates' });
  const download = page.getByRole('main').getByRole('button', { name: 'Download' });

  // By itself it looks, says what it found, and downloads nothing.
  await expect(offered).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Notices').getByText(`Version ${NEW} is ready`)).toBeVisible();
  expect(feed.asked).toEqual([MANIFEST, `${MANIFEST}.sig`]);
  expect(await lab.done('contact.list', {})).toContainEqual(
    expect.objectContaining({ host: '127.0.0.1', reason: 'update', count: 2 }),
  );

  await test.step('what is not the signed file is thrown away', async () => {
    feed.files.set(name, 'evil');
    await download.click();
    await expect(page.getByText('The update arrived damaged.')).toBeVisible();
    feed.files.set(name, content);
  });
  await test.step('what another key has signed is refused', async () => {
    feed.signAs(MANIFEST, newUpdateKey());
    await look.click();
    await expect(page.getByText('is not signed by who makes Drawbridge')).toBeVisible();
    await expect(download).toBeHidden();
  });
  await test.step('what is older is refused, though it is signed', async () => {
    feed.release({ version: '0.0.8', content: 'old', signedBy: key });
    await look.click();
    await expect(page.getByText('Version 0.0.8 is older than this one')).toBeVisible();
    await expect(download).toBeHidden();
  });

  feed.release({ version: NEW, content, signedBy: key });
  await look.click();
  await download.click();
  await lab.waitForTray(new RegExp(`^Restart to update to ${NEW.replaceAll('.', '\\.')}$`));
  expect(readFileSync(appImage, 'utf8')).toBe('the old version');

  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForTray(/^Restart to update to .* \(after the last one closes\)$/);
  await expect(
    page.getByRole('main').getByText('It can start once bastion is closed'),
  ).toBeVisible();
  expect(await lab.call('update.install', { when: 'now' })).toMatchObject({
    ok: false,
    error: { kind: 'leases-open', count: 1 },
  });
  expect(old.isRunning()).toBe(true);

  await page.getByRole('main').getByRole('button', { name: 'Restart after closing' }).click();
  await expect(page.getByRole('main').getByText('as soon as bastion is closed')).toBeVisible();
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);
  await lab.clickTray(/^Close bastion/);
  await old.waitForExit();
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(0);
  expect(readFileSync(appImage, 'utf8')).toBe(content);
  const pid = await waitFor(() => pidIn(marker), { what: 'the new version to start' });
  try {
    await waitFor(() => readlinkSync(`/proc/${String(pid)}/exe`) === next, {
      what: 'the new version to run',
    });
    await lab.waitForTray(/^Open bastion/);
    await lab.clickTray(/^Quit/);
    await waitFor(() => !runs(pid), { what: 'the new version to end' });
  } finally {
    if (runs(pid)) process.kill(pid, 'SIGKILL');
    await feed.stop();
  }
});

/** What a version before that setting has written. */
function forgetSetting(lab: Lab, name: string): void {
  const file = path.join(lab.userData, 'settings.json');
  const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  expect(written).toHaveProperty(name);
  writeFileSync(
    file,
    JSON.stringify(Object.fromEntries(Object.entries(written).filter(([key]) => key !== name))),
  );
}

/** Stands in for an AppImage: becomes the version, or ends at once when it is only to be installed. */
function startScript(lab: Lab, executable: string, marker: string): string {
  const sandbox = isRoot() ? '--no-sandbox' : '';
  const more = lab.recorder?.args.join(' ') ?? '';
  return [
    '#!/bin/sh',
    '[ -n "$APPIMAGE_EXIT_AFTER_INSTALL" ] && exit 0',
    `echo "$$" > '${marker}'`,
    `exec '${executable}' ${sandbox} ${more} '--user-data-dir=${lab.userData}' "$@"`,
    '',
  ].join('\n');
}

function pidIn(marker: string): number | undefined {
  try {
    return Number(readFileSync(marker, 'utf8').trim()) || undefined;
  } catch {
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
