import type { Deed } from '../activity/activity.ts';
import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { markOf, note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { Granted } from './gate.ts';
import { alignGuard } from './guard-aiming.ts';
import { pushGuard } from './guard-renewing.ts';
import { guardMove, liftGuard, withoutGuard } from './guarding.ts';
import { closesAt } from './lease.ts';
import type { Lease, Plan } from './lease.ts';
import { openRules } from './opening.ts';
import { termEnd } from './plan.ts';

/** Lets the lease follow my address: new rule first, old rule after. */
export async function moveRules(
  parts: DeedParts,
  lease: Lease,
  sources: readonly Cidr[],
): Promise<DeedResult> {
  const end = closesAt(lease);
  const proof = await parts.proofs.toKeep(lease);
  if (!proof.ok) return stayOpen(parts, lease, end, { problem: proof.error }, 'move-failed');
  const since = parts.clock.now();
  const intent: Lease = { ...lease, sources, state: { kind: 'renewing', termEnd: end, since } };
  const wanted = notTaken(lease, sources);
  const guarded = await guardMove(parts, intent, wanted);
  if (!guarded.ok) return stayOpen(parts, lease, end, guarded.error, 'move-failed');
  const result = await moveGuarded(parts, lease, guarded.value, wanted);
  await afterwards(parts, guarded.value);
  return result;
}

async function moveGuarded(
  parts: DeedParts,
  lease: Lease,
  intent: Lease,
  wanted: readonly Cidr[],
): Promise<DeedResult> {
  const end = closesAt(lease);
  const mark = markOf(parts, lease, end);
  const moved = await withIdentity(parts, lease.resource, (identity) =>
    parts.gateFor(lease.resource).move(identity, lease.resource, lease.grants, wanted, mark),
  );
  if (!moved.ok) {
    // What was not moved is tried again; after a lost answer the new rules must be recognised.
    const lost = moved.error.problem.kind === 'outcome-unknown';
    const stays = lost ? intent : { ...intent, sources: lease.sources };
    return stayOpen(parts, stays, end, moved.error, 'move-failed');
  }
  return continueOpen(parts, intent, moved.value, end, 'moved');
}

/** An address the lease was for already but has no rule for: somebody closed it on purpose. */
function notTaken(lease: Lease, sources: readonly Cidr[]): readonly Cidr[] {
  return sources.filter(
    (source) =>
      !lease.sources.includes(source) || lease.grants.some((grant) => grant.source === source),
  );
}

/** Pushes the end out under `plan`; on failure the lease keeps the plan it had. */
export async function renewRules(
  parts: DeedParts,
  lease: Lease,
  plan: Plan,
  deed: 'renewed' | 'extended',
): Promise<DeedResult> {
  const before = closesAt(lease);
  const proof = await parts.proofs.toKeep(lease);
  if (!proof.ok) return stayOpen(parts, lease, before, { problem: proof.error }, 'renew-failed');
  const now = parts.clock.now();
  const end = Math.max(before, termEnd(plan, now));
  const intent: Lease = { ...lease, plan, state: { kind: 'renewing', termEnd: end, since: now } };
  const saved = parts.book.intend(intent);
  if (!saved.ok) return err(saved.error.problem);
  const pushed = await pushGuard(parts, intent, end);
  if (!pushed.ok) return notPushed(parts, lease, before, pushed.error);
  if (pushed.value === 'reaped') return openAgain(parts, { ...lease, plan });
  const { guard } = pushed.value;
  const renewed = await withIdentity(parts, lease.resource, (identity) =>
    parts
      .gateFor(lease.resource)
      .renew(identity, lease.resource, lease.grants, markOf(parts, lease, end)),
  );
  const result = renewed.ok
    ? continueOpen(parts, pushed.value, renewed.value, end, deed)
    : stayOpen(parts, { ...lease, ...(guard && { guard }) }, before, renewed.error, 'renew-failed');
  await afterwards(parts, pushed.value);
  return result;
}

/**
 * The end stays where it was, but some schedules may have moved, as when only the answer was lost:
 * they are brought back to it, and until that is done nobody is told that they guard.
 */
async function notPushed(
  parts: DeedParts,
  lease: Lease,
  end: Instant,
  refusal: Refusal,
): Promise<DeedResult> {
  const { problem } = refusal;
  const doubtful: Lease = lease.guard ? { ...lease, unguarded: problem } : lease;
  const result = stayOpen(parts, doubtful, end, refusal, 'renew-failed');
  await afterwards(parts, lease);
  return result;
}

/**
 * AWS has closed the lease in the moment it was to be renewed: the person is there and wants it
 * open. It is told as closed, and opened as any other: with new rules, if nobody is there now.
 */
async function openAgain(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  note(parts, lease, 'closed', {}, { reason: 'guard' });
  const { trouble: _, ...rest } = withoutGuard(lease);
  const since = parts.clock.now();
  return openRules(parts, { ...rest, grants: [], state: { kind: 'opening', since } });
}

/** After a deed the schedules follow what it has left: the rules there are, or none. */
async function afterwards(parts: DeedParts, intent: Lease): Promise<void> {
  if (parts.book.get(intent.id)) await alignGuard(parts, intent.id, { sure: true });
  else await liftGuard(parts, intent);
}

/** The rules stand as the deed left them; when none does, somebody else has closed the lease. */
function continueOpen(
  parts: DeedParts,
  lease: Lease,
  granted: Granted,
  end: Instant,
  deed: Deed,
): DeedResult {
  const { trouble: _, ...rest } = lease;
  const { requestId } = granted;
  const problem =
    granted.shortfall?.problem ?? (deed === 'moved' ? undefined : removed(lease, granted));
  if (granted.grants.length === 0 && problem?.kind === 'rule-changed')
    return stayOpen(parts, lease, end, { problem }, 'changed-by-others');
  if (granted.grants.length === 0) {
    note(parts, lease, 'closed', { requestId, problem }, { reason: 'vanished' });
    parts.book.drop(lease.id);
    return ok(undefined);
  }
  const unfinished = deed === 'moved' && problem && !isFinal(problem) && !arrived(lease, granted);
  const open: Lease = {
    ...rest,
    // What could not be opened yet counts as new at the next attempt, not as closed on purpose.
    sources: unfinished ? [...new Set(granted.grants.map(({ source }) => source))] : lease.sources,
    grants: granted.grants,
    state: { kind: 'open', termEnd: end },
    ...(problem && { trouble: problem }),
  };
  parts.book.record(open);
  if (lease.trouble?.kind !== problem?.kind || !unfinished)
    note(parts, open, deed, { requestId, problem });
  return unfinished ? err(problem) : ok(undefined);
}

/** A rule that somebody took away while others of the lease stand. */
function removed({ grants }: Lease, granted: Granted): Problem | undefined {
  const standing = new Set(granted.grants.map(({ ruleId }) => ruleId));
  const missing = grants.find(({ ruleId }) => !standing.has(ruleId));
  return missing && { kind: 'rule-removed', ruleId: missing.ruleId };
}

/** Somebody has a place of ours or changed a rule of ours: that is theirs to undo. */
function isFinal({ kind }: Problem): boolean {
  return kind === 'open-by-someone-else' || kind === 'rule-changed';
}

/** Every address of the lease has a rule, and no rule is for another. */
function arrived({ sources }: Lease, { grants }: Granted): boolean {
  return (
    sources.every((source) => grants.some((grant) => grant.source === source)) &&
    grants.every((grant) => sources.includes(grant.source))
  );
}

/** After a lost answer the book may miss a rule: then the next step is to find out. */
function stayOpen(
  parts: DeedParts,
  lease: Lease,
  end: Instant,
  refusal: Refusal,
  deed: 'move-failed' | 'renew-failed' | 'changed-by-others',
): DeedResult {
  const { problem } = refusal;
  if (problem.kind === 'group-gone') {
    note(parts, lease, 'closed', refusal, { reason: 'vanished' });
    parts.book.drop(lease.id);
    return ok(undefined);
  }
  if (lease.trouble?.kind !== problem.kind) note(parts, lease, deed, refusal);
  const state: Lease['state'] =
    problem.kind === 'outcome-unknown'
      ? { kind: 'unknown', wanted: 'open', since: parts.clock.now(), problem, termEnd: end }
      : { kind: 'open', termEnd: end };
  parts.book.record({ ...lease, state, trouble: problem });
  return err(problem);
}
