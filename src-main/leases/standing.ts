import { portKey } from '../resources/ports.ts';
import type { StandingRule } from './gate.ts';
import type { Grant } from './lease.ts';

/** Whether every grant stands as it was written: a rule of that id with these ports and source. */
export function grantsStand(grants: readonly Grant[], rules: readonly StandingRule[]): boolean {
  const byId = new Map(rules.map((rule) => [rule.ruleId, rule]));
  return grants.every(({ ruleId, ports, source }) => {
    const rule = byId.get(ruleId);
    return rule?.ports && portKey(rule.ports) === portKey(ports) && rule.source === source;
  });
}
