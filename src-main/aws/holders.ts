import type { StandingRule } from '../leases/gate.ts';
import type { Grant, LeaseId } from '../leases/lease.ts';
import { tupleKey, tupleOf } from './rules.ts';
import type { Tuple } from './rules.ts';

/** Who holds the tuples a lease wants. */
export interface Holders {
  /** Standing with the lease's id: adopted. */
  readonly ours: readonly Grant[];
  readonly missing: readonly Tuple[];
  /** The first rule found that holds a wanted tuple and is not this lease's. */
  readonly foreign?: StandingRule;
}

/** A rule of another lease is somebody else's too, be it of this very computer. */
export function holders(
  rules: readonly StandingRule[],
  tuples: readonly Tuple[],
  leaseId: LeaseId,
): Holders {
  const byTuple = rulesByTuple(rules);
  const ours: Grant[] = [];
  const missing: Tuple[] = [];
  let foreign: StandingRule | undefined;
  for (const tuple of tuples) {
    const rule = byTuple.get(tupleKey(tuple));
    if (!rule) missing.push(tuple);
    else if (rule.mark?.leaseId === leaseId) ours.push({ ruleId: rule.ruleId, ...tuple });
    else foreign ??= rule;
  }
  return foreign ? { ours, missing, foreign } : { ours, missing };
}

/** AWS keeps no two rules with one tuple. */
export function rulesByTuple(rules: readonly StandingRule[]): ReadonlyMap<string, StandingRule> {
  return new Map(
    rules.flatMap((rule) => {
      const tuple = tupleOf(rule);
      return tuple ? [[tupleKey(tuple), rule] as const] : [];
    }),
  );
}
