import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { waitFor } from '../support/wait-for.ts';
import { addKey, addResource } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;

test('an open door is tried from here, and its command is copied but not run', async ({ lab }) => {
  const service = await listen();
  const { port } = service;
  const resourceId = await addDoor(lab, port);
  const page = await lab.show(`lease/${resourceId}`);
  await page.getByLabel('Host').fill('127.0.0.1:22');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Host')).toHaveAccessibleDescription(/neither a name, an address/);
  await page.getByLabel('Host').fill('127.0.0.1');
  await page.getByLabel('User').fill('ana');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit host and user' })).toBeFocused();
  expect(service.connections()).toBe(0);

  await page.getByRole('button', { name: /^Open bastion for 1 h/ }).click();
  const main = page.getByRole('main');
  await expect(main.getByText(`Port ${String(port)} answers from here (`)).toBeVisible();
  // Whom the app turns to is never hidden, not even when the person has asked for it.
  expect(await lab.done('contact.list', {})).toContainEqual(
    expect.objectContaining({ host: '127.0.0.1', reason: 'port' }),
  );

  const command = `ssh -p ${String(port)} ana@127.0.0.1`;
  await page.getByRole('button', { name: `Copy the SSH on port ${String(port)} command` }).click();
  await waitForClipboard(lab, command);
  await lab.app.electron.evaluate(({ clipboard }) => {
    clipboard.clear();
  });
  await page.keyboard.press('Control+c');
  await waitForClipboard(lab, command);
  await expect(
    page.getByText(`Copied the SSH on port ${String(port)} command.`).first(),
  ).toBeVisible();
  await lab.app.electron.evaluate(({ clipboard }) => {
    clipboard.clear();
  });
  await lab.clickTray(/^Copy SSH on port \d+ command$/);
  await waitForClipboard(lab, command);

  // Whatever ran the command would have come here, and said something.
  expect([service.connections(), service.bytes()]).toEqual([1, 0]);
  await service.stop();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(main.getByText(`nothing listens on port ${String(port)}`)).toBeVisible();
});

test('a door is extended and closed by keyboard, and what stays up is explained', async ({
  lab,
}) => {
  const resourceId = await addDoor(lab, 22);
  await lab.done('lease.open', { resourceId, duration: { kind: 'minutes', minutes: 30 } });
  const page = await lab.show(`lease/${resourceId}`);
  const before = await deadline(lab);
  await page.getByRole('button', { name: 'Extend 15 min' }).focus();
  await page.keyboard.press('Enter');
  await waitForDeadline(lab, before + 15 * 60_000);

  await page.getByRole('button', { name: 'Extend by another time' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Minutes')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await waitForDeadline(lab, before + 35 * 60_000);

  await page.getByRole('button', { name: 'Close now' }).focus();
  await page.keyboard.press('Enter');
  await lab.waitForRules(bastionProd, 0);
  const main = page.getByRole('main');
  await expect(main.getByText(/^New connections are refused\./)).toBeVisible();
  await main.getByText('How to cut them too').focus();
  await page.keyboard.press('Enter');
  await expect(main.getByText(/deny SSH 22 from 81\.187\.42\.19/)).toBeVisible();
});

test('a close that AWS refuses says that it is still open, and is tried again by hand', async ({
  lab,
}) => {
  const resourceId = await addDoor(lab, 22);
  await lab.done('lease.open', { resourceId, duration: { kind: 'usual' } });
  const page = await lab.show(`lease/${resourceId}`);
  lab.aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
  await page.getByRole('button', { name: 'Close now' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('Still open', { exact: true })).toBeVisible();
  await expect(
    main.getByText(/tries again every minute and when you're back online/),
  ).toBeVisible();
  await expect(main.getByText(/aws ec2 revoke-security-group-ingress/)).toBeVisible();
  lab.aws.world.allow('ana', 'ec2:RevokeSecurityGroupIngress');
  await page.getByRole('button', { name: 'Try again' }).click();
  await lab.waitForRules(bastionProd, 0);
});

async function addDoor(lab: Lab, port: number) {
  const ports = [{ protocol: 'tcp', from: port, to: port }] as const;
  return addResource(lab, await addKey(lab), 'bastion', bastionProd, ports);
}

async function deadline(lab: Lab): Promise<number> {
  return (await lab.snapshot()).leases[0]?.plan.deadline ?? 0;
}

async function waitForDeadline(lab: Lab, wanted: number): Promise<void> {
  await waitFor(async () => (await deadline(lab)) === wanted, { what: 'the end to be moved' });
}

async function waitForClipboard(lab: Lab, wanted: string): Promise<void> {
  await waitFor(
    async () =>
      (await lab.app.electron.evaluate(({ clipboard }) => clipboard.readText())) === wanted,
    { what: `“${wanted}” on the clipboard` },
  );
}

/** Something behind the door: counts who comes, and what they say. */
async function listen() {
  let connections = 0;
  let bytes = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('data', (chunk) => (bytes += chunk.length));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    bytes: () => bytes,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
