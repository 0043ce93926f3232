import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { waitFor } from '../support/wait-for.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const JOB = 'DrawbridgeJob-ana';

async function showPolicy(lab: Lab): Promise<Page> {
  await addDoors(lab);
  return lab.show('policy');
}

function linesOf(page: Page, name: string): Locator {
  return page.getByRole('listbox', { name: `${name}, line by line`, exact: true });
}

function clipboard(lab: Lab): Promise<string> {
  return lab.app.electron.evaluate(({ clipboard: board }) => board.readText());
}

test('every choice changes the documents at once', async ({ lab }) => {
  const page = await showPolicy(lab);
  const job = linesOf(page, JOB);
  await expect(job).toContainText(`security-group/${SANDBOX_GROUPS.bastionProd}`);
  await expect(job).toContainText('ec2:ModifySecurityGroupRules');
  await page.getByLabel('Move open rules').uncheck();
  await expect(job).not.toContainText('ec2:ModifySecurityGroupRules');
  await page.getByLabel('Tag rules').check();
  await expect(job).toContainText('ec2:CreateAction');

  await page.getByLabel('Replace them').check();
  await expect(linesOf(page, 'DrawbridgeRotation-ana')).toContainText('iam:CreateAccessKey');
  await expect(page.getByText('Make itself a second access key')).toBeVisible();

  await page.getByLabel('Networks that stay').check();
  await page.getByRole('textbox', { name: 'Networks' }).fill('81.187.42.0/24');
  await expect(linesOf(page, 'DrawbridgeAddresses-ana')).toContainText('81.187.42.0/24');

  await page.getByLabel('Become a role for it').check();
  await page.getByLabel('Account of the role').fill('444455556666');
  await page.getByLabel('Ask for an MFA code').check();
  await page.getByRole('button', { name: 'Make one' }).click();
  await expect(linesOf(page, 'drawbridge-gate')).toContainText('sts:ExternalId');
  await expect(linesOf(page, 'drawbridge-gate')).toContainText('aws:MultiFactorAuthAge');
  await page.getByLabel('What narrows a session').check();
  await page.getByLabel('Watch').check();
  await expect(page.getByRole('heading', { name: 'Watch over policies and keys' })).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'What narrows a session' })).toBeVisible();

  await page.getByLabel('Name of the role').fill('not a name');
  await expect(page.getByRole('alert')).toContainText('Up to 64 letters');
  await expect(linesOf(page, JOB)).toBeVisible();
});

test('a tighter shape is chosen where it is offered', async ({ lab }) => {
  const page = await showPolicy(lab);
  await page.getByRole('button', { name: /^Choose: Slot mode/ }).click();
  await expect(page.getByLabel('Only its own slot')).toBeChecked();
  await expect(linesOf(page, 'DrawbridgeSlot-ana')).toContainText('aws:ResourceTag/drawbridge');
  await expect(page.getByText('Change your own slot')).toBeVisible();
});

test('the lines explain themselves under the keys, each statement once', async ({ lab }) => {
  const page = await showPolicy(lab);
  const job = linesOf(page, JOB);
  const first = job.getByRole('option').first();
  await first.focus();
  await page.keyboard.press('PageDown');
  const says = 'May list security groups and read their rules in eu-west-1';
  const spoken = page.locator('[role=status]').filter({ hasText: says });
  await expect(spoken).toHaveCount(1);
  await expect(page.locator('p').filter({ hasText: says })).toBeVisible();
  const focused = job.locator(':focus');
  await expect(focused).toContainText('{');
  await expect(job.locator('[tabindex="0"]')).toHaveCount(1);

  await page.keyboard.press('PageDown');
  await expect(page.locator('[role=status]')).toContainText('May add, remove, change');
  const number = await page.evaluate(() => document.querySelector('[role=status]')?.innerHTML);
  await page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('OpenAndCloseTheseGroups');
  expect(await page.evaluate(() => document.querySelector('[role=status]')?.innerHTML)).toBe(
    number,
  );

  await page.keyboard.press('End');
  await expect(page.locator('p').filter({ hasText: 'The frame that every' })).toBeVisible();
  await job.getByRole('option').filter({ hasText: 'FollowMyAddress' }).hover();
  await expect(page.locator('p').filter({ hasText: 'Lets rules of the groups' })).toBeVisible();
});

