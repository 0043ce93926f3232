import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspection } from '../../../src-main/aws/inspection.ts';
import { moved, planMove, replacing } from '../../../src-main/aws/move-plan.ts';
import { tupleKey, tuplesOf } from '../../../src-main/aws/rules.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { StandingRule } from '../../../src-main/leases/gate.ts';
import type { Grant, LeaseId, RuleId } from '../../../src-main/leases/lease.ts';
import type { PortRange } from '../../../src-main/resources/resource.ts';

const PORTS: readonly PortRange[] = [
  { protocol: 'tcp', from: 22, to: 22 },
  { protocol: 'udp', from: 51820, to: 51820 },
  { protocol: 'icmp' },
];
const CIDRS = ['81.187.42.19/32', '45.90.28.7/32', '2a01::19/128', '2a02::feed/128'] as Cidr[];
const LEASE = 'k3x9m2pq8w' as LeaseId;

/** A group whose rules are ours, removed by somebody, or somebody else's. */
const groups = fc
  .uniqueArray(
    fc.record({
      ports: fc.constantFrom(...PORTS),
      source: fc.constantFrom(...CIDRS),
      owner: fc.constantFrom('ours', 'theirs', 'gone'),
    }),
    { selector: tupleKey, maxLength: 8 },
  )
  .map((specs) => {
    const all = specs.map((spec, index) => ({ ...spec, ruleId: `sgr-${String(index)}` as RuleId }));
    const grants: Grant[] = all
      .filter(({ owner }) => owner !== 'theirs')
      .map(({ ruleId, ports, source }) => ({ ruleId, ports, source }));
    const rules: StandingRule[] = all
      .filter(({ owner }) => owner !== 'gone')
      .map(({ ruleId, ports, source, owner }) => {
        const rule = { ruleId, ports, source, description: '' };
        return owner === 'ours' ? { ...rule, mark: { intact: true, leaseId: LEASE } } : rule;
      });
    return { grants, rules };
  });
const wishes = fc.subarray(CIDRS).map((sources) => tuplesOf(PORTS, sources));

describe('planning a move', () => {
  it('touches only rules of the lease, and no place that is taken', () => {
    fc.assert(
      fc.property(groups, wishes, ({ grants, rules }, wanted) => {
        const plan = planMove(inspection(rules, grants), wanted, LEASE);
        const ours = new Set(rules.filter((rule) => rule.mark).map(({ ruleId }) => ruleId));
        const touched = [...plan.inPlace.map(({ grant }) => grant), ...plan.remove];
        expect(touched.every(({ ruleId }) => ours.has(ruleId))).toBe(true);
        const taken = new Set(
          rules.flatMap(({ ports, source }) =>
            ports && source ? [tupleKey({ ports, source })] : [],
          ),
        );
        const entered = [...plan.inPlace.map(({ to }) => to), ...plan.add];
        expect(entered.every((tuple) => !taken.has(tupleKey(tuple)))).toBe(true);
      }),
    );
  });

  it('accounts for every rule that stands: kept, moved or removed, and each once', () => {
    fc.assert(
      fc.property(groups, wishes, ({ grants, rules }, wanted) => {
        const plan = planMove(inspection(rules, grants), wanted, LEASE);
        const planned = [...plan.keep, ...plan.inPlace.map(({ grant }) => grant), ...plan.remove];
        const ours = rules
          .filter((rule) => rule.mark?.leaseId === LEASE)
          .map(({ ruleId }) => ruleId);
        expect(planned.map(({ ruleId }) => ruleId).sort()).toEqual(ours.sort());
      }),
    );
  });

  it('ends only at wanted places, in place or by replacement', () => {
    fc.assert(
      fc.property(groups, wishes, ({ grants, rules }, wanted) => {
        const plan = planMove(inspection(rules, grants), wanted, LEASE);
        const wantedKeys = new Set(wanted.map(tupleKey));
        for (const end of [moved(plan), replacing(plan)]) {
          const places = [...end.keep, ...end.add].map(tupleKey);
          expect(new Set(places).size).toBe(places.length);
          expect(places.every((place) => wantedKeys.has(place))).toBe(true);
        }
      }),
    );
  });
});
