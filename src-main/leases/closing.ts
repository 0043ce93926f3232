import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { findOwnGrants, note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { ClosedRules } from './gate.ts';
import { aimAtRules } from './guard-aiming.ts';
import { liftGuard, withoutGuard } from './guarding.ts';
import type { CloseReason, Lease, LeaseId } from './lease.ts';
import { NOT_SEEN } from './opening.ts';

/** Writes down that all of these shall close, before the first one does: no crash loses a wish. */
export function wishClosed(
  { book, clock }: Pick<DeedParts, 'book' | 'clock'>,
  ids: readonly LeaseId[],
  reason: CloseReason,
): void {
  const state = { kind: 'closing', reason, since: clock.now() } as const;
  const leases = ids.map((id) => book.get(id)).filter((lease) => lease !== undefined);
  const open = leases.filter((lease) => lease.state.kind === 'open');
  book.recordAll(open.map((lease) => ({ ...lease, state })));
}

/** Closes what the lease made; says closed only after a confirming read. */
export async function closeRules(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
): Promise<DeedResult> {
  const { state } = lease;
  const since =
    state.kind === 'closing' || state.kind === 'unknown' ? state.since : parts.clock.now();
  const certain = state.kind === 'open' || state.kind === 'closing';
  if (!certain) return closeUncertain(parts, lease, reason, since);
  // What went wrong before stays in sight while it is tried again.
  const problem = state.kind === 'closing' ? state.problem : undefined;
  const closing = { kind: 'closing', reason, since, ...(problem && { problem }) } as const;
  if (state.kind !== 'closing' || state.reason !== reason)
    parts.book.record({ ...lease, state: closing });
  if (await wasReaped(parts, lease)) return closedByGuard(parts, lease);
  // Closed by id, AWS will not take what somebody else opens there afterwards.
  await aimAtRules(parts, lease);
  const closed = await revoke(parts, lease);
  if (closed.ok) return afterRevoke(parts, lease, reason, closed.value);
  return notClosed(parts, lease, closed.error, stillOpen(reason, since, closed.error));
}

/**
 * After an interrupted deed the book may miss a rule. AWS is asked what there is, all of it is
 * closed, and the lease counts as closed once nothing can be missing any more.
 */
async function closeUncertain(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
  since: Instant,
): Promise<DeedResult> {
  const before = lease.state.kind === 'unknown' ? lease.state : undefined;
  const unknown = (problem: Problem, lookedOnce = false): Lease['state'] => ({
    kind: 'unknown',
    wanted: 'closed',
    reason,
    since,
    problem,
    ...(lookedOnce && { lookedOnce }),
  });
  // The wish is written down before anything is asked: it must survive a crash.
  const wish = unknown(before?.problem ?? NOT_SEEN, before?.lookedOnce);
  parts.book.record({ ...lease, state: wish });
  const found = await findOwnGrants(parts, lease);
  if (!found.ok) return notClosed(parts, lease, found.error, unknown(found.error.problem));
  const known = new Map([...lease.grants, ...found.value.grants].map((g) => [g.ruleId, g]));
  const sure: Lease = { ...lease, grants: [...known.values()] };
  await aimAtRules(parts, sure);
  const closed = await revoke(parts, sure);
  if (!closed.ok) return notClosed(parts, sure, closed.error, unknown(closed.error.problem));
  if (found.value.complete || before?.lookedOnce) {
    const reaped = isReapingTime(parts, lease) && found.value.grants.length === 0;
    return reaped ? closedByGuard(parts, sure) : afterRevoke(parts, sure, reason, closed.value);
  }
  parts.book.record({ ...sure, grants: [], state: unknown(NOT_SEEN, true) });
  return err(NOT_SEEN);
}

/** Whether AWS should have closed what is known to have been open. */
function isReapingTime({ clock }: DeedParts, { guard, grants }: Lease): boolean {
  return guard !== undefined && grants.length > 0 && clock.now() >= guard.at;
}

/** Whether AWS's own time for closing is over and nothing stands any more. */
async function wasReaped(parts: DeedParts, lease: Lease): Promise<boolean> {
  if (!isReapingTime(parts, lease)) return false;
  const seen = await withIdentity(parts, lease.resource, (identity) =>
    parts.gateFor(lease.resource).inspect(identity, lease.resource, lease.grants),
  );
  return seen.ok && seen.value.missing.length === lease.grants.length;
}

async function revoke(parts: DeedParts, lease: Lease): Promise<Result<ClosedRules, Refusal>> {
  return withIdentity(parts, lease.resource, (identity) =>
    parts.gateFor(lease.resource).close(identity, lease.resource, lease.grants),
  );
}

/** A rule somebody changed is left to them, and the lease stays in sight until it is settled. */
async function afterRevoke(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
  { changed, requestId }: ClosedRules,
): Promise<DeedResult> {
  const [ruleId] = changed;
  if (ruleId === undefined) return closedFor(parts, lease, reason, { requestId });
  const problem: Problem = { kind: 'rule-changed', ruleId };
  const { state } = lease;
  const since = 'since' in state ? state.since : parts.clock.now();
  const grants = lease.grants.filter((grant) => changed.includes(grant.ruleId));
  const refusal = { problem, ...(requestId && { requestId }) };
  // What is left is theirs, and AWS must not remove it in our name.
  await liftGuard(parts, lease);
  return notClosed(parts, { ...withoutGuard(lease), grants }, refusal, {
    kind: 'closing',
    reason,
    since,
    problem,
  });
}

/** AWS has done what this app could not: told as such, in the tray as well. */
export async function closedByGuard(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  const since = 'since' in lease.state ? lease.state.since : parts.clock.now();
  parts.book.record({ ...lease, state: { kind: 'closing', reason: 'guard', since } });
  return closedFor(parts, lease, 'guard', {});
}

async function closedFor(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
  outcome: { readonly requestId?: string | undefined; readonly problem?: Problem | undefined },
): Promise<DeedResult> {
  note(parts, lease, 'closed', outcome, { reason });
  parts.book.drop(lease.id);
  await liftGuard(parts, lease);
  return ok(undefined);
}

/** Keeps the lease in sight; a group that is gone has no rules left to close. */
async function notClosed(
  parts: DeedParts,
  lease: Lease,
  refusal: Refusal,
  state: Lease['state'],
): Promise<DeedResult> {
  const { problem } = refusal;
  if (problem.kind === 'group-gone') return closedFor(parts, lease, 'vanished', refusal);
  // One line when it first fails, not one a retry.
  const known = 'problem' in lease.state ? lease.state.problem : undefined;
  if (known?.kind !== problem.kind) note(parts, lease, 'close-failed', refusal);
  parts.book.record({ ...lease, state });
  return err(problem);
}

function stillOpen(reason: CloseReason, since: Instant, { problem }: Refusal): Lease['state'] {
  return problem.kind === 'outcome-unknown'
    ? { kind: 'unknown', wanted: 'closed', reason, since, problem }
    : { kind: 'closing', reason, since, problem };
}
