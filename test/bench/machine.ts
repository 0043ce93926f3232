import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronExecutable } from '../support/desktop/electron-app.ts';

/** What the figures were taken on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly electron: string;
  readonly node: string;
}

export async function thisMachine(): Promise<Machine> {
  const cores = os.cpus();
  return {
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${systemName()}, ${os.type()} ${os.release()} ${os.arch()}`,
    electron: await electronVersion(),
    node: process.version,
  };
}

function systemName(): string {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(release)?.[1] ?? os.type();
  } catch {
    return os.type();
  }
}

async function electronVersion(): Promise<string> {
  const executable = await electronExecutable();
  try {
    return readFileSync(path.join(path.dirname(executable), 'version'), 'utf8').trim();
  } catch {
    // A runtime without that file still says so itself.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const asked = ['-p', 'process.versions.electron'];
    const { stdout } = await promisify(execFile)(executable, asked, { env });
    return stdout.trim();
  }
}
