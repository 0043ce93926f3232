import type {
  IpPermission,
  SecurityGroupRule,
  SecurityGroupRuleRequest,
} from '@aws-sdk/client-ec2';
import { canonicalCidr, familyOf } from '../kernel/cidr.ts';
import type { Cidr, Family } from '../kernel/cidr.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant, RuleId } from '../leases/lease.ts';
import type { PortRange } from '../resources/resource.ts';
import { markOn } from './rule-marks.ts';

/** Protocol, ports and source: what makes two ingress rules of one group the same to AWS. */
export interface Tuple {
  readonly ports: PortRange;
  readonly source: Cidr;
}

/** Equal text means the same rule to AWS. */
export function tupleKey({ ports, source }: Tuple): string {
  return `${slotKey(ports, familyOf(source))} ${source}`;
}

/** A port range of one family: what stays the same when the address changes. */
export function slotKey(ports: PortRange, family: Family): string {
  const range = ports.protocol === 'icmp' ? '' : `:${String(ports.from)}-${String(ports.to)}`;
  return `${ports.protocol}${range} ${family}`;
}

/** Every port range for every source, each once: AWS refuses a call that names a rule twice. */
export function tuplesOf(ports: readonly PortRange[], sources: readonly Cidr[]): readonly Tuple[] {
  const all = ports.flatMap((range) => sources.map((source) => ({ ports: range, source })));
  return [...new Map(all.map((tuple) => [tupleKey(tuple), tuple])).values()];
}

/**
 * What AWS says of one rule, narrowed once. `undefined` for egress rules and for answers without a
 * rule id; ports or source are absent when the rule lets in something a grant of ours never does.
 */
export function ingressRule(rule: SecurityGroupRule): StandingRule | undefined {
  if (rule.SecurityGroupRuleId === undefined || rule.IsEgress === true) return undefined;
  const source = sourceOf(rule);
  const ports = source === undefined ? undefined : portsOf(rule, familyOf(source));
  const description = rule.Description ?? '';
  const { GroupId: groupId } = rule;
  const place = groupId && ports && source ? { groupId, ports, source } : undefined;
  const mark = markOn(description, rule.Tags, place);
  return {
    ruleId: rule.SecurityGroupRuleId as RuleId,
    description,
    ...(ports === undefined ? {} : { ports }),
    ...(source === undefined ? {} : { source }),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** What the rule lets in, as far as a grant can say it. */
export function tupleOf(rule: StandingRule): Tuple | undefined {
  const { ports, source } = rule;
  return ports === undefined || source === undefined ? undefined : { ports, source };
}

/** The rule as a grant of this lease. */
export function grantOf(rule: StandingRule): Grant | undefined {
  const tuple = tupleOf(rule);
  return tuple === undefined ? undefined : { ruleId: rule.ruleId, ...tuple };
}

/** One permission for each port range and protocol, all its sources inside: fit for one call. */
export function ipPermissions(
  tuples: readonly Tuple[],
  describe?: (tuple: Tuple) => string,
): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const { ports, source } of tuples) {
    const wire = wirePorts(ports, familyOf(source));
    const said = describe ? { Description: describe({ ports, source }) } : {};
    const key = JSON.stringify(wire);
    const permission = permissions.get(key) ?? { ...wire };
    if (familyOf(source) === 'ipv4') (permission.IpRanges ??= []).push({ CidrIp: source, ...said });
    else (permission.Ipv6Ranges ??= []).push({ CidrIpv6: source, ...said });
    permissions.set(key, permission);
  }
  return [...permissions.values()];
}

/** All of a rule, for ModifySecurityGroupRules: what is left out there is reset, not kept. */
export function ruleRequest(
  { ports, source }: Tuple,
  description?: string,
): SecurityGroupRuleRequest {
  const wire = wirePorts(ports, familyOf(source));
  const cidr = familyOf(source) === 'ipv4' ? { CidrIpv4: source } : { CidrIpv6: source };
  return { ...wire, ...cidr, Description: description };
}

type WirePorts = Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>;

/**
 * ICMP is two protocols on the wire. All types and codes are -1 for `icmp` and nothing for `icmpv6`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
function wirePorts(ports: PortRange, family: Family): WirePorts {
  if (ports.protocol !== 'icmp')
    return { IpProtocol: ports.protocol, FromPort: ports.from, ToPort: ports.to };
  return family === 'ipv4'
    ? { IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }
    : { IpProtocol: 'icmpv6' };
}

function sourceOf(rule: SecurityGroupRule): Cidr | undefined {
  const text = rule.CidrIpv4 ?? rule.CidrIpv6;
  if (text === undefined) return undefined;
  const cidr = canonicalCidr(text);
  return cidr.ok ? cidr.value : undefined;
}

function portsOf(rule: SecurityGroupRule, family: Family): PortRange | undefined {
  const { IpProtocol: protocol, FromPort: from = -1, ToPort: to = -1 } = rule;
  if (protocol === (family === 'ipv4' ? 'icmp' : 'icmpv6'))
    return from === -1 && to === -1 ? { protocol: 'icmp' } : undefined;
  if (protocol !== 'tcp' && protocol !== 'udp') return undefined;
  return from < 0 || to < from ? undefined : { protocol, from, to };
}
