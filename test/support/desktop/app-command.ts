import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from './desktop.ts';
import { homeEnvironment } from './desktop.ts';
import { giveTo, isRoot, ordinaryUser } from './ordinary-user.ts';

export interface AppOptions {
  /** The app's own data folder, made when missing. */
  readonly userData: string;
  /** Added to the desktop's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Run as this ordinary user, with Chromium's sandbox on. Needs root. */
  readonly asUser?: string;
}

export interface AppCommand {
  /** A script that becomes the app: same process id, output also in the log. */
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether Chromium's sandbox is on. As root it cannot be. */
  readonly sandbox: boolean;
  /** All that the app writes to standard output and standard error. */
  readonly logFile: string;
}

/** How to start an executable as an app on the desktop. */
export async function appCommand(
  desktop: Desktop,
  executable: string,
  options: AppOptions,
): Promise<AppCommand> {
  const folder = await mkdtemp(join(desktop.folder, 'app-'));
  const logFile = join(folder, 'app.log');
  await writeFile(logFile, '');
  await mkdir(options.userData, { recursive: true });
  const user = options.asUser === undefined ? undefined : await ordinaryUser(options.asUser);
  let home: Record<string, string> = {};
  let become = '';
  if (user) {
    home = await homeEnvironment(join(folder, 'home'));
    await giveTo(user, folder);
    await giveTo(user, options.userData);
    become = `setpriv --reuid=${user.name} --regid=${String(user.gid)} --init-groups -- `;
  }
  const script = join(folder, 'start-app');
  await writeFile(
    script,
    [
      '#!/bin/bash',
      `cd ${quote(folder)}`,
      `exec > >(tee -a ${quote(logFile)}) 2> >(tee -a ${quote(logFile)} >&2)`,
      `exec ${become}${quote(executable)} "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  );
  const sandbox = user !== undefined || !isRoot();
  const args = [...(options.args ?? []), `--user-data-dir=${options.userData}`];
  return {
    executable: script,
    args: sandbox ? args : ['--no-sandbox', ...args],
    env: { ...desktop.env, ...home, ...options.env },
    sandbox,
    logFile,
  };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
