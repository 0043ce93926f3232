import { readMark } from '../../src-main/leases/mark.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;

test('one click in the tray opens a group for both address families, in one call', async ({
  lab,
}) => {
  await addDoors(lab);
  const before = lab.aws.world.rules(bastionProd);
  await lab.clickTray(/^Open bastion · SSH 22/);
  const rules = await lab.waitForRules(bastionProd, 2);

  expect(rules.map(({ cidr }) => cidr).sort()).toEqual([
    '2a01:4b00:8a3c:7e00::19/128',
    '81.187.42.19/32',
  ]);
  const changes = lab.aws.requests.filter(
    ({ service, action }) => service === 'ec2' && !action.startsWith('Describe'),
  );
  expect(changes.map(({ action }) => action)).toEqual(['AuthorizeSecurityGroupIngress']);
  const mark = readMark(rules[0]?.description ?? '');
  const inMinutes = ((mark?.until ?? 0) - Date.now()) / 60_000;
  expect(inMinutes).toBeGreaterThan(58);
  expect(inMinutes).toBeLessThan(62);
  expect(lab.aws.world.rules(bastionProd)).toEqual(expect.arrayContaining([...before]));

  await lab.desktop.tray.waitForTooltip(
    /bastion is open until (tomorrow )?\d\d:\d\d|bastion open until/,
  );
  const notice = await lab.desktop.notifications.waitFor('bastion is open');
  expect(notice.body).toContain('SSH 22 for 81.187.42.19');
});

test('the tray icon shows another shape while something is open', async ({ lab }) => {
  await addDoors(lab);
  const closed = await lab.desktop.tray.icon();
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^Close bastion/);
  const open = await lab.desktop.tray.icon();
  expect(open.data.equals(closed.data)).toBe(false);
});

test('closing from the tray takes away our rules and no other', async ({ lab }) => {
  await addDoors(lab);
  const foreign = lab.aws.world.rules(bastionProd);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
  expect(lab.aws.world.rules(bastionProd)).toEqual(foreign);
  await lab.waitForTray(/^Open bastion/);
  const { activity } = await lab.snapshot();
  expect(activity.slice(0, 2).map(({ deed }) => deed)).toEqual(['closed', 'opened']);
});

test('extending from the tray writes the new time into the rules', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  const [before] = await lab.waitForRules(bastionProd, 2);
  await lab.clickTray(/^Extend/);
  const until = (description = ''): number => readMark(description)?.until ?? 0;
  await expect
    .poll(() => until(lab.ownRules(bastionProd)[0]?.description) - until(before?.description))
    .toBe(60 * 60_000);
  expect(lab.ownRules(bastionProd)[0]?.id).toBe(before?.id);
});

test('several open at once are closed together', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  await lab.clickTray(/^Open database/);
  await lab.waitForRules(stagingDb, 2);
  await lab.clickTray(/^Close all 2/);
  await lab.waitForRules(bastionProd, 0);
  await lab.waitForRules(stagingDb, 0);
});

test('a lease closes at its deadline by itself', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', {
    resourceId: bastion,
    duration: { kind: 'until', at: Date.now() + 4_000 },
  });
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.waitForRules(bastionProd, 0);
  await lab.desktop.notifications.waitFor('bastion closed');
  const { activity } = await lab.snapshot();
  expect(activity[0]).toMatchObject({ deed: 'closed', reason: 'deadline' });
});
