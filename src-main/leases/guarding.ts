import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { note, withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import { foreignAt, openBySomeoneElse } from './foreign-rules.ts';
import { guardTime, placeAims, placesIn, samePlace, withSchedules } from './guard-plan.ts';
import type { GuardedPlace } from './guard-plan.ts';
import type { GuardSchedule, Lease } from './lease.ts';

/*
 * Before a rule is made its id is not known: the schedule is aimed at the place. Nobody else can
 * have a rule there while ours stands, but before and after somebody can; so the place is looked at
 * before anything is scheduled, and the aim is changed to the id as soon as there is one.
 */

/** The lease with the schedules it is going to have, where it is to be guarded; to be journaled. */
export function withGuard(parts: DeedParts, lease: Lease, end: Instant): Lease {
  const { guarding, signature } = parts;
  if (!guarding?.isOn(lease.resource)) return lease;
  const places = placesIn(lease.resource.ports, lease.sources);
  const { install } = signature;
  return withSchedules(lease, placeAims(places), { at: guardTime(end), install });
}

/**
 * Schedules the closing of what is about to be opened; the journal holds the names already.
 *
 * @returns the lease to open; without a guard where there shall be none, or could be none and the
 *   settings let it be opened all the same
 */
export async function raiseGuard(parts: DeedParts, lease: Lease): Promise<Result<Lease, Refusal>> {
  const { guard } = lease;
  if (!guard || !parts.guarding) return ok(lease);
  const { resource } = lease;
  const rules = await look(parts, lease);
  if (!rules.ok) return rules;
  const foreign = foreignAt(placesIn(resource.ports, lease.sources), rules.value, lease.id);
  if (foreign) return err({ problem: openBySomeoneElse(resource.groupId, foreign) });
  return setNew(parts, lease, guard.schedules);
}

/**
 * Schedules the closing of places a lease is about to move to, and journals that before. A place
 * that somebody else has gets none: nothing of ours will stand there.
 */
export async function guardMove(
  parts: DeedParts,
  intent: Lease,
  wanted: Lease['sources'],
): Promise<Result<Lease, Refusal>> {
  const { book, signature } = parts;
  const { guard } = intent;
  const free = await freeOf(parts, intent, guard ? newPlaces(intent, wanted) : []);
  if (!free.ok) return free;
  if (!guard || free.value.length === 0) {
    const saved = book.intend(intent);
    return saved.ok ? ok(intent) : saved;
  }
  const { install } = signature;
  const planned = withSchedules(intent, placeAims(free.value), { at: guard.at, install });
  const saved = book.intend(planned);
  if (!saved.ok) return saved;
  const added = (planned.guard?.schedules ?? []).slice(guard.schedules.length);
  return setNew(parts, planned, added);
}

/** Removes all schedules of a lease that is closed; answers which were gone already. */
export async function liftGuard(parts: DeedParts, lease: Lease): Promise<readonly string[]> {
  return liftSchedules(parts, lease, lease.guard?.schedules ?? []);
}

/** What cannot be removed now is left over, for whoever tends the guards. */
export async function liftSchedules(
  { guarding, ...parts }: DeedParts,
  { resource }: Lease,
  schedules: readonly GuardSchedule[],
): Promise<readonly string[]> {
  if (!guarding || schedules.length === 0) return [];
  const names = schedules.map(({ name }) => name);
  const lifted = await withIdentity(parts, resource, (identity) =>
    guarding.guard.lift(identity, resource, names),
  );
  if (lifted.ok) return lifted.value;
  guarding.leftOver(resource, lifted.error.problem);
  return [];
}

export function withoutGuard(lease: Lease, problem?: Problem): Lease {
  const { guard: _, unguarded: __, ...rest } = lease;
  return problem ? { ...rest, unguarded: problem } : rest;
}

/** Writes once, not at every attempt, that AWS does not close a lease by itself. */
export function noteUnguarded(parts: DeedParts, before: Lease, refusal: Refusal): void {
  if (before.unguarded?.kind !== refusal.problem.kind) note(parts, before, 'unguarded', refusal);
}

/** Makes schedules that are new to a lease; without them it goes on only if the settings say so. */
async function setNew(
  parts: DeedParts,
  lease: Lease,
  schedules: readonly GuardSchedule[],
): Promise<Result<Lease, Refusal>> {
  const { guarding } = parts;
  const { guard } = lease;
  if (!guarding || !guard) return ok(lease);
  const set = await withIdentity(parts, lease.resource, (identity) =>
    guarding.guard.set(identity, lease.resource, { ...guard, schedules }),
  );
  if (set.ok) return ok(lease);
  await liftSchedules(parts, lease, schedules);
  if (guarding.ifUnguarded() === 'refuse') return set;
  noteUnguarded(parts, lease, set.error);
  const { problem } = set.error;
  const kept = guard.schedules.filter((each) => !schedules.includes(each));
  if (kept.length === 0) return ok(withoutGuard(lease, problem));
  return ok({ ...lease, guard: { ...guard, schedules: kept }, unguarded: problem });
}

/** Those where nobody else has a rule. */
async function freeOf(
  parts: DeedParts,
  lease: Lease,
  places: readonly GuardedPlace[],
): Promise<Result<readonly GuardedPlace[], Refusal>> {
  if (places.length === 0) return ok([]);
  const rules = await look(parts, lease);
  if (!rules.ok) return rules;
  return ok(places.filter((place) => !foreignAt([place], rules.value, lease.id)));
}

/** One look: what is not seen now AWS finds out when the rule is made. */
function look(parts: DeedParts, { resource }: Lease) {
  return withIdentity(parts, resource, (identity) =>
    parts.gateFor(resource).read(identity, resource),
  );
}

function newPlaces({ resource, grants }: Lease, wanted: Lease['sources']) {
  return placesIn(resource.ports, wanted).filter(
    (place) => !grants.some((grant) => samePlace(grant, place)),
  );
}
