import type { Problem } from '../kernel/problem.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { CloseReason, Lease } from '../leases/lease.ts';
import { missesAddress, standingOf } from './lease-lines.ts';

/** A change that went as wished, or at least as announced. */
export type NewsChange =
  | { readonly kind: 'opened'; readonly lease: Lease }
  | { readonly kind: 'moved'; readonly lease: Lease }
  | { readonly kind: 'closed'; readonly lease: Lease; readonly reason: CloseReason | undefined };

export interface TroubleChange {
  /** `left-behind`: still open, but not for my new address. */
  readonly kind: 'could-not-close' | 'unknown' | 'left-behind' | 'failed';
  readonly lease: Lease;
  readonly problem: Problem;
}

/** What became of a lease between two states, where it is worth a word. */
export type LeaseChange = NewsChange | TroubleChange;

/**
 * Compares lease by lease. `before` is `undefined` where there is nothing to compare with: then
 * only what needs the person is news.
 */
export function leaseChanges(
  before: readonly Lease[] | undefined,
  after: readonly Lease[],
): readonly LeaseChange[] {
  const earlier = new Map((before ?? []).map((lease) => [lease.id, lease]));
  const kept = new Set(after.map((lease) => lease.id));
  const gone = [...earlier.values()].filter((lease) => !kept.has(lease.id));
  return [
    ...after.flatMap((lease) => alarm(earlier.get(lease.id), lease)),
    ...(before ? after.flatMap((lease) => news(earlier.get(lease.id), lease)) : []),
    ...gone.flatMap((lease) => closing(lease, undefined)),
  ];
}

function alarm(before: Lease | undefined, after: Lease): readonly TroubleChange[] {
  const kind = standingOf(after);
  if (kind !== 'could-not-close' && kind !== 'unknown') return [];
  const known = before !== undefined && standingOf(before) === kind;
  return known ? [] : trouble(kind, after);
}

function news(before: Lease | undefined, after: Lease): readonly LeaseChange[] {
  const was = before && standingOf(before);
  switch (standingOf(after)) {
    case 'open':
      if (before && was === 'open') return addressNews(before, after);
      return was === 'could-not-close' ? [] : [{ kind: 'opened', lease: after }];
    case 'failed':
      return was === 'failed' ? [] : trouble('failed', after);
    case 'closed':
      return before ? closing(before, after) : [];
    case 'working':
    case 'could-not-close':
    case 'unknown':
      return [];
  }
}

function addressNews(before: Lease, after: Lease): readonly LeaseChange[] {
  if (missesAddress(after)) return missesAddress(before) ? [] : trouble('left-behind', after);
  const standsNow = standing(after);
  const settled = standsNow === sorted(after.sources);
  return settled && standsNow !== standing(before) ? [{ kind: 'moved', lease: after }] : [];
}

/** Closing what the person asked to close is no news, unless there had been an alarm about it. */
function closing(before: Lease, after: Lease | undefined): readonly NewsChange[] {
  if (!mayBeOpen(before) || before.state.kind === 'opening') return [];
  const reason = reasonOf(after) ?? reasonOf(before);
  const alarmed = standingOf(before) === 'could-not-close' || standingOf(before) === 'unknown';
  const expected = reason === 'asked' || reason === 'quit' || reason === 'logged-out';
  return expected && !alarmed ? [] : [{ kind: 'closed', lease: before, reason }];
}

function trouble(kind: TroubleChange['kind'], lease: Lease): readonly TroubleChange[] {
  const problem = ('problem' in lease.state ? lease.state.problem : undefined) ?? lease.trouble;
  return problem ? [{ kind, lease, problem }] : [];
}

function reasonOf(lease: Lease | undefined): CloseReason | undefined {
  return lease && 'reason' in lease.state ? lease.state.reason : undefined;
}

function standing(lease: Lease): string {
  return sorted(lease.grants.map((grant) => grant.source));
}

function sorted(sources: readonly string[]): string {
  return [...new Set(sources)].sort().join(' ');
}
