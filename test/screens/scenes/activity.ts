import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { manyEntries } from '../fixtures/history.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';
import { pending } from '../support/stand-in.ts';

function screen(name: string, more: Partial<Scene> = {}): Scene {
  return { name: `activity${name}`, hash: '#activity', snapshot: EVERY_DAY, ...more };
}

function shown(entry: ActivityEntry['deed']): NonNullable<Scene['act']> {
  const index = EVERY_DAY.activity.findIndex(({ deed }) => deed === entry);
  return async ({ page }) => {
    await page.locator(`li[data-index="${String(index)}"] button`).click();
    await page.getByRole('dialog').waitFor();
  };
}

export const ACTIVITY_SCENES: readonly Scene[] = [
  screen('', { narrow: true, readme: { file: 'activity.png', look: 'light', height: 680 } }),
  screen('-none', { snapshot: { ...EVERY_DAY, activity: [] }, narrow: true }),
  screen('-never-open', { answers: { 'activity.openTimes': () => ok([]) } }),
  screen('-loading', {
    answers: { 'activity.read': pending, 'activity.openTimes': pending },
  }),
  screen('-refused', {
    answers: {
      'activity.read': () =>
        err({ kind: 'disk-refused', file: 'activity.jsonl', cause: 'input/output error' }),
    },
  }),
  screen('-many', { snapshot: { ...EVERY_DAY, activity: manyEntries(200) }, tab: 'held' }),
  screen('-filtered', {
    act: async ({ page }) => {
      await page.getByRole('searchbox').first().fill('bastion');
      await page.getByText(/^\d+ of \d+$/).waitFor();
    },
  }),
  screen('-failed-only', {
    act: async ({ page }) => {
      await page.getByText('Failed', { exact: true }).click();
      await page.getByText(/^\d+ of \d+$/).waitFor();
    },
    narrow: true,
  }),
  screen('-filtered-to-nothing', {
    act: async ({ page }) => {
      await page.getByRole('searchbox').first().fill('no such thing');
      await page.getByText('Nothing matches “no such thing”.').waitFor();
    },
  }),
  screen('-entry', { act: shown('opened'), narrow: true }),
  screen('-entry-failed', { act: shown('close-failed') }),
];
