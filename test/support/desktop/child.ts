import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { waitFor } from '../wait-for.ts';

export interface ChildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where standard output and standard error go. */
  readonly logFile: string;
  /** Written to standard input, which is then closed. */
  readonly stdin?: string;
}

export interface Child {
  readonly pid: number;
  /** The first line written to file descriptor 3: how Xvfb and dbus-daemon tell their address. */
  firstLine(): Promise<string>;
  isRunning(): boolean;
  /** Ends it with SIGTERM, or SIGKILL when it does not listen. Doing so twice is fine. */
  stop(): Promise<void>;
}

const stopLimitMs = 5_000;
const running = new Set<number>();

// A test process that ends early must not leave a desktop behind.
process.on('exit', () => {
  for (const pid of running) signal(pid, 'SIGKILL');
});

/** Starts a process that lives until it is stopped. */
export async function startChild(
  command: string,
  args: readonly string[],
  options: ChildOptions,
): Promise<Child> {
  const log = createWriteStream(options.logFile, { flags: 'a' });
  const child = spawn(command, args, { env: options.env, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} has no process id`);
  running.add(pid);
  let ended = false;
  child.once('close', () => {
    ended = true;
    running.delete(pid);
    log.end();
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  let told = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  return {
    pid,
    isRunning: () => !ended,
    firstLine: async () => {
      const lines = await waitFor(
        () => {
          if (ended && !told.includes('\n')) throw new Error(`${command} ended`);
          return told.includes('\n') && told.split('\n');
        },
        { what: `${command} to tell its address (see ${options.logFile})` },
      );
      return lines[0] ?? '';
    },
    stop: async () => {
      if (!ended) await stop(pid, () => ended);
    },
  };
}

async function stop(pid: number, hasEnded: () => boolean): Promise<void> {
  signal(pid, 'SIGTERM');
  const what = `process ${String(pid)} to end`;
  try {
    await waitFor(hasEnded, { what, timeoutMs: stopLimitMs });
  } catch {
    signal(pid, 'SIGKILL');
    await waitFor(hasEnded, { what, timeoutMs: stopLimitMs });
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
