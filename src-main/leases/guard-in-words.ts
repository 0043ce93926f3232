import type { Instant } from '../kernel/clock.ts';
import { problemInWords } from '../kernel/problem-in-words.ts';
import { clockTime } from '../kernel/time-in-words.ts';
import type { Lease } from './lease.ts';

/**
 * Whether AWS closes an open lease by itself: `AWS closes it at 14:33 even if this computer is off`,
 * `Not guarded: AWS cannot be reached`. `undefined` where no guard is switched on, and for what is not
 * open. Without `zone`, times are the computer's own.
 */
export function guardInWords(
  { state, guard, unguarded }: Lease,
  now: Instant,
  zone?: string,
): string | undefined {
  if (state.kind !== 'open' && state.kind !== 'renewing') return undefined;
  // Being set at this moment, or a moment ago when the app was killed: it is looked into.
  if (unguarded?.kind === 'outcome-unknown') return 'Not guarded yet';
  if (unguarded) return `Not guarded: ${problemInWords(unguarded, 'still-open').title}`;
  if (!guard) return undefined;
  const time = clockTime(guard.at, now, zone);
  return `AWS closes it ${/^\d/.test(time) ? 'at ' : ''}${time} even if this computer is off`;
}
