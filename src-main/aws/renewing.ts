import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Granted } from '../leases/gate.ts';
import type { Grant } from '../leases/lease.ts';
import type { Mark } from '../leases/mark.ts';
import type { AwsFailure } from './aws-errors.ts';
import { updateDescriptions } from './ec2-changes.ts';
import type { Done } from './ec2-session.ts';
import { ruleChanged } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { inspect } from './inspection.ts';
import type { Inspection } from './inspection.ts';

/**
 * Finds out which grants stand, then writes the new time into exactly these: a rule somebody
 * changed is not written to. The time is for people to read; when it cannot be written the
 * renewal holds all the same, with a shortfall.
 */
export async function renewGrants(
  target: GateTarget,
  grants: readonly Grant[],
  mark: Mark,
): Promise<Result<Granted, Refusal>> {
  if (grants.length === 0) return ok({ grants: [] });
  const seen = await inspect(target, grants);
  if (!seen.ok) return err(seen.error.refusal);
  const written = await describe(target, seen.value.unchanged, mark);
  if (written.ok) return ok(renewed(seen.value, written));
  const { fault, refusal } = written.error;
  if (fault === 'group-gone') return err(refusal);
  if (fault !== 'rule-gone') return ok(renewed(seen.value, written));
  // A rule went away between the read and the write: whatever stands now is written once more.
  const again = await inspect(target, grants);
  if (!again.ok) return err(again.error.refusal);
  return ok(renewed(again.value, await describe(target, again.value.unchanged, mark)));
}

async function describe(
  { session, groupId }: GateTarget,
  grants: readonly Grant[],
  mark: Mark,
): Promise<Result<Done, AwsFailure>> {
  return grants.length === 0 ? ok({}) : updateDescriptions(session, groupId, grants, mark);
}

function renewed(
  { unchanged, changed: [changed] }: Inspection,
  written: Result<Done, AwsFailure>,
): Granted {
  const unwritten = written.ok ? undefined : written.error.refusal;
  const shortfall = changed ? ruleChanged(changed.rule) : unwritten;
  return { grants: unchanged, ...(written.ok && written.value), ...(shortfall && { shortfall }) };
}
