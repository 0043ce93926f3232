import { fork } from 'node:child_process';
import path from 'node:path';
import type { Outcome } from './measure-one.ts';
import type { Metric } from './metric.ts';

/** Longer than any takes on a slow machine: one that hangs must not hold up the others. */
const LIMIT_MS = 8 * 60_000;
const QUICK_LIMIT_MS = 120_000;
const GRACE_MS = 10_000;

/** Measures in a process of its own: a crash or a hang is this metric's alone. */
export function measureApart({ name }: Metric, quick: boolean): Promise<Outcome> {
  const child = fork(
    path.join(import.meta.dirname, 'measure-one.ts'),
    [name, ...(quick ? ['quick'] : [])],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const stopWith = (): void => {
    child.kill('SIGTERM');
  };
  process.once('exit', stopWith);
  return new Promise((resolve) => {
    const limitMs = quick ? QUICK_LIMIT_MS : LIMIT_MS;
    let outcome: Outcome = { kind: 'failed', why: 'the process ended without an answer' };
    const limit = setTimeout(() => {
      outcome = { kind: 'failed', why: `took longer than ${String(limitMs / 60_000)} minutes` };
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
    }, limitMs);
    child.on('message', (message) => {
      outcome = message as Outcome;
    });
    child.on('close', () => {
      clearTimeout(limit);
      process.off('exit', stopWith);
      resolve(outcome);
    });
  });
}