test('a document is copied and saved in every format', async ({ lab }) => {
  const page = await showPolicy(lab);
  await page.getByRole('button', { name: `Copy ${JOB}` }).click();
  await waitFor(async () => (await clipboard(lab)).includes('OpenAndCloseTheseGroups'), {
    what: 'the document on the clipboard',
  });
  expect(JSON.parse(await clipboard(lab))).toMatchObject({ Version: '2012-10-17' });

  await page.getByRole('tab', { name: 'JSON' }).focus();
  await page.keyboard.press('ArrowRight');
  const terraform = page.getByRole('region', { name: `${JOB} as terraform` });
  await expect(terraform).toContainText('aws_iam_policy_document');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: `${JOB} as cloudformation` })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: `${JOB} as cli` })).toContainText('create-policy');

  // In place of the system's dialog, which asks where.
  const { folder } = lab.desktop;
  await lab.app.electron.evaluate(({ session }, into) => {
    session.defaultSession.once('will-download', (_event, item) => {
      item.setSavePath(`${into}/${item.getFilename()}`);
    });
  }, folder);
  await page.getByRole('button', { name: `Save ${JOB}` }).click();
  const saved = await waitFor(
    () => readFile(path.join(folder, `${JOB}.sh`), 'utf8').catch(() => undefined),
    { what: 'the saved file' },
  );
  expect(saved).toContain('aws iam create-policy --policy-name DrawbridgeJob-ana');
});

test('an existing policy is compared with what is needed', async ({ lab }) => {
  const page = await showPolicy(lab);
  await page.getByRole('button', { name: `Copy ${JOB}` }).click();
  await waitFor(async () => (await clipboard(lab)) !== '', { what: 'the document' });
  await page.getByRole('tab', { name: 'Compare' }).click();
  const pasted = page.getByLabel('An existing policy');
  await pasted.fill('{ "Statement": [');
  await expect(page.getByText('This is not JSON')).toBeVisible();

  const own = JSON.parse(await clipboard(lab)) as { Statement: readonly object[] };
  const wide = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const deny = { Effect: 'Deny', Action: 'ec2:Revoke*', Resource: '*' };
  await pasted.fill(JSON.stringify({ Statement: [...own.Statement, wide, deny] }));
  const differences = page.getByRole('list', { name: 'Differences' });
  await expect(differences).toContainText('s3:* is not needed');
  await expect(differences).toContainText('Statement 5 denies ec2:RevokeSecurityGroupIngress');
  await expect(differences).toContainText('iam:ListAccessKeys');

  await page.getByLabel('Nothing', { exact: true }).check();
  await pasted.fill(JSON.stringify(own));
  await expect(page.getByText('Nothing is missing and nothing is too much')).toBeVisible();
});

test('the guide names everything, and links lead to the console and nowhere else', async ({
  lab,
}) => {
  const page = await showPolicy(lab);
  await lab.done('identity.refreshKeys', {});
  await lab.app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await page.getByRole('tab', { name: 'Set up' }).click();
  const guide = page.getByRole('region', { name: 'Set up the IAM user ana' });
  await expect(guide).toContainText('Policy name: “DrawbridgeJob-ana”');
  const habits = page.getByRole('region', { name: /^Best practices for/ });
  await expect(habits).toContainText('The key is 97 days old.');
  await expect(habits).toContainText('Drawbridge has no permission to see passwords');

  await page.emulateMedia({ media: 'print' });
  await expect(guide.getByText('"Sid": "OpenAndCloseTheseGroups"')).toBeVisible();
  for (const forTheScreen of [page.getByRole('region', { name: 'Choices' }), page.locator('nav')])
    await expect(forTheScreen).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await guide.getByRole('link', { name: 'Open the user' }).click();
  for (const url of [
    'https://example.com/',
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.example.com/',
    'https://console.aws.amazon.com@example.com/',
    'file:///etc/passwd',
  ])
    expect(await lab.call('link.open', { url })).toMatchObject({
      ok: false,
      error: { kind: 'bad-input', field: 'url' },
    });
  const opened = () =>
    lab.app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await waitFor(async () => (await opened()).length > 0, { what: 'the link' });
  expect(await opened()).toEqual([
    'https://console.aws.amazon.com/iam/home?region=us-east-1#/users/details/ana',
  ]);
});

test('without a resource the screen leads to one, or takes a description', async ({ lab }) => {
  const page = await lab.show('policy');
  await page.getByRole('button', { name: 'Describe one here' }).click();
  await page.getByLabel('Account').fill('123456789012');
  await page.getByLabel('Region of the group').fill('eu-west-1');
  await page.getByLabel('Security group id').fill('sg-0123456789abcdef0');
  await page.getByRole('button', { name: 'Add group' }).click();
  await expect(linesOf(page, 'DrawbridgeJob-drawbridge')).toContainText(
    'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-0123456789abcdef0',
  );
  await page.getByRole('tab', { name: 'Set up' }).click();
  await expect(page.getByRole('heading', { name: 'Make the user drawbridge' })).toBeVisible();
});
