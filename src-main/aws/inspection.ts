import { setTimeout as pause } from 'node:timers/promises';
import { ok } from '../kernel/result.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant } from '../leases/lease.ts';
import type { Answer } from './ec2-session.ts';
import { REREAD_AFTER_MS } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { rulesOf } from './group-rules.ts';
import { tupleKey, tupleOf } from './rules.ts';

/** What became of a lease's grants, as AWS holds the group now. */
export interface Inspection {
  /** Protocol, ports and source are what we wrote. */
  readonly unchanged: readonly Grant[];
  /** Somebody gave them other ports or another source. */
  readonly changed: readonly { readonly grant: Grant; readonly rule: StandingRule }[];
  readonly missing: readonly Grant[];
  /** Every ingress rule of the group. */
  readonly rules: readonly StandingRule[];
}

export function inspection(rules: readonly StandingRule[], grants: readonly Grant[]): Inspection {
  const byId = new Map(rules.map((rule) => [rule.ruleId, rule]));
  const unchanged: Grant[] = [];
  const changed: { grant: Grant; rule: StandingRule }[] = [];
  const missing: Grant[] = [];
  for (const grant of grants) {
    const rule = byId.get(grant.ruleId);
    if (!rule) missing.push(grant);
    else if (isAsWritten(rule, grant)) unchanged.push(grant);
    else changed.push({ grant, rule });
  }
  return { unchanged, changed, missing, rules };
}

/**
 * Reads the group and compares. A grant that is not there is believed to be gone only when a second
 * read does not show it either: a rule made a moment ago may be missing from the first, and
 * taking it for gone would leave it open for ever.
 */
export async function inspect(target: GateTarget, grants: readonly Grant[]): Answer<Inspection> {
  const first = await rulesOf(target.session, target.groupId);
  if (!first.ok) return first;
  const seen = inspection(first.value, grants);
  if (seen.missing.length === 0) return ok(seen);
  await pause(REREAD_AFTER_MS);
  const second = await rulesOf(target.session, target.groupId);
  return second.ok ? ok(inspection(second.value, grants)) : second;
}

function isAsWritten(rule: StandingRule, grant: Grant): boolean {
  const tuple = tupleOf(rule);
  return tuple !== undefined && tupleKey(tuple) === tupleKey(grant);
}
