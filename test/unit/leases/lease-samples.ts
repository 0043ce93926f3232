import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { canonicalCidr } from '../../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import type { Grant, Lease, LeaseId, RuleId } from '../../../src-main/leases/lease.ts';
import type { PortRange, Resource, ResourceId } from '../../../src-main/resources/resource.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';

/** When a `FakeClock` starts. */
export const START: Instant = Date.UTC(2026, 10, 22, 14);
export const SSH: PortRange = { protocol: 'tcp', from: 22, to: 22 };
export const RDP: PortRange = { protocol: 'tcp', from: 3389, to: 3389 };

export const HERE = address('52.1.2.3');
export const THERE = address('52.9.9.9');
export const ELSEWHERE = address('52.7.7.7');
export const HERE_6 = address('2600:1f14::7');
export const THERE_6 = address('2600:1f14::9');

/** The person's own door. Every number has a group of its own. */
export function door(number = 1, more: Partial<Resource> = {}): Resource {
  return {
    kind: 'security-group',
    id: `door${String(number)}` as ResourceId,
    label: `door ${String(number)}`,
    identityId: SAMPLE_IDENTITY.id,
    region: 'eu-west-1' as Region,
    groupId: `sg-0000000${String(number)}`,
    ports: [SSH],
    usualDuration: { kind: 'minutes', minutes: 60 },
    tagRules: true,
    ...more,
  };
}

/** Open for an hour from `START`. */
export function lease(more: Partial<Lease> = {}): Lease {
  return {
    id: 'k3x9m2pq8w' as LeaseId,
    resource: door(),
    plan: { kind: 'until', deadline: START + HOUR_MS },
    openedAt: START,
    sources: [HERE],
    grants: [grant()],
    state: { kind: 'open', termEnd: START + HOUR_MS },
    ...more,
  };
}

/** Kept open while working: half an hour a term, for 12 hours at most. */
export function workLease(more: Partial<Lease> = {}): Lease {
  return lease({
    plan: { kind: 'while-working', termMs: 30 * MINUTE_MS, deadline: START + 12 * HOUR_MS },
    state: { kind: 'open', termEnd: START + 30 * MINUTE_MS },
    ...more,
  });
}

export function grant(source: Cidr = HERE, ports: PortRange = SSH, number = 1): Grant {
  return { ruleId: `sgr-${String(number).padStart(17, '0')}` as RuleId, ports, source };
}

export function address(text: string): Cidr {
  const canonical = canonicalCidr(text);
  if (!canonical.ok) throw new Error(`${text} is not an address`);
  return canonical.value;
}
