import { err } from '../../../src-main/kernel/result.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';

export const SETTINGS_SCENES: readonly Scene[] = [
  { name: 'settings', hash: '#settings', snapshot: EVERY_DAY, narrow: true },
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
    act: async ({ page }) => {
      await page.getByText('ip.example.com').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-refused',
    hash: '#settings',
    snapshot: EVERY_DAY,
    answers: {
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
