import type { NetworkInterfaceInfo } from 'node:os';
import { readMark } from '../../src-main/leases/mark.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import { changeSettings } from './support/change-settings.ts';
import { addDoors, addKey, addResource } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;
const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;
const APP = ['Open Drawbridge', 'Settings…'];

/** What a person reads in the menu, without the lines between. */
async function labels(lab: Lab): Promise<readonly string[]> {
  const { children } = await lab.desktop.tray.menu();
  return children.filter(({ type }) => type !== 'separator').map(({ label }) => label);
}

/** Gives the computer these interfaces and nothing else. */
async function plugIn(
  lab: Lab,
  interfaces: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(interfaces).map(([name, addresses]) => [
      name,
      addresses.map((address): NetworkInterfaceInfo => ({
        address,
        family: 'IPv4',
        internal: name === 'lo',
        netmask: '255.255.255.0',
        mac: '00:00:00:00:00:00',
        cidr: `${address}/24`,
      })),
    ]),
  );
  await lab.app.electron.evaluate((_electron, found) => {
    const os = process.getBuiltinModule('node:os');
    os.networkInterfaces = () => found;
  }, given);
  await lab.done('address.check', {});
}

/** Where the window is. */
async function placeOf(lab: Lab): Promise<string> {
  return (await lab.window()).evaluate(() => window.location.hash);
}

test('S0, S1: not set up, then nothing open; the address is copied with one click', async ({
  lab,
}) => {
  await lab.desktop.tray.waitForTooltip('Drawbridge: not set up');
  expect(await labels(lab)).toEqual(['Not set up yet', 'Set up…', 'Try the sandbox', 'Quit']);

  await addDoors(lab);
  await lab.done('address.check', {});
  await lab.waitForTray(/^Nothing open · 81\.187\.42\.19$/);
  await lab.waitForTray(/^Open database/);
  const shown = await labels(lab);
  expect(shown.slice(0, 4)).toEqual([
    'Nothing open · 81.187.42.19',
    'Open bastion · SSH 22',
    'Open database · PostgreSQL 5432',
    'All resources…',
  ]);
  expect(shown.slice(-3)).toEqual([...APP, 'Quit']);
  await lab.clickTray(/^Nothing open/);
  await expect
    .poll(() => lab.app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('81.187.42.19');
});

test('S2: while AWS has not answered, the menu says what is being done', async ({ lab }) => {
  await addDoors(lab);
  const closed = await lab.desktop.tray.icon();
  lab.aws.world.faults.next({
    service: 'ec2',
    action: 'AuthorizeSecurityGroupIngress',
    kind: 'hang',
  });
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^Opening bastion…$/);
  await lab.desktop.tray.waitForTooltip('Opening bastion…');
  expect(await labels(lab)).not.toContain('Open bastion · SSH 22');
  expect((await lab.desktop.tray.icon()).data.equals(closed.data)).toBe(false);
});

test('S3, S4: one open, then several, closed one by one', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^bastion is open until (tomorrow )?\d\d:\d\d$/);
  await lab.clickTray(/^Open database/);
  await lab.waitForRules(stagingDb, 2);
  await lab.waitForTray(/^2 open · next closes (tomorrow )?\d\d:\d\d$/);
  await lab.waitForTray(/^Close all 2$/);
  await lab.desktop.tray.waitForTooltip(/^Drawbridge: 2 open · next closes (tomorrow )?\d\d:\d\d$/);
  await lab.clickTray(/^Close bastion \((tomorrow )?\d\d:\d\d\)$/);
  await lab.waitForRules(bastionProd, 0);
  await lab.waitForTray(/^Close database$/);
  expect(lab.ownRules(stagingDb)).toHaveLength(2);
});

test('S5: near the end, extending comes first', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  await lab.done('lease.open', {
    resourceId: bastion,
    duration: { kind: 'until', at: Date.now() + 4 * 60_000 },
  });
  await lab.waitForTray(/^bastion closes at \d\d:\d\d$|^bastion closes tomorrow/);
  expect((await labels(lab))[1]).toMatch(/^Extend bastion by 1 hour/);
  const until = (): number => readMark(lab.ownRules(bastionProd)[0]?.description ?? '')?.until ?? 0;
  const before = until();
  await lab.clickTray(/^Extend bastion by 1 hour/);
  await expect.poll(() => until() - before).toBe(60 * 60_000);
  await lab.waitForTray(/^bastion is open until/);
});

test('S6, S12: what AWS forbids is said with the way to the policy', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  lab.aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
  await lab.clickTray(/^Close bastion/);
  await lab.waitForTray(/^⚠ bastion is still open – could not close it$/);
  await lab.desktop.tray.waitForTooltip('bastion is still open');
  expect((await labels(lab)).slice(1, 4)).toEqual([
    'Try again',
    'Show the policy you need…',
    'Show details…',
  ]);
  await lab.clickTray(/^Show the policy you need…$/);
  await expect.poll(() => placeOf(lab)).toBe('#policy');
  lab.aws.world.allow('ana', 'ec2:RevokeSecurityGroupIngress');
  await lab.clickTray(/^Try again$/);
  await lab.waitForRules(bastionProd, 0);
});

