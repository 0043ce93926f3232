import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import type { StandingRule } from '../../src-main/leases/gate.ts';
import type { Grant } from '../../src-main/leases/lease.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { FakeCloud, FakePermission, FakeRule } from './fake-cloud.ts';

export interface Place {
  readonly ports: Grant['ports'];
  readonly source: Cidr;
}

/** The rule as a read shows it. */
export function standingRule(cloud: FakeCloud, rule: FakeRule): StandingRule {
  const mark = cloud.markOf(rule);
  const { ruleId, ports, source, description } = rule;
  return { ruleId, ports, source, description, ...(mark && { mark }) };
}

export function places(resource: Resource, sources: readonly Cidr[]): readonly Place[] {
  return resource.ports.flatMap((ports) => sources.map((source) => ({ ports, source })));
}

export function isAt(one: Place, other: Place): boolean {
  return inSameSlot(one, other) && one.source === other.source;
}

export function inSameSlot(one: Place, other: Place): boolean {
  const samePorts = JSON.stringify(one.ports) === JSON.stringify(other.ports);
  return samePorts && familyOf(one.source) === familyOf(other.source);
}

export function isSame(rule: FakeRule, grant: Grant): boolean {
  return rule.ruleId === grant.ruleId && isAt(rule, grant);
}

export function isChanged(present: readonly FakeRule[], grant: Grant): boolean {
  return present.some((rule) => rule.ruleId === grant.ruleId && !isAt(rule, grant));
}

export function sameId({ ruleId }: Grant): (rule: FakeRule) => boolean {
  return (rule) => rule.ruleId === ruleId;
}

export function grantOf({ ruleId, ports, source }: FakeRule): Grant {
  return { ruleId, ports, source };
}

const ACTIONS: Readonly<Record<FakePermission, string>> = {
  open: 'ec2:AuthorizeSecurityGroupIngress',
  close: 'ec2:RevokeSecurityGroupIngress',
  move: 'ec2:ModifySecurityGroupRules',
  describe: 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  tag: 'ec2:CreateTags',
};

export function notAllowed({ groupId, region }: Resource, permission: FakePermission): Refusal {
  const resource = `arn:aws:ec2:${region}:123456789012:security-group/${groupId}`;
  return { problem: { kind: 'not-allowed', action: ACTIONS[permission], resource } };
}

export function openBySomeoneElse(cloud: FakeCloud, rule: FakeRule): Refusal {
  const { groupId, ruleId } = rule;
  const mark = cloud.markOf(rule);
  const problem = { kind: 'open-by-someone-else', groupId, rule: ruleId } as const;
  if (!mark) return { problem };
  const { person, host, until } = mark;
  const who = { ...(person && { person }), ...(host && { host }), ...(until && { until }) };
  return { problem: { ...problem, holder: who } };
}

export function ruleChanged({ ruleId }: Grant): Refusal {
  return { problem: { kind: 'rule-changed', ruleId } };
}
