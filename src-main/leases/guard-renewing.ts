import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import type { Guard } from './guard.ts';
import { guardTime, planAims } from './guard-plan.ts';
import type { Identity } from '../identities/identity.ts';
import type { GuardSchedule, Lease } from './lease.ts';

/** `reaped`: AWS has closed the lease already, schedules and rules are gone. */
export type Pushed = Lease | 'reaped';

/**
 * Moves a lease's schedules out to a later end. While that is not done the end must not be pushed
 * out: the old schedule would shut the door under the person's hands.
 */
export async function pushGuard(
  parts: DeedParts,
  lease: Lease,
  end: Instant,
): Promise<Result<Pushed, Refusal>> {
  const { guarding } = parts;
  const { guard, resource } = lease;
  if (!guarding || !guard || guard.schedules.length === 0) return ok(lease);
  const later = { at: guardTime(end), schedules: guard.schedules };
  return withIdentity(parts, resource, async (identity) => {
    const changed = await guarding.guard.change(identity, resource, later);
    if (!changed.ok) return changed;
    const pushed: Lease = { ...lease, guard: later };
    if (changed.value.length === 0) return ok(pushed);
    return afterLoss(parts, guarding.guard, identity, pushed, changed.value);
  });
}

/** Schedules that are not there have fired, or somebody removed them: the rules tell which. */
async function afterLoss(
  parts: DeedParts,
  guard: Guard,
  identity: Identity,
  lease: Lease,
  lost: readonly string[],
): Promise<Result<Pushed, Refusal>> {
  const { resource, grants } = lease;
  const seen = await parts.gateFor(resource).inspect(identity, resource, grants);
  if (!seen.ok) return seen;
  if (seen.value.standing.length + seen.value.changed.length === 0) return ok('reaped');
  const { at, schedules } = lease.guard ?? { at: 0, schedules: [] };
  const { keep, aim } = planAims({ at, schedules }, seen.value.standing);
  const needed: readonly GuardSchedule[] = [...keep, ...aim];
  const again = needed.filter(({ name }) => lost.includes(name));
  const set = await guard.set(identity, resource, { at, schedules: again });
  if (!set.ok) return set;
  const left = schedules.filter(({ name }) => !lost.includes(name));
  const others = left.filter(({ name }) => !needed.some((each) => each.name === name));
  return ok({ ...lease, guard: { at, schedules: [...needed, ...others] } });
}
