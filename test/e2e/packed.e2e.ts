import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import type { ResourceDraft } from '../../src-main/resources/resource-book.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../dist/linux-unpacked');
const EXECUTABLE = path.join(FOLDER, 'drawbridge');

test('the packaged app opens and closes a resource', async ({ lab }) => {
  await addDoors(lab);
  await lab.app.kill();
  await lab.desktop.tray.gone();

  const packed = await lab.launchPacked(EXECUTABLE);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0);
  await lab.clickTray(/^Quit/);
  expect(await packed.waitForExit()).toBe(0);
});

test('F2: the packaged app, killed before AWS’s answer came, finds its rules again and closes them when late', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  await lab.done('resource.change', { resourceId: bastion, draft: await shortDoor(lab) });
  await lab.app.kill();
  await lab.desktop.tray.gone();

  lab.aws.world.faults.next({ action: 'AuthorizeSecurityGroupIngress', kind: 'drop-after-apply' });
  lab.aws.world.faults.next({ action: 'DescribeSecurityGroupRules', kind: 'hang', times: 3 });
  const first = await lab.launchPacked(EXECUTABLE);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
  await first.kill();
  await lab.desktop.tray.gone();
  lab.aws.world.faults.clear();

  await lab.launchPacked(EXECUTABLE);
  await lab.waitForTray(/^Close bastion/);
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0, 90_000);
});

test('F4: the packaged app adopts what AWS opened though the answer was lost', async ({ lab }) => {
  await addDoors(lab);
  await lab.app.kill();
  await lab.desktop.tray.gone();

  lab.aws.world.faults.next({ action: 'AuthorizeSecurityGroupIngress', kind: 'drop-after-apply' });
  await lab.launchPacked(EXECUTABLE);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^Close bastion/);
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0);
});

test('F12: the packaged app, asleep past the end of a lease, closes it on waking', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  const end = Date.now() + 12_000;
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'until', at: end } });
  await lab.app.kill();
  await lab.desktop.tray.gone();

  const packed = await lab.launchPacked(EXECUTABLE);
  await lab.waitForTray(/^Close bastion/);
  process.kill(packed.pid, 'SIGSTOP');
  await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan(end + 1_000);
  expect(lab.ownRules(SANDBOX_GROUPS.bastionProd)).toHaveLength(2);
  process.kill(packed.pid, 'SIGCONT');
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0, 5_000);
});

/** The bastion, usually open for a minute: the packaged app has no window a test could use. */
async function shortDoor(lab: Lab): Promise<ResourceDraft> {
  const door = (await lab.snapshot()).resources.find(({ label }) => label === 'bastion');
  if (!door) throw new Error('there is no bastion');
  const { id: _, ...draft } = door;
  return { ...draft, usualDuration: { kind: 'minutes', minutes: 1 } };
}

test('the simulator of IAM, which is AGPL, is not in the package', () => {
  const archive = readFileSync(path.join(FOLDER, 'resources/app.asar'), 'latin1');
  // The app is in there, readable, or what follows would say nothing.
  expect(archive).toContain('ec2:RevokeSecurityGroupIngress');
  // Its name, and answers of it that no minifier shortens.
  for (const trace of ['iam-simulate', 'ImplicitlyDenied', 'ExplicitlyDenied', 'AGPL'])
    expect(archive.includes(trace), trace).toBe(false);
});
