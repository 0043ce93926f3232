import { familyOf } from '../kernel/cidr.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant, LeaseId } from '../leases/lease.ts';
import { rulesByTuple } from './holders.ts';
import type { Inspection } from './inspection.ts';
import { grantOf, slotKey, tupleKey } from './rules.ts';
import type { Tuple } from './rules.ts';

/** How a lease gets from the rules that stand to the addresses it wants. */
export interface MovePlan {
  /** Stand where they are wanted already. */
  readonly keep: readonly Grant[];
  /** Same ports and family, another address: the rule keeps its id and there is no gap. */
  readonly inPlace: readonly { readonly grant: Grant; readonly to: Tuple }[];
  /** Of a family the lease had no rule for. */
  readonly add: readonly Tuple[];
  /** No longer wanted. */
  readonly remove: readonly Grant[];
  /** A rule of ours that somebody changed: left alone. */
  readonly changed?: StandingRule;
  /** Somebody else's rule where one of ours should have gone; ours is among `remove`. */
  readonly foreign?: StandingRule;
}

/**
 * Pairs what stands with what is wanted. A rule that somebody removed or changed has no successor:
 * following an address must not open again what another person closed.
 */
export function planMove(seen: Inspection, wanted: readonly Tuple[], leaseId: LeaseId): MovePlan {
  const wantedKeys = new Set(wanted.map(tupleKey));
  const isWanted = (tuple: Tuple) => wantedKeys.has(tupleKey(tuple));
  const arrived = ownRulesAt(seen.rules, isWanted, leaseId);
  const keep = [...arrived.values()];
  const stale = seen.unchanged.filter((grant) => !isWanted(grant));
  const changed = seen.changed.find(({ grant }) => !arrived.has(grant.ruleId))?.rule;

  const known = [...seen.unchanged, ...seen.changed.map(({ grant }) => grant), ...seen.missing];
  const families = new Set(known.map(({ source }) => familyOf(source)));
  const kept = new Set(keep.map(tupleKey));
  const byTuple = rulesByTuple(seen.rules);
  const inPlace: { grant: Grant; to: Tuple }[] = [];
  const add: Tuple[] = [];
  const remove = new Set(stale);
  const paired = new Set<Grant>();
  let foreign: StandingRule | undefined;
  for (const tuple of wanted) {
    if (kept.has(tupleKey(tuple))) continue;
    const partner = stale.find((grant) => !paired.has(grant) && slotOf(grant) === slotOf(tuple));
    if (!partner && families.has(familyOf(tuple.source))) continue;
    if (partner) paired.add(partner);
    const holder = byTuple.get(tupleKey(tuple));
    if (holder) foreign ??= holder;
    else if (!partner) add.push(tuple);
    else {
      inPlace.push({ grant: partner, to: tuple });
      remove.delete(partner);
    }
  }
  return {
    keep,
    inPlace,
    add,
    remove: [...remove],
    ...(changed && { changed }),
    ...(foreign && { foreign }),
  };
}

/** The plan once the in-place changes are made. */
export function moved(plan: MovePlan): MovePlan {
  const arrived = plan.inPlace.map(({ grant, to }) => ({ ruleId: grant.ruleId, ...to }));
  return { ...plan, keep: [...plan.keep, ...arrived], inPlace: [] };
}

/** The plan for an identity that may not modify rules: new rules, then the old ones away. */
export function replacing(plan: MovePlan): MovePlan {
  return {
    ...plan,
    inPlace: [],
    add: [...plan.inPlace.map(({ to }) => to), ...plan.add],
    remove: [...plan.inPlace.map(({ grant }) => grant), ...plan.remove],
  };
}

/** Rules with this lease's id at a wanted place, though the lease may not know of them yet. */
function ownRulesAt(
  rules: readonly StandingRule[],
  isWanted: (tuple: Tuple) => boolean,
  leaseId: LeaseId,
): ReadonlyMap<string, Grant> {
  const grants = rules
    .filter((rule) => rule.mark?.leaseId === leaseId)
    .flatMap((rule) => grantOf(rule) ?? [])
    .filter(isWanted);
  return new Map(grants.map((grant) => [grant.ruleId, grant]));
}

function slotOf({ ports, source }: Tuple): string {
  return slotKey(ports, familyOf(source));
}
