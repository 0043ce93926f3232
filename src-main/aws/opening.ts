import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { openBySomeoneElse } from '../leases/foreign-rules.ts';
import type { Granted, StandingRule } from '../leases/gate.ts';
import type { Grant } from '../leases/lease.ts';
import type { Mark } from '../leases/mark.ts';
import { outcomeUnknown } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import { closeGrants } from './closing.ts';
import { authorizeIngress } from './ec2-changes.ts';
import type { Authorized } from './ec2-changes.ts';
import { REREAD_AFTER_MS } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { rulesOf } from './group-rules.ts';
import { holders } from './holders.ts';
import type { Holders } from './holders.ts';
import { grantOf, tupleKey } from './rules.ts';
import type { Tuple } from './rules.ts';

/**
 * Opens all tuples or none, in one call. What stands with this lease's id is adopted; what somebody
 * else opened is theirs, and then nothing of ours stays.
 */
export async function openTuples(
  target: GateTarget,
  tuples: readonly Tuple[],
  mark: Mark,
): Promise<Result<Granted, Refusal>> {
  if (tuples.length === 0) return ok({ grants: [] });
  const authorized = await authorize(target, tuples, mark);
  return authorized.ok ? authorized : settle(target, tuples, mark, authorized.error);
}

/** Authorizes with tags if the group takes them, and without when only the tags are refused. */
async function authorize(
  target: GateTarget,
  tuples: readonly Tuple[],
  mark: Mark,
): Promise<Result<Granted, AwsFailure>> {
  const { session, groupId, tagRules } = target;
  const first = await authorizeIngress(session, groupId, tuples, mark, { tags: tagRules });
  if (first.ok) return granted(tuples, first.value);
  const { fault, maybeDone, refusal } = first.error;
  const tagsMayBeWhy = fault === 'tags-refused' || fault === 'not-allowed';
  if (!tagRules || maybeDone || !tagsMayBeWhy) return first;
  const second = await authorizeIngress(session, groupId, tuples, mark, { tags: false });
  if (!second.ok) return second;
  const plain = granted(tuples, second.value);
  return plain.ok ? ok({ ...plain.value, shortfall: withoutTags(refusal) }) : plain;
}

/** The grants named in AWS's answer. An answer that does not name them all is as good as lost. */
function granted(
  tuples: readonly Tuple[],
  { rules, requestId }: Authorized,
): Result<Granted, AwsFailure> {
  const wanted = new Set(tuples.map(tupleKey));
  const grants = rules
    .flatMap((rule) => grantOf(rule) ?? [])
    .filter((grant) => wanted.has(tupleKey(grant)));
  if (grants.length === wanted.size) return ok({ grants, ...(requestId && { requestId }) });
  const cause = 'AWS did not name the rules it made';
  const refusal: Refusal = { problem: { kind: 'outcome-unknown', cause } };
  return err({ fault: 'other', refusal, maybeDone: true });
}

/** The rules stand without tags: whatever AWS named, it is the tags that were not allowed. */
function withoutTags({ problem, ...rest }: Refusal): Refusal {
  if (problem.kind !== 'not-allowed') return { problem, ...rest };
  const resource = problem.resource.replace(/:security-group\/.*$/, ':security-group-rule/*');
  return { problem: { kind: 'not-allowed', action: 'ec2:CreateTags', resource }, ...rest };
}

/** After a duplicate or a lost answer: reads what stands and finishes or gives way. */
async function settle(
  target: GateTarget,
  tuples: readonly Tuple[],
  mark: Mark,
  failure: AwsFailure,
): Promise<Result<Granted, Refusal>> {
  if (failure.fault !== 'duplicate' && !failure.maybeDone) return err(failure.refusal);
  const read = await holdersNow(target, tuples, mark);
  if (!read.ok) return err(unread(failure, read.error));
  const { ours, missing, foreign } = read.value;
  if (foreign) return giveWay(target, ours, foreign);
  if (missing.length === 0) return ok({ grants: ours });
  // A lost answer with nothing to show for it: nothing was done, and the person may try again.
  if (ours.length === 0 && failure.maybeDone) return err(failure.refusal);
  const rest = await authorize(target, missing, mark);
  if (rest.ok) return ok({ ...rest.value, grants: [...ours, ...rest.value.grants] });
  return withdraw(target, ours, rest.error);
}

/** Believes that nothing stands only after a second look. */
async function holdersNow(
  target: GateTarget,
  tuples: readonly Tuple[],
  mark: Mark,
): Promise<Result<Holders, AwsFailure>> {
  const first = await rulesOf(target.session, target.groupId);
  if (!first.ok) return first;
  const seen = holders(first.value, tuples, mark.leaseId);
  if (seen.missing.length === 0 || seen.foreign) return ok(seen);
  await pause(REREAD_AFTER_MS);
  const second = await rulesOf(target.session, target.groupId);
  return second.ok ? ok(holders(second.value, tuples, mark.leaseId)) : second;
}

/** A duplicate that may not be looked at is another's unless one of our own tries was lost. */
function unread(failure: AwsFailure, read: AwsFailure): Refusal {
  if (read.fault === 'not-allowed' && !failure.maybeDone) return read.refusal;
  return outcomeUnknown(failure);
}

async function giveWay(
  target: GateTarget,
  ours: readonly Grant[],
  foreign: StandingRule,
): Promise<Result<Granted, Refusal>> {
  const closed = await closeGrants(target, ours);
  return err(
    closed.ok ? { problem: openBySomeoneElse(target.groupId, foreign) } : stillOurs(closed.error),
  );
}

/** The second half was refused: the first half is closed again, for nothing may stay half-open. */
async function withdraw(
  target: GateTarget,
  ours: readonly Grant[],
  failure: AwsFailure,
): Promise<Result<Granted, Refusal>> {
  if (failure.maybeDone) return err(outcomeUnknown(failure));
  const closed = await closeGrants(target, ours);
  return err(closed.ok ? failure.refusal : stillOurs(closed.error));
}

/** Rules of ours stand that should not: the lease must not be taken for failed, but be read again. */
function stillOurs(refusal: Refusal): Refusal {
  const cause = `rules of this lease stand and could not be closed (${refusal.problem.kind})`;
  return { ...refusal, problem: { kind: 'outcome-unknown', cause } };
}
