import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { csvRows } from '../../src-main/kernel/csv.ts';
import { asLines, history } from '../support/activity-history.ts';
import { waitFor } from '../support/wait-for.ts';
import { addKey } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const ENTRIES = 3_000;
/** Every tenth closing is refused. */
const FAILED = ENTRIES / 20;

/** The app after it has been used for weeks, with a file in which some lines are damaged. */
async function withHistory(lab: Lab): Promise<Page> {
  await addKey(lab);
  await lab.app.kill();
  const lines = asLines(history(ENTRIES, Date.now())).split('\n');
  lines.splice(1_000, 0, 'nonsense', '{"id":"half a li', '\u0000\u0000', '{"id":"x","at":"soon"}');
  const folder = path.join(lab.userData, 'aws');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'activity.jsonl'), lines.join('\n'));
  await lab.launch();
  return lab.show('activity');
}

/** What the person picks in the system's dialog. */
async function pickFile(lab: Lab, filePath: string | undefined): Promise<void> {
  await lab.app.electron.evaluate(({ dialog }, picked) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: picked === '', filePath: picked });
  }, filePath ?? '');
}

async function exportAs(page: Page, format: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('menuitem', { name: format }).click();
}

test('everything is found by words, resource, result and day, damaged lines aside', async ({
  lab,
}) => {
  const page = await withHistory(lab);
  const count = page.getByRole('main').getByRole('status');
  await expect(count).toHaveText('3,000');

  await page.keyboard.press('/');
  await page.keyboard.type('bastion-prod ssh');
  await expect(count).toHaveText(/^\d+ of 3,000$/);
  const list = page.getByRole('list', { name: 'Activity' });
  await expect(list.getByRole('button').first()).toContainText('SSH 22 on bastion-prod');
  await page.keyboard.press('Escape');

  await page.getByRole('radiogroup', { name: 'Result' }).getByText('Failed').click();
  await expect(count).toHaveText(`${String(FAILED)} of 3,000`);
  await page.getByLabel('Resource').selectOption({ label: 'jump-eu' });
  await expect(list.getByRole('button').first()).toContainText('jump-eu');
  await page.getByLabel('Days').selectOption('Today');
  await page.getByLabel('Filter activity').fill('nothing like that');
  await expect(page.getByText('Nothing matches “nothing like that”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(count).toHaveText('3,000');
});

test('the oldest of thousands of rows is reached by keyboard, with few rows in the page', async ({
  lab,
}) => {
  const page = await withHistory(lab);
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText('3,000');
  const list = page.getByRole('list', { name: 'Activity' });
  await list.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await expect(list.locator('[data-index="2999"]')).toContainText('Opened');
  await waitFor(
    () => page.evaluate(() => document.activeElement?.closest('[data-index="2999"]') !== null),
    { what: 'the last row to have the focus' },
  );
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
});

test('a row tells all there is, and leads to CloudTrail', async ({ lab }) => {
  const page = await withHistory(lab);
  await page.getByLabel('Filter activity').fill('metrics opened');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ of 3,000$/);
  const row = page.getByRole('list', { name: 'Activity' }).getByRole('button').first();
  await expect(row).toContainText('metrics');
  await row.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Opened SSH 22 on metrics for 203.0.113.7' });
  await expect(dialog).toContainText('59dbff89-35bd-4eac-99ed-');
  await expect(dialog).toContainText('sg-00000000000000003');
  await lab.app.electron.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      process.env['OPENED'] = url;
      return Promise.resolve();
    };
  });
  await dialog.getByRole('link', { name: 'Find in CloudTrail' }).click();
  await waitFor(
    async () =>
      (await lab.app.electron.evaluate(() => process.env['OPENED'])) ===
      'https://console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events?ResourceName=sg-00000000000000003',
    { what: 'CloudTrail in the browser' },
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(row).toBeFocused();
});

test('what the filters leave is exported, whole and for the person alone', async ({ lab }) => {
  const page = await withHistory(lab);
  await page.getByRole('radiogroup', { name: 'Result' }).getByText('Failed').click();
  const count = page.getByRole('main').getByRole('status');
  await expect(count).toHaveText(`${String(FAILED)} of 3,000`);

  const csv = path.join(lab.desktop.folder, 'export.csv');
  await pickFile(lab, csv);
  await exportAs(page, /^CSV/);
  await expect(page.getByText(`Exported ${String(FAILED)} rows.`).first()).toBeVisible();
  const rows = csvRows(await readFile(csv, 'utf8'));
  expect(rows).toHaveLength(FAILED + 1);
  expect(rows[1]?.[2]).toBe('failed');
  expect((await stat(csv)).mode & 0o777).toBe(0o600);

  await page.getByRole('radiogroup', { name: 'Result' }).getByText('All').click();
  await expect(count).toHaveText('3,000');
  const json = path.join(lab.desktop.folder, 'export.json');
  await pickFile(lab, json);
  await exportAs(page, /^JSON/);
  await expect(page.getByText('Exported 3000 rows.').first()).toBeVisible();
  const entries = JSON.parse(await readFile(json, 'utf8')) as { readonly id: string }[];
  expect(new Set(entries.map(({ id }) => id)).size).toBe(ENTRIES);

  await pickFile(lab, path.join(lab.desktop.folder, 'no-such-folder', 'export.json'));
  await exportAs(page, /^JSON/);
  await expect(page.getByText('Nothing was exported.').first()).toBeVisible();
});

test('the last weeks are a picture, a sentence and a table', async ({ lab }) => {
  const page = await withHistory(lab);
  const weeks = page.getByRole('region', { name: 'The last 4 weeks' });
  await expect(weeks).toContainText(/In the last 4 weeks: [\d,]+ times, \d+ h in all; the longest/);
  await expect(weeks.getByRole('table').getByRole('row')).toHaveCount(9);
  await weeks.getByRole('button', { name: 'jump-eu' }).click();
  await expect(page.getByLabel('Resource')).toHaveValue('r2');
});
