import path from 'node:path';
import { addDoors } from '../../e2e/support/furnish.ts';
import { Lab } from '../../e2e/support/lab.ts';
import type { LabOptions } from '../../e2e/support/lab.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import { electronExecutable, launchApp, startApp } from '../../support/desktop/electron-app.ts';
import type { RunningApp, RunningProcess } from '../../support/desktop/electron-app.ts';
import { isRoot } from '../../support/desktop/ordinary-user.ts';
import type { Desktop } from '../../support/desktop/desktop.ts';
import { PEER, PROJECT } from './places.ts';

/** The same for both: what Chromium does for itself in the background is none of our business. */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  ...(isRoot() ? ['--no-sandbox'] : []),
];

/** A lab for measuring, ended in any case. */
export async function inLab<T>(options: LabOptions, deed: (lab: Lab) => Promise<T>): Promise<T> {
  const lab = await Lab.start({ unwatched: true, ...options });
  try {
    return await deed(lab);
  } finally {
    await lab.stop();
  }
}

/** A desktop beside it for the peer, whose icon would else be taken for the app's. */
export async function withPeerDesktop<T>(
  desktop: Desktop,
  deed: (desktop: Desktop) => Promise<T>,
): Promise<T> {
  try {
    return await deed(desktop);
  } finally {
    await desktop.stop();
  }
}

/** Folders as after the first day: a key and two resources, and no app that runs. */
export async function furnished(lab: Lab): Promise<void> {
  await lab.launch();
  await addDoors(lab);
  await stopped(lab, lab.app);
}

/** Killed, and its icon gone. */
export async function stopped(lab: Pick<Lab, 'desktop'>, app: RunningProcess): Promise<void> {
  await app.kill();
  await lab.desktop.tray.gone();
}

export interface StartOptions {
  /** Also for the peer, which has no need of the app's. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly userData?: string;
}

/** Our app as the person's desktop starts it, with nothing of a test in it. */
export async function startOurs(lab: Lab, options: StartOptions = {}): Promise<RunningProcess> {
  return startApp(lab.desktop, await electronExecutable(), {
    userData: options.userData ?? lab.userData,
    args: [PROJECT, ...QUIET_FLAGS, ...(options.args ?? [])],
    env: { ...lab.environment(), ...options.env },
  });
}

/** The peer, started in the same way. */
export async function startPeer(
  desktop: Desktop,
  endpoint: string,
  { userData }: Pick<StartOptions, 'userData'> = {},
): Promise<RunningProcess> {
  return startApp(desktop, await electronExecutable(), {
    userData: userData ?? path.join(desktop.folder, 'peer'),
    args: [PEER, ...QUIET_FLAGS],
    env: peerEnvironment(endpoint),
  });
}

/** Our app with Playwright at its side, which can look into it. */
export async function driveOurs(lab: Lab): Promise<RunningApp> {
  return launchApp(lab.desktop, {
    userData: lab.userData,
    args: [...QUIET_FLAGS, '--hidden'],
    env: lab.environment(),
  });
}

/** The peer, looked into in the same way. */
export async function drivePeer(desktop: Desktop, endpoint = ''): Promise<RunningApp> {
  return launchApp(desktop, {
    appDir: PEER,
    userData: path.join(desktop.folder, 'peer'),
    args: QUIET_FLAGS,
    env: peerEnvironment(endpoint),
  });
}

function peerEnvironment(endpoint: string): Record<string, string> {
  return {
    PEER_ICON: 'tray/closed-on-light.png',
    PEER_ENDPOINT: endpoint,
    PEER_BODY: 'Action=DescribeRegions&Version=2016-11-15',
    PEER_KEY_ID: SANDBOX_KEY.accessKeyId,
    PEER_SECRET: SANDBOX_KEY.secretAccessKey,
  };
}
