import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { portsInWords } from '../../src-main/kernel/ports-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Door, ProblemWords } from '../../src-main/kernel/problem-in-words.ts';
import { clockTime, remaining } from '../../src-main/kernel/time-in-words.ts';
import { closesAt, mayBeOpen } from '../../src-main/leases/lease.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
import type { Tone } from '../components/tone.ts';
import { listInWords, plainAddress } from './address-in-words.ts';

export interface LeaseStatus {
  readonly tone: Tone;
  /** "Open until 14:32": the state of the door first, the time absolute. */
  readonly words: string;
  /** What comes second: "47 min". */
  readonly left?: string;
}

/** From here on a lease is about to close. */
export const SOON_MS = 5 * MINUTE_MS;

/** The state of a door, for a lease or for none. */
export function statusInWords(lease: Lease | undefined, now: Instant): LeaseStatus {
  if (!lease) return { tone: 'closed', words: 'Closed' };
  const { state } = lease;
  switch (state.kind) {
    case 'opening':
      return { tone: 'working', words: 'Opening…' };
    case 'open':
    case 'renewing':
      return openStatus(lease, now);
    case 'closing':
      return state.problem
        ? { tone: 'trouble', words: 'Still open', left: 'trying again' }
        : { tone: 'working', words: 'Closing…' };
    case 'closed':
      return { tone: 'closed', words: 'Closed' };
    case 'failed':
      return { tone: 'trouble', words: 'Not opened' };
    case 'unknown':
      return { tone: 'unknown', words: `Unknown since ${clockTime(state.since, now)}` };
  }
}

function openStatus(lease: Lease, now: Instant): LeaseStatus {
  const at = closesAt(lease);
  const leftMs = at - now;
  if (leftMs <= 0) return { tone: 'soon', words: 'Open', left: 'closing now' };
  const words = `Open until ${clockTime(at, now)}`;
  if (renewsItself(lease)) return { tone: 'open', words, left: 'renews' };
  return { tone: leftMs < SOON_MS ? 'soon' : 'open', words, left: shortly(leftMs) };
}

function shortly(leftMs: number): string {
  return leftMs < MINUTE_MS ? '< 1 min' : remaining(leftMs);
}

/** Whether the time shown is the end of a term that the next one follows. */
export function renewsItself(lease: Lease): boolean {
  return lease.plan.kind === 'while-working' && closesAt(lease) < lease.plan.deadline;
}

/** Milliseconds until the door closes, while it stands open; `undefined` otherwise. */
export function openForMs(lease: Lease, now: Instant): number | undefined {
  const { kind } = lease.state;
  return kind === 'open' || kind === 'renewing' ? closesAt(lease) - now : undefined;
}

/** The lease that counts for a resource: the one that may be open, else the one that failed. */
export function leaseOf(leases: readonly Lease[], resourceId: string): Lease | undefined {
  const own = leases.filter((lease) => lease.resource.id === resourceId);
  return own.find(mayBeOpen) ?? own.at(-1);
}

/** How many doors are open, or may be. */
export function openCount(leases: readonly Lease[]): number {
  return leases.filter(mayBeOpen).length;
}

export interface LeaseTrouble {
  readonly problem: Problem;
  readonly door: Door;
}

/** What went wrong with a lease, and what that means for the door. */
export function troubleOf(lease: Lease): LeaseTrouble | undefined {
  const { state, trouble } = lease;
  if (state.kind === 'failed') return { problem: state.problem, door: 'nothing-opened' };
  if (state.kind === 'unknown') return { problem: state.problem, door: 'unknown' };
  if (state.kind === 'closing' && state.problem)
    return { problem: state.problem, door: 'still-open' };
  return trouble ? { problem: trouble, door: 'still-open' } : undefined;
}

/** Whether a trouble calls for the person at once, Drawbridge goes on by itself, or it is over. */
export function troubleTone({ state, trouble }: Lease): 'alarm' | 'soon' | 'plain' {
  if (state.kind === 'failed' || state.kind === 'closing') return 'alarm';
  return state.kind !== 'unknown' && trouble?.kind === 'moved-with-gap' ? 'plain' : 'soon';
}

/** Its words; where somebody took a part of the door, what stands of it as well. */
export function troubleInWords({ problem, door }: LeaseTrouble, lease?: Lease): ProblemWords {
  const words = problemInWords(problem, door);
  const stands = lease && whatStands(lease);
  return stands === undefined ? words : { ...words, text: `${words.text} ${stands}` };
}

/** "SSH 22 for 81.187.42.19 stands.": what is still as it was made. */
function whatStands({ state, trouble, grants }: Lease): string | undefined {
  if (state.kind !== 'open' && state.kind !== 'renewing') return undefined;
  if (trouble?.kind !== 'rule-removed' && trouble?.kind !== 'rule-changed') return undefined;
  const standing = grants.filter(({ ruleId }) => ruleId !== trouble.ruleId);
  const sources = [...new Set(standing.map(({ source }) => source))];
  const each = sources.map((source) => {
    const ports = standing.filter((grant) => grant.source === source).map((grant) => grant.ports);
    return `${portsInWords(ports)} for ${plainAddress(source)}`;
  });
  if (each.length === 0) return undefined;
  return `${listInWords(each)} ${standing.length === 1 ? 'stands' : 'stand'} as before.`;
}

/** What the person promised themselves, in a line. */
export function planInWords(lease: Lease, now: Instant): string {
  const until = clockTime(lease.plan.deadline, now);
  const why = lease.plan.shortened ? ', when your sign-in ends' : '';
  return lease.plan.kind === 'until'
    ? `Closes at ${until}${why}`
    : `Keeps open while you work, until ${until} at the latest${why}`;
}

/** The honest rest of "Closed". */
export const CLOSED_MEANS =
  'New connections are refused. Connections that were already open can stay up until they end.';
