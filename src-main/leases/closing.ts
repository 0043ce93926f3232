import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { findOwnGrants, note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { ClosedRules } from './gate.ts';
import type { CloseReason, Grant, Lease } from './lease.ts';

/** Closes what the lease made; says closed only after a confirming read. */
export async function closeRules(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
): Promise<DeedResult> {
  const since =
    lease.state.kind === 'closing' || lease.state.kind === 'unknown'
      ? lease.state.since
      : parts.clock.now();
  const grants = await certainGrants(parts, lease);
  const sure: Lease = grants.ok ? { ...lease, grants: grants.value } : lease;
  if (grants.ok) parts.book.record({ ...sure, state: { kind: 'closing', reason, since } });
  const closed = grants.ok ? await revoke(parts, sure, grants.value) : grants;
  if (closed.ok) return closedFor(parts, sure, reason, closed.value);
  if (closed.error.problem.kind === 'group-gone')
    return closedFor(parts, sure, 'vanished', { gone: [], changed: [] }, closed.error);
  return stillOpen(parts, sure, reason, since, closed.error);
}

/** After an interrupted deed the book may miss a rule: then AWS is asked first. */
async function certainGrants(
  parts: DeedParts,
  lease: Lease,
): Promise<Result<readonly Grant[], Refusal>> {
  const certain = lease.state.kind === 'open' || lease.state.kind === 'closing';
  return certain ? ok(lease.grants) : findOwnGrants(parts, lease);
}

async function revoke(
  parts: DeedParts,
  lease: Lease,
  grants: readonly Grant[],
): Promise<Result<ClosedRules, Refusal>> {
  return withIdentity(parts, lease, (identity) =>
    parts.gateFor(lease.resource).close(identity, lease.resource, grants),
  );
}

function closedFor(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
  closed: ClosedRules,
  refusal?: Refusal,
): DeedResult {
  const changed = closed.changed[0];
  const problem: Problem | undefined = changed
    ? { kind: 'rule-changed', ruleId: changed }
    : refusal?.problem;
  const requestId = closed.requestId ?? refusal?.requestId;
  note(parts, lease, 'closed', { requestId, problem }, { reason });
  parts.book.drop(lease.id);
  return ok(undefined);
}

function stillOpen(
  parts: DeedParts,
  lease: Lease,
  reason: CloseReason,
  since: number,
  refusal: Refusal,
): DeedResult {
  const { problem } = refusal;
  // One line when it first fails, not one a retry.
  const known = 'problem' in lease.state ? lease.state.problem : undefined;
  if (known?.kind !== problem.kind) note(parts, lease, 'close-failed', refusal, { reason });
  parts.book.record({
    ...lease,
    state:
      problem.kind === 'outcome-unknown'
        ? { kind: 'unknown', wanted: 'closed', reason, since, problem }
        : { kind: 'closing', reason, since, problem },
  });
  return err(problem);
}
