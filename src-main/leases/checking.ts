import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { Inspected } from './gate.ts';
import { closedByGuard } from './closing.ts';
import { alignGuard } from './guard-aiming.ts';
import { liftGuard, withoutGuard } from './guarding.ts';
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
    if (await firedAll(parts, lease)) return closedByGuard(parts, withoutGuard(lease));
    note(parts, lease, 'closed', seen.ok ? {} : seen.error, { reason: 'vanished' });
    parts.book.drop(lease.id);
    return ok(undefined);
  }
  await takeNote(parts, lease, seen.value);
  await alignGuard(parts, lease.id, { sure: true, theirs: seen.value.changed });
  return ok(undefined);
}

/** With the rules gone, schedules that are gone as well are those which removed them. */
async function firedAll(parts: DeedParts, lease: Lease): Promise<boolean> {
  const all = lease.guard?.schedules ?? [];
  const gone = await liftGuard(parts, lease);
  return all.length > 0 && gone.length === all.length;
}

async function takeNote(parts: DeedParts, lease: Lease, seen: Inspected): Promise<void> {
  const difference = differenceIn(seen);
  const grants = lease.grants.filter(({ ruleId }) => !seen.missing.includes(ruleId));
  const trouble = difference ?? lasting(lease.trouble);
  if (trouble?.kind === lease.trouble?.kind && grants.length === lease.grants.length) return;
  // What is written is sealed: an altered lease is left as it is, and so is all without the key.
  if (grants.length !== lease.grants.length && !(await parts.proofs.toKeep(lease)).ok) return;
  const { trouble: _, ...rest } = lease;
  parts.book.record({ ...rest, grants, ...(trouble && { trouble }) });
  if (difference) note(parts, lease, 'changed-by-others', { problem: difference });
}

function differenceIn({ changed: [changed], missing: [missing] }: Inspected): Problem | undefined {
  if (changed !== undefined) return { kind: 'rule-changed', ruleId: changed };
  return missing === undefined ? undefined : { kind: 'rule-removed', ruleId: missing };
}

/** A rule that was edited back is as we wrote it; one that was removed stays removed. */
function lasting(trouble: Problem | undefined): Problem | undefined {
  return trouble?.kind === 'rule-changed' ? undefined : trouble;
}
