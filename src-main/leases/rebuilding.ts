import type { Instant } from '../kernel/clock.ts';
import { portKey } from '../resources/ports.ts';
import type { Resource } from '../resources/resource.ts';
import type { Lease, LeaseId } from './lease.ts';
import type { StrayRule } from './strays.ts';

/**
 * Leases as far as their rules in AWS tell of them: the end as it was written into the description,
 * *while I work* has become a fixed end. A rule that does not say its end is past it.
 *
 * @param resources the configured ones of the group the rules stand in; at least one
 */
export function leasesFrom(
  rules: readonly StrayRule[],
  resources: readonly Resource[],
  now: Instant,
): readonly Lease[] {
  const byLease = new Map<LeaseId, StrayRule[]>();
  for (const rule of rules) {
    const known = byLease.get(rule.mark.leaseId);
    if (known) known.push(rule);
    else byLease.set(rule.mark.leaseId, [rule]);
  }
  return [...byLease].flatMap(([id, own]) => {
    const resource = resourceFor(own, resources);
    if (!resource) return [];
    const deadline = Math.min(...own.map(({ mark }) => mark.until ?? now));
    return {
      id,
      resource,
      plan: { kind: 'until', deadline },
      openedAt: now,
      sources: [...new Set(own.map(({ source }) => source))],
      grants: own.map(({ ruleId, ports, source }) => ({ ruleId, ports, source })),
      state: { kind: 'open', termEnd: deadline },
    };
  });
}

/** The resource whose ports they are; one that was edited since stands in for those that are gone. */
function resourceFor(
  rules: readonly StrayRule[],
  resources: readonly Resource[],
): Resource | undefined {
  const wanted = new Set(rules.map(({ ports }) => portKey(ports)));
  const fits = (resource: Resource): boolean => {
    const own = new Set(resource.ports.map(portKey));
    return [...wanted].every((key) => own.has(key));
  };
  const [first] = resources;
  const same = resources.find(fits);
  if (same || !first) return same;
  const ports = [...new Map(rules.map((rule) => [portKey(rule.ports), rule.ports])).values()];
  return { ...first, ports };
}
