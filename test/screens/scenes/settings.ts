import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Actor, Scene } from '../scene.ts';
import type { Answers } from '../support/stand-in.ts';

export const ABOUT = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0.1',
  node: '24.1.0',
  platform: 'linux x64',
};

export const SETTINGS_ANSWERS: Answers = {
  'app.about': () => ok(ABOUT),
  'contact.list': () =>
    ok([
      { host: 'ec2.eu-west-1.amazonaws.com', reason: 'aws', count: 12, lastAt: NOW },
      { host: 'checkip.amazonaws.com', reason: 'address', count: 1, lastAt: NOW },
    ]),
};

/** The same window with one of its shortcuts kept back by the desktop. */
const REFUSED_SHORTCUT: Snapshot = {
  ...EVERY_DAY,
  settings: {
    ...EVERY_DAY.settings,
    openShortcut: 'Control+Alt+O',
    closeAllShortcut: 'Control+Alt+X',
  },
  refusedShortcuts: ['openShortcut'],
};

/** A newer version, downloaded, that waits for what is open. */
const UPDATE_READY: Snapshot = {
  ...EVERY_DAY,
  updates: {
    host: 'updates.example.com',
    state: { kind: 'ready', version: '0.2.0', waits: false },
  },
  updateReady: '0.2.0',
};

async function search({ page }: Actor, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a setting' }).fill(text);
}

export const SETTINGS_SCENES: readonly Scene[] = [
  {
    name: 'settings',
    hash: '#settings',
    snapshot: EVERY_DAY,
    answers: SETTINGS_ANSWERS,
    narrow: true,
  },
  {
    name: 'settings-found',
    hash: '#settings',
    snapshot: EVERY_DAY,
    answers: SETTINGS_ANSWERS,
    act: (actor) => search(actor, 'address'),
    narrow: true,
  },
  {
    name: 'settings-nothing-found',
    hash: '#settings',
    snapshot: EVERY_DAY,
    answers: SETTINGS_ANSWERS,
    act: (actor) => search(actor, 'flux capacitor'),
    narrow: true,
  },
  {
    name: 'settings-refused-shortcut',
    hash: '#settings/shortcuts',
    snapshot: REFUSED_SHORTCUT,
    answers: SETTINGS_ANSWERS,
    narrow: true,
  },
  {
    name: 'settings-updates',
    hash: '#settings/updates',
    snapshot: UPDATE_READY,
    answers: SETTINGS_ANSWERS,
    narrow: true,
  },
  {
    name: 'settings-privacy',
    hash: '#settings/privacy',
    snapshot: EVERY_DAY,
    answers: SETTINGS_ANSWERS,
  },
  {
    name: 'settings-with-own-sources',
    hash: '#settings',
    snapshot: {
      ...EVERY_DAY,
      settings: {
        ...EVERY_DAY.settings,
        addressSources: [{ family: 'ipv4', url: 'https://ip.example.com/' }],
      },
    },
    answers: SETTINGS_ANSWERS,
    act: async ({ page }) => {
      await page.getByText('ip.example.com').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-refused',
    hash: '#settings',
    snapshot: EVERY_DAY,
    answers: {
      ...SETTINGS_ANSWERS,
      'settings.change': () =>
        err({ kind: 'disk-refused', file: 'settings.json', cause: 'no space left' }),
    },
    act: async ({ page }) => {
      const field = page.getByRole('textbox', { name: 'Term' });
      await field.fill('45');
      await field.press('Enter');
    },
  },
];
