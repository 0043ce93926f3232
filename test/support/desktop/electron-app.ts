import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { _electron } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import { waitFor } from '../wait-for.ts';
import { appCommand } from './app-command.ts';
import type { AppOptions } from './app-command.ts';
import type { Desktop } from './desktop.ts';

const projectFolder = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface LaunchOptions extends AppOptions {
  /** A package that lets Playwright in. Default: the Electron the project runs with. */
  readonly executablePath?: string;
  /** The folder of the app's package.json, for what is no package. Default: the project's. */
  readonly appDir?: string;
}

/** A started app, as a process. */
export interface RunningProcess {
  readonly pid: number;
  readonly logFile: string;
  /** All it wrote to standard output and standard error so far. */
  log(): Promise<string>;
  isRunning(): boolean;
  /** Waits for it to end by itself, and answers its exit code; `undefined` after a signal. */
  waitForExit(timeoutMs?: number): Promise<number | undefined>;
  /** Asks it to end (SIGTERM) and waits, as a logout would. */
  terminate(timeoutMs?: number): Promise<void>;
  /** Ends it without a chance to tidy up (SIGKILL), as a crash or a power cut would. */
  kill(): Promise<void>;
}

/** A started app that Playwright drives. */
export interface RunningApp extends RunningProcess {
  readonly electron: ElectronApplication;
  /** Quits it as Playwright does, and waits. Fine when it has ended already. */
  close(): Promise<void>;
}

/** Starts the app on the desktop with Playwright at its side. */
export async function launchApp(desktop: Desktop, options: LaunchOptions): Promise<RunningApp> {
  const executable = options.executablePath ?? (await electronExecutable());
  const app = options.executablePath === undefined ? [options.appDir ?? projectFolder] : [];
  const command = await appCommand(desktop, executable, {
    ...options,
    args: [...app, ...(options.args ?? [])],
  });
  const electron = await _electron.launch({
    executablePath: command.executable,
    args: [...command.args],
    env: { ...command.env },
    chromiumSandbox: command.sandbox,
    timeout: 30_000,
  });
  const running = asRunning(electron.process(), command.logFile);
  return {
    ...running,
    electron,
    close: async () => {
      if (running.isRunning()) await electron.close();
      await running.waitForExit();
    },
  };
}

/**
 * Starts an executable on the desktop without Playwright, as a person would: for the packaged
 * app, whose fuses keep Playwright out.
 */
export async function startApp(
  desktop: Desktop,
  executable: string,
  options: AppOptions,
): Promise<RunningProcess> {
  const command = await appCommand(desktop, executable, options);
  const child = spawn(command.executable, command.args, { env: command.env, stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return asRunning(child, command.logFile);
}

let resolvedExecutable: Promise<string> | undefined;

/** The Electron the project runs with: DRAWBRIDGE_ELECTRON, or what the set-up finds. */
export async function electronExecutable(): Promise<string> {
  const given = process.env['DRAWBRIDGE_ELECTRON'];
  if (given) return given;
  resolvedExecutable ??= promisify(execFile)(process.execPath, [
    join(projectFolder, 'scripts', 'print-electron.mjs'),
  ]).then(({ stdout }) => stdout.trim());
  return resolvedExecutable;
}

const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

function asRunning(child: ChildProcess, logFile: string): RunningProcess {
  const { pid } = child;
  if (pid === undefined) throw new Error('the app has no process id');
  started.add(child);
  child.once('exit', () => started.delete(child));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const waitForExit = async (timeoutMs = 15_000): Promise<number | undefined> => {
    await waitFor(() => !isRunning(), { what: `the app to end (see ${logFile})`, timeoutMs });
    return child.exitCode ?? undefined;
  };
  return {
    pid,
    logFile,
    log: async () => readFile(logFile, 'utf8'),
    isRunning,
    waitForExit,
    terminate: async (timeoutMs) => {
      if (isRunning()) child.kill('SIGTERM');
      await waitForExit(timeoutMs);
    },
    kill: async () => {
      if (isRunning()) child.kill('SIGKILL');
      await waitForExit();
    },
  };
}
