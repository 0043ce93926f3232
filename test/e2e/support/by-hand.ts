import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export interface TypedKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** Adds an access key by the window's own form. */
export async function addKeyByHand(page: Page, key: TypedKey): Promise<void> {
  await page
    .getByRole('button', { name: /^Add (an access )?key$/ })
    .first()
    .click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Access key id').fill(key.accessKeyId);
  await form.getByLabel('Secret access key').fill(key.secretAccessKey);
  await form.getByLabel('Home Region').fill(key.region);
  await form.getByRole('button', { name: 'Add key' }).click();
  await expect(form).toBeHidden();
}

export interface TypedResource {
  /** Name of the security group, as its list shows it. */
  readonly group: string;
  /** `SSH`, `PostgreSQL`, … */
  readonly preset: string;
  readonly label: string;
  readonly minutes?: number;
}

/** Adds a resource by the window's own form: picks the group, checks it, saves it. */
export async function addResourceByHand(page: Page, resource: TypedResource): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = 'resources/new';
  });
  await page.getByLabel('Security group').fill(resource.group);
  await page.getByRole('option', { name: resource.group }).click();
  await page.getByRole('button', { name: resource.preset, exact: true }).click();
  await page.getByLabel('Label').fill(resource.label);
  if (resource.minutes !== undefined)
    await page.getByLabel('Minutes').fill(String(resource.minutes));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Allowed to open and close.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: resource.label, exact: true })).toBeVisible();
}