test('S7: a code is asked for, and the click leads to where it is entered', async ({ lab }) => {
  const from = await addKey(lab);
  const { identityId } = await lab.done('identity.addMfaSession', {
    from,
    minutes: 60,
    mfaSerial: mfaSerialOf(SANDBOX_ACCOUNT, 'ana'),
    mfaCode: SANDBOX_MFA_CODE,
  });
  await addResource(lab, identityId, 'bastion', bastionProd, [SSH]);
  // What a session is good for is not kept: after a start it needs a new code.
  await lab.app.kill();
  await lab.launch();
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^⚠ AWS wants a code of your MFA device/);
  // By the click itself, and not by whoever looks for it.
  const opened = lab.app.electron.waitForEvent('window');
  await lab.clickTray(/^Enter a code…$/);
  await opened;
  await expect.poll(() => placeOf(lab)).toBe('#access-keys');
  expect(lab.ownRules(bastionProd)).toEqual([]);
});

test('S8: an address that changes is followed in sight, a disputed one is asked about', async ({
  lab,
}) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  lab.aws.world.faults.next({ service: 'ec2', action: 'ModifySecurityGroupRules', kind: 'hang' });
  lab.aws.world.setAddress({ ipv4: '93.184.215.14', ipv6: '2a00:1450:4009:820::42' });
  await lab.done('address.check', {});
  await lab.waitForTray(/^Your address changed to 93\.184\.215\.14 – moving 1 open resource…$/);

  lab.aws.world.setAddress({ ipv4: '93.184.215.99' }, 'echo-b');
  await lab.done('address.check', {});
  await lab.waitForTray(/^⚠ Services see different addresses$/);
  await lab.clickTray(/^Choose your address…$/);
  await expect.poll(() => placeOf(lab)).toBe('#resources');
});

test('S9: offline it says when a door is due, and closes it when it can', async ({ lab }) => {
  await addDoors(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(bastionProd, 2);
  for (const operator of ['echo', 'echo-b'] as const) lab.aws.world.setAddress({}, operator);
  await plugIn(lab, { lo: ['127.0.0.1'] });
  await lab.waitForTray(/^Offline · 1 open, closes (tomorrow )?\d\d:\d\d$/);
  await lab.desktop.tray.waitForTooltip(/^Drawbridge: Offline · 1 open, closes/);
  await lab.clickTray(/^Close bastion when back online$/);
  await lab.waitForRules(bastionProd, 0);
  await lab.waitForTray(/^Offline · nothing open$/);
});

test('S10: behind a VPN it says who else gets in', async ({ lab }) => {
  await addDoors(lab);
  await plugIn(lab, { lo: ['127.0.0.1'], eth0: ['192.168.1.20'], tun0: ['10.8.0.2'] });
  await lab.waitForTray(/^A VPN is up \(tun0\): others behind its address get in too$/);
  await plugIn(lab, { lo: ['127.0.0.1'], eth0: ['192.168.1.20'] });
  await expect.poll(async () => (await labels(lab)).join()).not.toContain('VPN');
});

test('S11: in the sandbox everything about doors says so, and the last entry leads out', async ({
  lab,
}) => {
  await lab.clickTray(/^Try the sandbox$/);
  await lab.clickTray(/^Sandbox: Open bastion-prod/);
  await lab.waitForTray(/^Sandbox: bastion-prod is open until/);
  const shown = await labels(lab);
  expect(shown.slice(-4)).toEqual([...APP, 'Close all and quit…', 'Connect a real account…']);
  expect(shown.slice(0, -4).filter((label) => !label.startsWith('Sandbox: '))).toEqual([]);
  await lab.clickTray(/^Sandbox: Close bastion-prod/);
  await lab.waitForTray(/^Sandbox: Nothing open/);
  await lab.clickTray(/^Connect a real account…$/);
  await lab.waitForTray(/^Not set up yet$/);
});

test('a click on the icon opens and closes the first door where the person has set it so', async ({
  lab,
}) => {
  await addDoors(lab);
  await changeSettings(lab, { trayClick: 'toggle' });
  await lab.desktop.tray.activate();
  await lab.waitForRules(bastionProd, 2);
  await lab.waitForTray(/^Close bastion$/);
  await lab.desktop.tray.activate();
  await lab.waitForRules(bastionProd, 0);
});

test('shortcuts are held while they are set, and a refused one is named', async ({ lab }) => {
  await addDoors(lab);
  const { settings } = await lab.snapshot();
  const held = (keys: string): Promise<boolean> =>
    lab.app.electron.evaluate(
      ({ globalShortcut }, asked) => globalShortcut.isRegistered(asked),
      keys,
    );
  const keys = { openShortcut: 'Control+Alt+O', closeAllShortcut: 'Control+Alt+O' };
  await lab.done('settings.change', { settings: { ...settings, ...keys } });
  await expect
    .poll(async () => (await lab.snapshot()).refusedShortcuts)
    .toEqual(['closeAllShortcut']);
  expect(await held('Control+Alt+O')).toBe(true);
  await lab.done('settings.change', { settings });
  await expect.poll(() => held('Control+Alt+O')).toBe(false);
  expect((await lab.snapshot()).refusedShortcuts).toEqual([]);
});
