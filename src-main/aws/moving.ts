import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { openBySomeoneElse } from '../leases/foreign-rules.ts';
import type { Granted } from '../leases/gate.ts';
import type { Grant } from '../leases/lease.ts';
import { writeMark } from '../leases/mark.ts';
import type { Mark } from '../leases/mark.ts';
import { outcomeUnknown } from './aws-errors.ts';
import { closeGrants } from './closing.ts';
import { modifyRules } from './ec2-changes.ts';
import type { Done } from './ec2-session.ts';
import { ruleChanged } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { inspect } from './inspection.ts';
import { moved, planMove, replacing } from './move-plan.ts';
import type { MovePlan } from './move-plan.ts';
import { openTuples } from './opening.ts';
import type { Tuple } from './rules.ts';

/** A move of one lease: what it held before, and what it shall hold. */
interface Move {
  readonly target: GateTarget;
  readonly grants: readonly Grant[];
  readonly wanted: readonly Tuple[];
  readonly mark: Mark;
}

/** A move whose rules with a successor have gone to their new place, or must be replaced. */
interface Placed extends Done {
  readonly plan: MovePlan;
  /** Something in AWS differs from before: from here on a failure is a shortfall. */
  readonly begun: boolean;
}

/**
 * Lets rules follow the address: in place where that is permitted, else new before old. A place
 * that somebody else has opened is left to them, and our rule for it is closed.
 */
export async function moveGrants(
  target: GateTarget,
  grants: readonly Grant[],
  wanted: readonly Tuple[],
  mark: Mark,
): Promise<Result<Granted, Refusal>> {
  const move = { target, grants, wanted, mark };
  const seen = await inspect(target, grants);
  if (!seen.ok) return err(seen.error.refusal);
  const placed = await place(move, planMove(seen.value, wanted, mark.leaseId));
  return placed.ok ? addAndRemove(move, placed.value) : placed;
}

/** Changes rules in place. What AWS holds may not be what was read: then it is planned once more. */
async function place(
  move: Move,
  plan: MovePlan,
  lastTry = false,
): Promise<Result<Placed, Refusal>> {
  if (plan.inPlace.length === 0) return ok({ plan, begun: lastTry });
  const { target, grants, wanted, mark } = move;
  const { groupId } = target;
  const changes = plan.inPlace.map(({ grant, to }) => ({
    ruleId: grant.ruleId,
    to,
    description: writeMark(mark, { groupId, ...to }),
  }));
  const modified = await modifyRules(target.session, target.groupId, changes);
  if (modified.ok) return ok({ plan: moved(plan), begun: true, ...modified.value });
  const { fault, maybeDone, refusal } = modified.error;
  if (fault === 'not-allowed' && !maybeDone) return ok({ plan: replacing(plan), begun: lastTry });
  const outdated = fault === 'rule-gone' || fault === 'duplicate';
  if (!outdated && !maybeDone) return err(refusal);
  const seen = await inspect(target, grants);
  if (!seen.ok) return err(maybeDone ? outcomeUnknown(modified.error) : refusal);
  const next = planMove(seen.value, wanted, mark.leaseId);
  if (next.inPlace.length > 0 && (lastTry || !outdated)) return err(refusal);
  return place(move, next, true);
}

async function addAndRemove(move: Move, placed: Placed): Promise<Result<Granted, Refusal>> {
  const { target, mark } = move;
  const { plan, begun } = placed;
  const opened = await openTuples(target, plan.add, mark);
  if (opened.ok) return removeOld(target, placed, opened.value);
  const refusal = opened.error;
  if (refusal.problem.kind === 'outcome-unknown') return opened;
  if (refusal.problem.kind === 'group-full' && plan.remove.length > 0)
    return oldBeforeNew(move, placed);
  if (!begun) return opened;
  return ok({ grants: [...plan.keep, ...plan.remove], shortfall: refusal });
}

/** An old rule that cannot be closed still stands and stays among the grants. */
async function removeOld(
  target: GateTarget,
  { plan, requestId }: Placed,
  opened: Granted,
): Promise<Result<Granted, Refusal>> {
  const closed = await closeGrants(target, plan.remove);
  const standing = [...plan.keep, ...opened.grants, ...(closed.ok ? [] : plan.remove)];
  const shortfall = closed.ok
    ? (shortfallOf(target, plan, closed.value.changed) ?? opened.shortfall)
    : closed.error;
  const request = opened.requestId ?? requestId;
  return ok({
    grants: standing,
    ...(request && { requestId: request }),
    ...(shortfall && { shortfall }),
  });
}

/** The group is full: room is made first, and for a moment neither address is let in. */
async function oldBeforeNew(
  { target, mark }: Move,
  { plan }: Placed,
): Promise<Result<Granted, Refusal>> {
  const closed = await closeGrants(target, plan.remove);
  if (!closed.ok) return ok({ grants: [...plan.keep, ...plan.remove], shortfall: closed.error });
  const opened = await openTuples(target, plan.add, mark);
  if (opened.ok) {
    const gap: Refusal = { problem: { kind: 'moved-with-gap', groupId: target.groupId } };
    return ok({ ...opened.value, grants: [...plan.keep, ...opened.value.grants], shortfall: gap });
  }
  if (opened.error.problem.kind === 'outcome-unknown') return opened;
  return ok({ grants: plan.keep, shortfall: opened.error });
}

function shortfallOf(
  target: GateTarget,
  plan: MovePlan,
  changedWhileClosing: readonly Grant['ruleId'][],
): Refusal | undefined {
  const [ruleId] = [...changedWhileClosing, ...(plan.changed ? [plan.changed.ruleId] : [])];
  if (ruleId !== undefined) return ruleChanged({ ruleId });
  return plan.foreign && { problem: openBySomeoneElse(target.groupId, plan.foreign) };
}
