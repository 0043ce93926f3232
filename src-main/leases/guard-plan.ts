import type { Instant } from '../kernel/clock.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Cidr } from '../kernel/cidr.ts';
import { portKey } from '../resources/ports.ts';
import type { PortRange } from '../resources/resource.ts';
import type {
  Grant,
  GuardAim,
  GuardSchedule,
  Lease,
  LeaseGuard,
  LeaseId,
  RuleId,
} from './lease.ts';

/** The app closes at the end; AWS only where it has not. */
export const GUARD_AFTER_MS = MINUTE_MS;

/** When AWS shall close what ends then. Schedules know whole seconds: rounded up, never early. */
export function guardTime(end: Instant): Instant {
  return Math.ceil((end + GUARD_AFTER_MS) / 1_000) * 1_000;
}

/** A port range for an address: what AWS tells rules of one group apart by. */
export interface GuardedPlace {
  readonly ports: PortRange;
  readonly source: Cidr;
}

export function samePlace(one: GuardedPlace, other: GuardedPlace): boolean {
  return placeText(one) === placeText(other);
}

/** Each once. */
export function placesIn(
  ports: readonly PortRange[],
  sources: readonly Cidr[],
): readonly GuardedPlace[] {
  const all = ports.flatMap((range) => sources.map((source) => ({ ports: range, source })));
  return [...new Map(all.map((place) => [placeText(place), place])).values()];
}

/** `4f2a9c1d-`: what the names of all schedules of this installation begin with. */
export function guardPrefix(install: string): string {
  return `${install}-`;
}

/** The lease a schedule is for; `undefined` for a name that is not of this installation's making. */
export function leaseOfSchedule(name: string, install: string): LeaseId | undefined {
  const prefix = guardPrefix(install);
  if (!name.startsWith(prefix)) return undefined;
  return /^([0-9a-z]+)-\d+$/.exec(name.slice(prefix.length))?.[1] as LeaseId | undefined;
}

/** The lease with one schedule more for each aim, under names that none of its others has. */
export function withSchedules(
  lease: Lease,
  aims: readonly GuardAim[],
  { at, install }: { readonly at: Instant; readonly install: string },
): Lease {
  const before = lease.guard?.schedules ?? [];
  const first = Math.max(-1, ...before.map(({ name }) => numberIn(name))) + 1;
  const added = aims.map((aim, index) => ({
    name: `${guardPrefix(install)}${lease.id}-${String(first + index)}`,
    aim,
  }));
  return { ...lease, guard: { at, schedules: [...before, ...added] } };
}

/** Aims at places, for rules that do not exist yet. */
export function placeAims(places: readonly GuardedPlace[]): readonly GuardAim[] {
  return places.map(({ ports, source }) => ({ kind: 'place', ports, source }));
}

/** What has to become of a lease's schedules so that each rule has one and no other stays. */
export interface AimPlan {
  /** Right already. */
  readonly keep: readonly GuardSchedule[];
  /** Aimed at a place so far; the rule that stands there is known now. */
  readonly aim: readonly GuardSchedule[];
  /** Rules without any. */
  readonly bare: readonly Grant[];
  /** For rules that are gone, and places where none came to stand. */
  readonly lift: readonly GuardSchedule[];
}

export function planAims(guard: LeaseGuard, grants: readonly Grant[]): AimPlan {
  const left = new Set(guard.schedules);
  const takeFor = (fits: (aim: GuardAim) => boolean): GuardSchedule | undefined => {
    const found = [...left].find(({ aim }) => fits(aim));
    if (found) left.delete(found);
    return found;
  };
  const byRule = grants.map((grant) => ({ grant, kept: takeFor(isAt(grant.ruleId)) }));
  const keep = byRule.flatMap(({ kept }) => kept ?? []);
  const aim: GuardSchedule[] = [];
  const bare: Grant[] = [];
  for (const { grant } of byRule.filter(({ kept }) => !kept)) {
    const found = takeFor((at) => at.kind === 'place' && samePlace(at, grant));
    if (found) aim.push({ name: found.name, aim: { kind: 'rule', ruleId: grant.ruleId } });
    else bare.push(grant);
  }
  return { keep, aim, bare, lift: [...left] };
}

/** Whether every rule of the lease has a schedule that removes it, by its id or by its place. */
export function isWhollyGuarded({ guard, grants }: Lease): boolean {
  if (!guard) return false;
  return planAims(guard, grants).bare.length === 0;
}

function isAt(ruleId: RuleId): (aim: GuardAim) => boolean {
  return (aim) => aim.kind === 'rule' && aim.ruleId === ruleId;
}

function numberIn(name: string): number {
  return Number(/-(\d+)$/.exec(name)?.[1] ?? -1);
}

function placeText({ ports, source }: GuardedPlace): string {
  return `${portKey(ports)} ${source}`;
}
