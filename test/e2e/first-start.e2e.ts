import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addKeyByHand } from './support/by-hand.ts';
import { expect, test } from './support/test.ts';

test('the first start welcomes, and a later one stays in the tray', async ({ lab }) => {
  const page = await lab.app.electron.firstWindow();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
  await addKeyByHand(page, SANDBOX_KEY);
  await expect(page.getByText('AKIA…7Q2A').first()).toBeVisible();
  await expect(page.getByText('123456789012').first()).toBeVisible();
  expect(await page.content()).not.toContain(SANDBOX_KEY.secretAccessKey);

  await lab.app.kill();
  await lab.launch();
  await lab.waitForTray(/^Nothing open/);
  expect(lab.app.electron.windows()).toHaveLength(0);
});

test('a refused key says what happened and keeps what was typed', async ({ lab }) => {
  const page = await lab.app.electron.firstWindow();
  await page.getByRole('button', { name: 'Add an access key' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Access key id').fill(SANDBOX_KEY.accessKeyId);
  await form.getByLabel('Secret access key').fill('another/wrong/secret+for+a+test+EXAMPLE0');
  await form.getByLabel('Home Region').fill('eu-west-1');
  await form.getByRole('button', { name: 'Add key' }).click();
  await expect(form.getByText(/Nothing was stored\./)).toBeVisible();
  await expect(form.getByLabel('Access key id')).toHaveValue(SANDBOX_KEY.accessKeyId);
});

test('the sandbox is ready at one click, says so everywhere, and mixes nothing', async ({
  lab,
}) => {
  const page = await lab.app.electron.firstWindow();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await expect(page.getByText(/nothing here reaches AWS/i)).toBeVisible();
  await lab.clickTray(/^Sandbox: Open bastion-prod/);
  await lab.waitForTray(/^Sandbox: .*bastion-prod is open until/);
  expect(await lab.desktop.tray.tooltip()).toMatch(/^Sandbox: /);
  const notice = await lab.desktop.notifications.waitFor('bastion-prod is open');
  expect(notice.summary).toMatch(/^Sandbox: /);
  // Its own AWS inside the app, not the one beside it.
  expect(lab.aws.requests.filter(({ service }) => service === 'ec2')).toEqual([]);

  expect(await lab.call('realm.leaveSandbox', {})).toMatchObject({
    ok: false,
    error: { kind: 'leases-open' },
  });
  await lab.clickTray(/^Sandbox: Close bastion-prod/);
  await lab.waitForTray(/^Sandbox: Open bastion-prod/);
  await lab.done('realm.leaveSandbox', {});
  const { realm, identities, resources, activity } = await lab.snapshot();
  expect({ realm, identities, resources, activity }).toEqual({
    realm: 'aws',
    identities: [],
    resources: [],
    activity: [],
  });
});

test('the sandbox survives a crash: its open door is found again', async ({ lab }) => {
  await lab.done('realm.enterSandbox', {});
  await lab.clickTray(/^Sandbox: Open bastion-prod/);
  await lab.waitForTray(/^Sandbox: Close bastion-prod/);
  await lab.app.kill();
  await lab.launch();
  await lab.waitForTray(/^Sandbox: .*bastion-prod is open until/);
  await lab.clickTray(/^Sandbox: Close bastion-prod/);
  await lab.waitForTray(/^Sandbox: Open bastion-prod/);
});
