import { MINUTE_MS } from '../kernel/clock.ts';
import { problemInWords } from '../kernel/problem-in-words.ts';
import { clockTime } from '../kernel/time-in-words.ts';
import { clipped } from '../kernel/words/wording.ts';
import { guardInWords } from '../leases/guard-in-words.ts';
import type { Lease } from '../leases/lease.ts';
import type { Moment } from './tray-state.ts';

/** How long before its end a lease counts as closing soon. */
export const SOON_MS = 5 * MINUTE_MS;

/** Longer labels would make the menu as wide as the screen. */
const MAX_LABEL = 40;

const MAX_NAMED = 3;

/** What a lease means to the person who glances at the tray. */
export type Standing = 'working' | 'open' | 'could-not-close' | 'unknown' | 'failed' | 'closed';

/** Renewing is open: the rules stand all the while. */
export function standingOf(lease: Lease): Standing {
  switch (lease.state.kind) {
    case 'opening':
      return 'working';
    case 'open':
    case 'renewing':
      return 'open';
    case 'closing':
      return lease.state.problem ? 'could-not-close' : 'working';
    case 'closed':
    case 'failed':
    case 'unknown':
      return lease.state.kind;
  }
}

export function labelOf(lease: Lease): string {
  return shortLabel(lease.resource.label);
}

export function shortLabel(label: string): string {
  return clipped(label, MAX_LABEL);
}

/** The terms of a lease that follows the person's work renew by themselves: only its end counts. */
export function closesSoon(lease: Lease, now: number): boolean {
  return standingOf(lease) === 'open' && lease.plan.deadline - now <= SOON_MS;
}

/** Open, but not for the address it is for: a move has failed. What somebody took away is no move. */
export function missesAddress({ trouble, sources, grants }: Lease): boolean {
  if (!trouble || trouble.kind === 'rule-removed') return false;
  const standing = new Set(grants.map((grant) => grant.source));
  return !sources.every((source) => standing.has(source));
}

/** `until 14:32`, `while you work, 23:10 at the latest`. */
export function openUntil(lease: Lease, { now, zone }: Moment): string {
  const end = clockTime(lease.plan.deadline, now, zone);
  return lease.plan.kind === 'until' ? `until ${end}` : `while you work, ${end} at the latest`;
}

/** `bastion-prod is open until 14:32`; near the end `bastion-prod closes at 14:32`. */
export function openLine(lease: Lease, moment: Moment): string {
  return closesSoon(lease, moment.now)
    ? closesLine(lease, moment)
    : `${labelOf(lease)} is open ${openUntil(lease, moment)}`;
}

/** `bastion-prod closes at 14:32`, `bastion-prod closes tomorrow 00:03`. */
export function closesLine(lease: Lease, { now, zone }: Moment): string {
  const end = clockTime(lease.plan.deadline, now, zone);
  return `${labelOf(lease)} closes ${/^\d/.test(end) ? 'at ' : ''}${end}`;
}

/** Whether AWS closes these by itself, in one line; nothing where no guard is switched on. */
export function guardLine(leases: readonly Lease[], { now, zone }: Moment): string | undefined {
  const [only, ...others] = leases;
  if (only && others.length === 0) return guardInWords(only, now, zone);
  const bare = leases.filter(({ unguarded }) => unguarded);
  if (bare.length > 0)
    return `Not guarded: ${bare.slice(0, MAX_NAMED).map(labelOf).join(', ')}${bare.length > MAX_NAMED ? '…' : ''}`;
  const guarded = leases.filter(({ guard }) => guard).length;
  if (guarded === 0) return undefined;
  const which = guarded === leases.length ? 'all of them' : `${String(guarded)} of them`;
  return `AWS closes ${which} even if this computer is off`;
}

export function workingLine(lease: Lease): string {
  return `${lease.state.kind === 'opening' ? 'Opening' : 'Closing'} ${labelOf(lease)}…`;
}

/** What is wrong with a lease, in one line; `undefined` when nothing is. */
export function troubleLine(lease: Lease, { now, zone }: Moment): string | undefined {
  const label = labelOf(lease);
  switch (lease.state.kind) {
    case 'closing':
      return lease.state.problem && `${label} is still open – could not close it`;
    case 'unknown':
      return `Not known since ${clockTime(lease.state.since, now, zone)} whether ${label} is ${lease.state.wanted}`;
    case 'failed':
      return `${label} could not be opened: ${problemInWords(lease.state.problem, 'nothing-opened').title}`;
    case 'open':
    case 'renewing':
      if (!lease.trouble) return undefined;
      return missesAddress(lease)
        ? `${label} does not let your new address in`
        : `${label}: ${problemInWords(lease.trouble, 'still-open').title}`;
    case 'opening':
    case 'closed':
      return undefined;
  }
}

/** Not settled until the person or a later attempt settles it; a failed opening left nothing open. */
export function needsPerson(lease: Lease): boolean {
  const standing = standingOf(lease);
  return standing === 'could-not-close' || standing === 'unknown' || missesAddress(lease);
}
