import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import { guardTime, planAims, withSchedules } from './guard-plan.ts';
import type { AimPlan } from './guard-plan.ts';
import { liftSchedules, noteUnguarded, withoutGuard } from './guarding.ts';
import { closesAt } from './lease.ts';
import type { Grant, GuardSchedule, Lease, LeaseGuard, LeaseId, RuleId } from './lease.ts';

/** While schedules are being made: an interrupted run believes in none of them. */
const UNDER_WAY = { kind: 'outcome-unknown', cause: 'the guard was being set' } as const;

export interface AimOptions {
  /** Whether what the book says of the schedules is known to be so in AWS. */
  readonly sure: boolean;
  /** Rules somebody else has changed: theirs now, and not for AWS to remove. */
  readonly theirs?: readonly RuleId[];
}

/**
 * Brings the schedules of an open lease into line with its rules: each rule has one that is aimed at
 * its id and fires when the lease has ended, and there are no others. What goes wrong is told with
 * the lease and tried again at the next look.
 */
export async function alignGuard(
  parts: DeedParts,
  leaseId: LeaseId,
  options: AimOptions,
): Promise<void> {
  const lease = parts.book.get(leaseId);
  const { guarding, clock, signature } = parts;
  if (lease?.state.kind !== 'open' || !guarding) return;
  if (!lease.guard && !guarding.isOn(lease.resource)) {
    if (lease.unguarded) parts.book.record(withoutGuard(lease));
    return;
  }
  const at = guardTime(closesAt(lease));
  // What is over is for the app to close now: AWS does so at the time it was told before.
  if (closesAt(lease) <= clock.now()) return;
  const guard = lease.guard ?? { at, schedules: [] };
  const theirs = [...(options.theirs ?? []), ...changedIn(lease)];
  const plan = planAims(
    guard,
    lease.grants.filter(({ ruleId }) => !theirs.includes(ruleId)),
  );
  const sure = options.sure && guard.at === at && !lease.unguarded;
  // One found again without its guard is given one, be it empty: what AWS holds for it besides is swept.
  if (sure && lease.guard && plan.aim.length + plan.bare.length + plan.lift.length === 0) return;
  // What somebody altered may name rules of others: AWS is told to close none of them.
  if (!(await parts.proofs.toKeep(lease)).ok) return;
  // First: one aimed at a place where nothing of ours came to stand would close what others open.
  await liftSchedules(parts, lease, plan.lift);
  // The names are journaled before anything is made under them.
  const planned = withSchedules(lease, ruleAims(plan.bare), { at, install: signature.install });
  const unsure = plan.bare.length > 0 || !sure;
  if (unsure) parts.book.record({ ...planned, unguarded: lease.unguarded ?? UNDER_WAY });
  const bare = (planned.guard?.schedules ?? []).slice(guard.schedules.length);
  const wanted = { at, schedules: [...plan.keep, ...plan.aim, ...bare] };
  const set = await bringAbout(parts, lease, sure ? { ...plan, bare } : undefined, wanted);
  if (set.ok) finish(parts, leaseId, wanted);
  else if (sure && bare.length === 0) stayAtPlaces(parts, leaseId, plan.lift);
  else await fallShort(parts, lease, set.error, { bare, gone: plan.lift });
}

/** Aims at rule ids what is still aimed at places, as far as the rules are known; nothing else. */
export async function aimAtRules(parts: DeedParts, lease: Lease): Promise<void> {
  const { guarding } = parts;
  const { guard, resource } = lease;
  const aim = guard ? planAims(guard, lease.grants).aim : [];
  if (!guarding || !guard || aim.length === 0) return;
  // Refused or not: a door is not kept open because its guard cannot be changed.
  await withIdentity(parts, resource, (identity) =>
    guarding.guard.change(identity, resource, { at: guard.at, schedules: aim }),
  );
}

type Changes = Pick<AimPlan, 'aim'> & { readonly bare: readonly GuardSchedule[] };

/** Changes what is known to be there and makes the rest; without `changes` all is made anew. */
async function bringAbout(
  parts: DeedParts,
  { resource }: Lease,
  changes: Changes | undefined,
  { at, schedules }: LeaseGuard,
): Promise<Result<unknown, Refusal>> {
  const { guarding } = parts;
  if (!guarding) return ok(undefined);
  return withIdentity(parts, resource, async (identity) => {
    const { guard } = guarding;
    if (!changes) return guard.set(identity, resource, { at, schedules });
    const { aim, bare } = changes;
    const changed =
      aim.length > 0 ? await guard.change(identity, resource, { at, schedules: aim }) : ok([]);
    if (!changed.ok) return changed;
    const again = aim.filter(({ name }) => changed.value.includes(name));
    const make = [...bare, ...again];
    return make.length > 0 ? guard.set(identity, resource, { at, schedules: make }) : ok(undefined);
  });
}

function finish({ book }: DeedParts, leaseId: LeaseId, wanted: LeaseGuard): void {
  const lease = book.get(leaseId);
  if (!lease) return;
  const { unguarded: _, ...rest } = lease;
  book.record({ ...rest, guard: wanted });
}

/** Each rule is guarded by its place still: aiming is tried again at the next look. */
function stayAtPlaces({ book }: DeedParts, leaseId: LeaseId, gone: readonly GuardSchedule[]): void {
  const lease = book.get(leaseId);
  if (!lease?.guard || gone.length === 0) return;
  const schedules = lease.guard.schedules.filter((each) => !gone.includes(each));
  book.record({ ...lease, guard: { ...lease.guard, schedules } });
}

/** What was there before guards as it did; what is new counts as not made. */
async function fallShort(
  parts: DeedParts,
  before: Lease,
  refusal: Refusal,
  { bare, gone }: { readonly [K in 'bare' | 'gone']: readonly GuardSchedule[] },
): Promise<void> {
  await liftSchedules(parts, before, bare);
  const lease = parts.book.get(before.id);
  if (!lease) return;
  noteUnguarded(parts, before, refusal);
  const { problem } = refusal;
  const { guard } = before;
  const schedules = guard?.schedules.filter((each) => !gone.includes(each)) ?? [];
  if (guard) parts.book.record({ ...lease, guard: { ...guard, schedules }, unguarded: problem });
  else parts.book.record(withoutGuard(lease, problem));
}

/** Left alone since, until somebody has changed it back. */
function changedIn({ trouble }: Lease): readonly string[] {
  return trouble?.kind === 'rule-changed' ? [trouble.ruleId] : [];
}

function ruleAims(grants: readonly Grant[]) {
  return grants.map(({ ruleId }) => ({ kind: 'rule', ruleId }) as const);
}
