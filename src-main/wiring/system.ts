import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Stop } from '../kernel/clock.ts';
import { ID_ALPHABET } from '../kernel/ids.ts';
import { TrueTime } from '../kernel/true-time.ts';

/** Timers stop while the computer sleeps: they only say when to look again. */
function after(delayMs: number, action: () => void): Stop {
  const timer = setTimeout(action, Math.min(delayMs, 2 ** 31 - 1));
  return () => {
    clearTimeout(timer);
  };
}

/** The time of this computer, to be corrected by what AWS says. */
export function systemTime(): TrueTime {
  return new TrueTime({
    wall: () => Date.now(),
    awake: () => performance.now(),
    uptime: () => os.uptime() * 1_000,
    after,
  });
}

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
