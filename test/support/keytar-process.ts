import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KeytarLike } from '../../src-main/keychain/load-keytar.ts';

export interface KeytarProcess {
  readonly keytar: KeytarLike;
  readonly stop: () => Promise<void>;
}

type Answer = readonly [id: number, value: unknown, error?: string];

/** The real keytar, in a process with this environment. */
export function startKeytar(env: NodeJS.ProcessEnv): KeytarProcess {
  const child = fork(fileURLToPath(new URL('keytar-child.cjs', import.meta.url)), {
    env,
    execArgv: [],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const [id, answer] of waiting) answer([id, undefined, 'the keytar process ended']);
      resolve();
    });
  });
  child.on('message', (message) => {
    const answer = message as Answer;
    waiting.get(answer[0])?.(answer);
    waiting.delete(answer[0]);
  });
  let last = 0;
  const ask = (method: keyof KeytarLike, args: readonly string[]): Promise<unknown> => {
    const id = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, ([, value, error]) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      child.send([id, method, args]);
    });
  };
  return {
    keytar: {
      getPassword: async (...args) => ((await ask('getPassword', args)) as string | null) ?? null,
      setPassword: async (...args) => {
        await ask('setPassword', args);
      },
      deletePassword: async (...args) => (await ask('deletePassword', args)) === true,
    },
    stop: async () => {
      if (child.exitCode === null) child.kill();
      await ended;
    },
  };
}
