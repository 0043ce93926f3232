import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Clock } from '../kernel/clock.ts';
import { ID_ALPHABET } from '../kernel/ids.ts';

/** The computer's own clock. Timers stop while it sleeps: they only say when to look again. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, Math.min(delayMs, 2 ** 31 - 1));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Ten characters of 32: no two leases of one person ever share one. */
export function randomId(length = 10): string {
  return [...randomBytes(length)].map((byte) => ID_ALPHABET[byte % 32] ?? '0').join('');
}

/** Who signs the rules: what a colleague reads in the AWS console. */
export function signature(install: string): {
  readonly install: string;
  readonly person: string;
  readonly host: string;
} {
  return { install, person: userName(), host: os.hostname() };
}

/** A user id without an entry in the system's list of users has no name. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown';
  }
}
