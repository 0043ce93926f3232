import type { Instant } from '../kernel/clock.ts';
import { err, ok } from '../kernel/result.ts';
import { findOwnGrants, markOf, note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { Granted } from './gate.ts';
import type { Lease } from './lease.ts';
import { termEnd } from './plan.ts';

/** Opens what `lease` intends; the intent is in the journal already. */
export async function openRules(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  const end = termEnd(lease.plan, parts.clock.now());
  const opened = await withIdentity(parts, lease, (identity) =>
    parts
      .gateFor(lease.resource)
      .open(identity, lease.resource, lease.sources, markOf(parts, lease, end)),
  );
  if (opened.ok) {
    adopt(parts, lease, opened.value, end);
    return ok(undefined);
  }
  const { problem } = opened.error;
  const at = parts.clock.now();
  const state: Lease['state'] =
    problem.kind === 'outcome-unknown'
      ? { kind: 'unknown', wanted: 'open', since: at, problem }
      : { kind: 'failed', problem, at };
  parts.book.record({ ...lease, state });
  note(parts, lease, 'open-failed', opened.error);
  return err(problem);
}

/**
 * Finds out by a read what an interrupted opening, renewal or move left in AWS: adopts the lease's
 * own rules, or drops the intent when there are none.
 */
export async function settle(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  const found = await findOwnGrants(parts, lease);
  if (!found.ok) {
    const { problem } = found.error;
    const since = lease.state.kind === 'unknown' ? lease.state.since : parts.clock.now();
    parts.book.record({ ...lease, state: { kind: 'unknown', wanted: 'open', since, problem } });
    return err(problem);
  }
  if (found.value.length > 0) {
    adopt(parts, lease, { grants: found.value }, endOf(lease));
  } else {
    if (lease.grants.length > 0) note(parts, lease, 'closed', {}, { reason: 'vanished' });
    parts.book.drop(lease.id);
  }
  return ok(undefined);
}

function adopt(parts: DeedParts, lease: Lease, granted: Granted, end: Instant): void {
  const { trouble: _, ...rest } = lease;
  const open: Lease = { ...rest, grants: granted.grants, state: { kind: 'open', termEnd: end } };
  parts.book.record(open);
  // Rules known before are not opened again, only found again.
  if (lease.grants.length === 0) note(parts, open, 'opened', { requestId: granted.requestId });
}

function endOf(lease: Lease): Instant {
  return lease.state.kind === 'renewing'
    ? lease.state.termEnd
    : termEnd(lease.plan, lease.openedAt);
}
