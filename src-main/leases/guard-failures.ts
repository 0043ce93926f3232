import type { Problem, Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import type { GuardFailure } from './guard.ts';
import type { LeaseId } from './lease.ts';
import { guardPrefix, leaseOfSchedule } from './guard-plan.ts';

/**
 * Takes note of what AWS could not do when a schedule of this installation fired, and only then
 * removes it from the queue. That a rule was gone already is no failure.
 */
export async function takeFailures(
  parts: DeedParts,
  resource: Resource,
  isOthers: (leaseId: LeaseId) => boolean,
): Promise<Result<readonly Problem[], Refusal>> {
  const { guarding, signature } = parts;
  if (!guarding) return ok([]);
  return withIdentity(parts, resource, async (identity) => {
    const { guard } = guarding;
    const found = await guard.failures(identity, resource, guardPrefix(signature.install));
    if (!found.ok) return found;
    const own = found.value.filter(({ schedule }) => {
      const leaseId = leaseOfSchedule(schedule, signature.install);
      return leaseId !== undefined && !isOthers(leaseId);
    });
    if (own.length === 0) return ok([]);
    const real = own.filter(({ harmless }) => !harmless);
    const troubles = real.map((failure) => noteFailure(parts, resource, failure));
    const receipts = own.map(({ receipt }) => receipt);
    await guard.forget(identity, resource, receipts);
    return ok(troubles);
  });
}

function noteFailure(parts: DeedParts, { region }: Resource, failure: GuardFailure): Problem {
  const { code, message, schedule, at } = failure;
  const problem: Problem = { kind: 'guard-failed', code, message };
  const leaseId = leaseOfSchedule(schedule, parts.signature.install);
  const lease = leaseId && parts.book.get(leaseId);
  parts.log.add({
    deed: 'guard-failed',
    subject: lease?.resource.label ?? 'a door',
    region,
    problem,
    ...(leaseId && { leaseId }),
    ...(lease && { resourceId: lease.resource.id, groupId: lease.resource.groupId }),
    ...(at !== undefined && { until: at }),
  });
  return problem;
}
