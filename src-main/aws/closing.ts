import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { ClosedRules } from '../leases/gate.ts';
import type { Grant, RuleId } from '../leases/lease.ts';
import { outcomeUnknown } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import { revokeIngress } from './ec2-changes.ts';
import type { Done } from './ec2-session.ts';
import { REREAD_AFTER_MS } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { rulesOf } from './group-rules.ts';
import { inspect, inspection } from './inspection.ts';

/**
 * Closes what still is as it was written, and says gone only of what a read no longer shows.
 * What is gone already, be it with its whole group, is success.
 */
export async function closeGrants(
  target: GateTarget,
  grants: readonly Grant[],
): Promise<Result<ClosedRules, Refusal>> {
  if (grants.length === 0) return ok({ gone: [], changed: [] });
  const seen = await inspect(target, grants);
  if (!seen.ok) return groupGone(seen.error, grants) ?? err(seen.error.refusal);
  const { unchanged, changed } = seen.value;
  const left = changed.map(({ grant }) => grant.ruleId);
  const ours = grants.filter((grant) => !left.includes(grant.ruleId));
  if (unchanged.length === 0) return ok({ gone: idsOf(ours), changed: left });
  const revoked = await revoke(target, unchanged);
  if (!revoked.ok) return groupGone(revoked.error, grants) ?? err(revoked.error.refusal);
  return confirm(target, grants, left, revoked.value);
}

/** One call for all; if one of them is gone meanwhile AWS refuses all, and each is asked for alone. */
async function revoke(
  target: GateTarget,
  grants: readonly Grant[],
): Promise<Result<Done, AwsFailure>> {
  const { session, groupId } = target;
  const together = await revokeIngress(session, groupId, idsOf(grants));
  if (together.ok) return together;
  if (together.error.fault !== 'rule-gone') return readBack(target, grants, together.error);
  const again = await inspect(target, grants);
  if (!again.ok) return again;
  let done: Done = {};
  for (const { ruleId } of again.value.unchanged) {
    const alone = await revokeIngress(session, groupId, [ruleId]);
    if (alone.ok) done = alone.value;
    else if (alone.error.fault !== 'rule-gone') return readBack(target, grants, alone.error);
  }
  return ok(done);
}

/** A lost answer is no failure if the rules are gone. */
async function readBack(
  target: GateTarget,
  grants: readonly Grant[],
  failure: AwsFailure,
): Promise<Result<Done, AwsFailure>> {
  if (!failure.maybeDone) return err(failure);
  const seen = await rulesOf(target.session, target.groupId);
  if (!seen.ok) {
    if (seen.error.fault === 'group-gone') return seen;
    return err({ ...failure, refusal: outcomeUnknown(failure) });
  }
  return inspection(seen.value, grants).unchanged.length === 0 ? ok({}) : err(failure);
}

/** What AWS called done is closed when a read shows so; one that lags gets a second chance. */
async function confirm(
  target: GateTarget,
  grants: readonly Grant[],
  left: readonly RuleId[],
  done: Done,
): Promise<Result<ClosedRules, Refusal>> {
  let standing: readonly RuleId[] = [];
  for (const pauseMs of [0, REREAD_AFTER_MS, 2 * REREAD_AFTER_MS]) {
    if (pauseMs > 0) await pause(pauseMs);
    const read = await rulesOf(target.session, target.groupId);
    if (!read.ok) return groupGone(read.error, grants) ?? err(outcomeUnknown(read.error));
    const { unchanged, changed } = inspection(read.value, grants);
    standing = idsOf(unchanged);
    const kept = [...new Set([...left, ...changed.map(({ grant }) => grant.ruleId)])];
    if (standing.length > 0) continue;
    const gone = idsOf(grants).filter((ruleId) => !kept.includes(ruleId));
    return ok({ gone, changed: kept, ...done });
  }
  const cause = `AWS took the closing but still lists ${standing.join(', ')}`;
  return err({ problem: { kind: 'outcome-unknown', cause }, ...done });
}

function groupGone(
  failure: AwsFailure,
  grants: readonly Grant[],
): Result<ClosedRules, Refusal> | undefined {
  return failure.fault === 'group-gone' ? ok({ gone: idsOf(grants), changed: [] }) : undefined;
}

function idsOf(grants: readonly Grant[]): readonly RuleId[] {
  return grants.map(({ ruleId }) => ruleId);
}
