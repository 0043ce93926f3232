import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** How the mock is asked for. */
export interface SandboxWishes {
  readonly groups: number;
  readonly latencyMs: number;
  /** How many times as fast as AWS's its tokens come back. */
  readonly speed: number;
}

/** What has come since the last question. */
export interface Counted {
  readonly byAction: Readonly<Record<string, number>>;
  readonly throttled: number;
  /** Between the first and the last that changed something, in milliseconds. */
  readonly tookMs: number;
}

/** Groups of this mock. */
export function groupIdOf(index: number): string {
  return `sg-0be2${String(index).padStart(13, '0')}`;
}

/** An AWS in a process of its own. */
export interface SandboxProcess {
  readonly url: string;
  /** What has come since the last question. */
  readonly counted: () => Promise<Counted>;
  readonly stop: () => void;
}

export async function startSandboxProcess(wishes: SandboxWishes): Promise<SandboxProcess> {
  const child = fork(path.join(import.meta.dirname, 'sandbox-child.ts'), [JSON.stringify(wishes)]);
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    counted: async () => {
      child.send('count');
      const [counted] = (await once(child, 'message')) as [Counted];
      return counted;
    },
    stop: () => {
      child.disconnect();
    },
  };
}
