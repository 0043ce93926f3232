import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { DECIDED } from '../../scripts/support/fuses.mjs';
import { electronExecutable, startApp } from '../support/desktop/electron-app.ts';
import type { RunningProcess } from '../support/desktop/electron-app.ts';
import { isRoot } from '../support/desktop/ordinary-user.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../dist/linux-unpacked');
const EXECUTABLE = path.join(FOLDER, 'drawbridge');
const MAX_ASAR_BYTES = 3 * 1024 * 1024;

test('every fuse of the package is as it was decided', async () => {
  const { version: _, ...wire } = await getCurrentFuseWire(EXECUTABLE);
  const states = new Map(Object.entries(wire as Readonly<Record<string, FuseState>>));
  const read = [...states].map(([fuse, state]) => [fuse, state === FuseState.ENABLE]);
  const decided = Object.entries(DECIDED).filter(([fuse]) => states.has(fuse));
  expect(read.length).toBeGreaterThanOrEqual(8);
  expect(read).toEqual(decided);
});

test('the package holds one archive of at most 3 MB, one language, and no second app', () => {
  expect(statSync(path.join(FOLDER, 'resources/app.asar')).size).toBeLessThan(MAX_ASAR_BYTES);
  expect(existsSync(path.join(FOLDER, 'resources/default_app.asar'))).toBe(false);
  expect(existsSync(path.join(FOLDER, 'locales/en-US.pak'))).toBe(true);
  expect(existsSync(path.join(FOLDER, 'locales/de.pak'))).toBe(false);
});

test('the package brings the licences of all that is in it', () => {
  const licences = `\n${readFileSync(path.join(FOLDER, 'LICENSES.txt'), 'utf8')}`;
  for (const shipped of [
    'react-dom ',
    '@aws-sdk/client-ec2 ',
    '@github/keytar ',
    'electron-store ',
  ])
    expect(licences).toContain(`\n${shipped}`);
  // Tools only.
  for (const tool of ['vite ', 'playwright ', '@cloud-copilot'])
    expect(licences).not.toContain(`\n${tool}`);
});

test('ELECTRON_RUN_AS_NODE makes the package run nothing but itself', async ({ lab }) => {
  const { script, marker } = await trap(lab);
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const runtime = await electronExecutable();
  // Not through the lab: it adds flags for Chromium, which Node does not know.
  await promisify(execFile)(runtime, [script], { env, timeout: 30_000 });
  expect(existsSync(marker(runtime)), 'the trap works').toBe(true);
  const packed = await startPacked(lab, [script], env);
  expect(existsSync(marker(EXECUTABLE))).toBe(false);
  await packed.kill();
});

test('NODE_OPTIONS make the package run nothing but itself', async ({ lab }) => {
  const { script, marker } = await trap(lab);
  const env = { NODE_OPTIONS: `--require=${script}` };
  const runtime = await electronExecutable();
  const open = await start(lab, runtime, [], env);
  await waitFor(() => existsSync(marker(runtime)), { what: 'the trap to work' });
  await open.kill();
  const packed = await startPacked(lab, [], env);
  expect(existsSync(marker(EXECUTABLE))).toBe(false);
  await packed.kill();
});

test('--inspect opens no door into the package', async ({ lab }) => {
  const port = await freePort();
  const packed = await startPacked(lab, [`--inspect=127.0.0.1:${String(port)}`], {});
  expect(await isListening(port)).toBe(false);
  expect(await packed.log()).not.toContain('Debugger listening');
  await packed.kill();
});

/** A script that says who has run it. */
async function trap(lab: Lab) {
  const marker = (program: string): string =>
    path.join(lab.desktop.folder, `ran-in-${path.basename(program)}`);
  const script = path.join(lab.desktop.folder, 'trap.cjs');
  const folder = JSON.stringify(`${lab.desktop.folder}/ran-in-`);
  await writeFile(
    script,
    `require('fs').writeFileSync(${folder} + require('path').basename(process.execPath), '')`,
  );
  return { script, marker };
}

/** In place of the other app, until its icon is there. */
async function startPacked(
  lab: Lab,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunningProcess> {
  await lab.app.kill();
  await lab.desktop.tray.gone();
  const packed = await start(lab, EXECUTABLE, args, env);
  await lab.desktop.tray.item();
  return packed;
}

async function start(
  lab: Lab,
  executable: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunningProcess> {
  return startApp(lab.desktop, executable, {
    userData: lab.userData,
    env: { ...lab.environment(), ...env },
    args: [...(isRoot() ? ['--no-sandbox'] : []), ...args],
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
