import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
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

test('the package is closed: fuses as decided, one archive, keytar beside it', async () => {
  const wire = await getCurrentFuseWire(EXECUTABLE);
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    cookies: wire[FuseV1Options.EnableCookieEncryption],
  }).toEqual({
    runAsNode: FuseState.DISABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    onlyAsar: FuseState.ENABLE,
    fileProtocol: FuseState.DISABLE,
    cookies: FuseState.ENABLE,
  });
  expect(existsSync(path.join(FOLDER, 'resources/app.asar'))).toBe(true);
  expect(existsSync(path.join(FOLDER, 'resources/default_app.asar'))).toBe(false);
});

test('the simulator of IAM, which is AGPL, is not in the package', () => {
  const archive = readFileSync(path.join(FOLDER, 'resources/app.asar'), 'latin1');
  // The app is in there, readable, or what follows would say nothing.
  expect(archive).toContain('ec2:RevokeSecurityGroupIngress');
  // Its name, and answers of it that no minifier shortens.
  for (const trace of ['iam-simulate', 'ImplicitlyDenied', 'ExplicitlyDenied', 'AGPL'])
    expect(archive.includes(trace), trace).toBe(false);
});
