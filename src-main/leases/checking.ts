import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { Inspected } from './gate.ts';
import type { Lease } from './lease.ts';

/**
 * Compares an open lease with what stands in AWS. What somebody else removed is not made again, what
 * they edited is theirs: the person is told, and a lease with nothing left has ended.
 */
export async function checkRules(parts: DeedParts, lease: Lease): Promise<DeedResult> {
  if (lease.state.kind !== 'open') return ok(undefined);
  const seen = await withIdentity(parts, lease.resource, (identity) =>
    parts.gateFor(lease.resource).inspect(identity, lease.resource, lease.grants),
  );
  if (!seen.ok && seen.error.problem.kind !== 'group-gone') return err(seen.error.problem);
  const stands = seen.ok && seen.value.standing.length + seen.value.changed.length > 0;
  if (!seen.ok || !stands) {
    note(parts, lease, 'closed', seen.ok ? {} : seen.error, { reason: 'vanished' });
    parts.book.drop(lease.id);
    return ok(undefined);
  }
  const difference = differenceIn(seen.value);
  const grants = lease.grants.filter(({ ruleId }) => !seen.value.missing.includes(ruleId));
  const trouble = difference ?? lasting(lease.trouble);
  if (trouble?.kind === lease.trouble?.kind && grants.length === lease.grants.length)
    return ok(undefined);
  // What is written is sealed: an altered lease is left as it is, and so is all without the key.
  if (grants.length !== lease.grants.length && !(await parts.proofs.toKeep(lease)).ok)
    return ok(undefined);
  const { trouble: _, ...rest } = lease;
  parts.book.record({ ...rest, grants, ...(trouble && { trouble }) });
  if (difference) note(parts, lease, 'changed-by-others', { problem: difference });
  return ok(undefined);
}

function differenceIn({ changed: [changed], missing: [missing] }: Inspected): Problem | undefined {
  if (changed !== undefined) return { kind: 'rule-changed', ruleId: changed };
  return missing === undefined ? undefined : { kind: 'rule-removed', ruleId: missing };
}

/** A rule that was edited back is as we wrote it; one that was removed stays removed. */
function lasting(trouble: Problem | undefined): Problem | undefined {
  return trouble?.kind === 'rule-changed' ? undefined : trouble;
}
