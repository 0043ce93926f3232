import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { findOwnGrants, markOf, note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { Granted } from './gate.ts';
import { alignGuard } from './guard-aiming.ts';
import { liftGuard, raiseGuard, withGuard, withoutGuard } from './guarding.ts';
import type { Lease } from './lease.ts';
import { termEnd } from './plan.ts';

/** Opens what `wanted` intends, after that is in the journal: where it is switched on, guarded. */
export async function openRules(parts: DeedParts, wanted: Lease): Promise<DeedResult> {
  const end = termEnd(wanted.plan, parts.clock.now());
  const intent = withGuard(parts, wanted, end);
  const saved = parts.book.intend(intent);
  if (!saved.ok) {
    const { problem } = saved.error;
    parts.book.show({ ...wanted, state: { kind: 'failed', problem, at: parts.clock.now() } });
    return err(problem);
  }
  const raised = await raiseGuard(parts, intent);
  // Whatever had been scheduled is taken back already.
  if (!raised.ok) return notOpened(parts, withoutGuard(intent), raised.error, end);
  const opened = await openGuarded(parts, raised.value, end);
  // One that could not be guarded a moment ago is tried again later, not now.
  if (opened.ok && raised.value.guard) await alignGuard(parts, wanted.id, { sure: true });
  return opened;
}

async function openGuarded(parts: DeedParts, lease: Lease, end: Instant): Promise<DeedResult> {
  const opened = await withIdentity(parts, lease.resource, (identity) =>
    parts
      .gateFor(lease.resource)
      .open(identity, lease.resource, lease.sources, markOf(parts, lease, end)),
  );
  if (opened.ok) {
    adopt(parts, lease, opened.value, end);
    return ok(undefined);
  }
  return notOpened(parts, lease, opened.error, end);
}

/** A schedule aimed at a place where nothing of ours stands would close what others open there. */
async function notOpened(
  parts: DeedParts,
  lease: Lease,
  refusal: Refusal,
  end: Instant,
): Promise<DeedResult> {
  const { problem } = refusal;
  const at = parts.clock.now();
  const lost = problem.kind === 'outcome-unknown';
  if (!lost) await liftGuard(parts, lease);
  const state: Lease['state'] = lost
    ? { kind: 'unknown', wanted: 'open', since: at, problem, termEnd: end }
    : { kind: 'failed', problem, at };
  parts.book.record({ ...(lost ? lease : withoutGuard(lease)), state });
  note(parts, lease, 'open-failed', refusal);
  return err(problem);
}

/**
 * Finds out by a read what an interrupted opening, renewal or move left in AWS: adopts the lease's
 * own rules, or drops the intent when two looks have shown none.
 */
export async function settle(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  const proof = await parts.proofs.toKeep(lease);
  if (!proof.ok) return lookAgain(parts, lease, { problem: proof.error });
  const found = await findOwnGrants(parts, lease);
  if (!found.ok) {
    const { problem } = found.error;
    if (problem.kind === 'group-gone') return gone(parts, lease, problem);
    return lookAgain(parts, lease, { problem });
  }
  const { grants, complete } = found.value;
  const before = lease.state.kind === 'unknown' ? lease.state : undefined;
  if (!complete && !before?.lookedOnce)
    return lookAgain(parts, lease, { problem: NOT_SEEN, lookedOnce: true });
  if (grants.length > 0) {
    // What was meant and is not there was never made: the next step asks for it again.
    const sources = [...new Set(grants.map(({ source }) => source))];
    adopt(parts, { ...lease, sources }, { grants }, endOf(lease));
    // Whether the schedules in the book were made, and for when, is as uncertain as the rules were.
    await alignGuard(parts, lease.id, { sure: false });
    return ok(undefined);
  }
  return gone(parts, lease, before?.problem ?? NOT_SEEN);
}

/** AWS shows a new rule late now and then: one look that shows none proves nothing. */
export const NOT_SEEN: Problem = {
  kind: 'outcome-unknown',
  cause: 'AWS does not show the rule (yet)',
};

function lookAgain(
  parts: DeedParts,
  lease: Lease,
  seen: { readonly problem: Problem; readonly lookedOnce?: true },
): DeedResult {
  const since = lease.state.kind === 'unknown' ? lease.state.since : parts.clock.now();
  const termEnd = endOf(lease);
  parts.book.record({
    ...lease,
    state: { kind: 'unknown', wanted: 'open', since, termEnd, ...seen },
  });
  return err(seen.problem);
}

async function gone(parts: DeedParts, lease: Lease, problem: Problem): Promise<DeedResult> {
  if (lease.grants.length > 0) note(parts, lease, 'closed', { problem }, { reason: 'vanished' });
  parts.book.drop(lease.id);
  await liftGuard(parts, lease);
  return ok(undefined);
}

function adopt(parts: DeedParts, lease: Lease, granted: Granted, end: Instant): void {
  const { trouble: _, ...rest } = lease;
  const problem = granted.shortfall?.problem;
  const open: Lease = {
    ...rest,
    grants: granted.grants,
    state: { kind: 'open', termEnd: end },
    ...(problem && { trouble: problem }),
  };
  parts.book.record(open);
  // Rules known before are not opened again, only found again.
  if (lease.grants.length > 0) return;
  note(parts, open, 'opened', { requestId: granted.requestId, problem });
}

function endOf(lease: Lease): Instant {
  const known = 'termEnd' in lease.state ? lease.state.termEnd : undefined;
  return known ?? termEnd(lease.plan, lease.openedAt);
}
