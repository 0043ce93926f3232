import type { Call } from '../call.ts';
import { ruleArn } from '../identifiers.ts';
import type { Group, Rule, RuleSource } from '../model.ts';
import { ApiError, invalidParameter, missingParameter } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';
import { element } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { groupLeg } from './group-leg.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import type { Leg } from './permission-check.ts';
import {
  duplicate,
  groupSource,
  ipv4Source,
  ipv6Source,
  prefixListSource,
  readDescription,
  tupleKey,
} from './permissions.ts';
import { readPorts, readProtocol } from './ports.ts';
import { checkRuleId, ingressRulesById, namedGroup } from './scope.ts';
import { resourceTagContext } from './tag-reading.ts';

/**
 * Replaces what rules say and keeps their ids: all of them or none. The kind of source cannot
 * change; a description that is left out is removed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
 */
export function modifySecurityGroupRules(call: Call): Xml[] {
  const updates = call.parameters.structures('SecurityGroupRule');
  if (updates.length === 0) throw missingParameter('SecurityGroupRule');
  const ids = updates.map((update) => update.text('SecurityGroupRuleId') ?? '');
  ids.forEach(checkRuleId);
  requirePermission(call, groupLeg(call), ...ids.map((id) => ruleLeg(call, id)));
  const group = namedGroup(call);
  const rules = ingressRulesById(call, group, ids);
  if (new Set(ids).size < ids.length)
    throw invalidParameter('The same security group rule must not appear multiple times');
  endDryRun(call);
  const modified = rules.map((rule, index) => modify(call, rule, updates[index]));
  checkDuplicates(call, group, modified);
  call.world.replaceRules(modified);
  return [element('return', true)];
}

function ruleLeg(call: Call, id: string): Leg {
  const rule = call.world.rule(id);
  return {
    resourceArn: ruleArn(call.region, call.principal.accountId, id),
    context: resourceTagContext(rule?.tags ?? []),
  };
}

function modify(call: Call, rule: Rule, update: QueryParameters | undefined): Rule {
  const request = update?.structure('SecurityGroupRule');
  if (!request) throw missingParameter('SecurityGroupRule');
  const protocol = readProtocol(request.text('IpProtocol'));
  const ports = readPorts(protocol, request.integer('FromPort'), request.integer('ToPort'));
  const source = readSource(call, request);
  if (source.kind !== rule.source.kind)
    throw invalidParameter(
      `The type of the security group rule '${rule.id}' cannot be changed from ${rule.source.kind} to ${source.kind}`,
    );
  const { id, groupId, isEgress, tags } = rule;
  return { id, groupId, isEgress, tags, protocol, ...ports, source, ...readDescription(request) };
}

function readSource(call: Call, request: QueryParameters): RuleSource {
  const read = (name: string, toSource: (value: string) => RuleSource): RuleSource[] => {
    const value = request.text(name);
    return value === undefined ? [] : [toSource(value)];
  };
  const [source, ...others] = [
    ...read('CidrIpv4', ipv4Source),
    ...read('CidrIpv6', ipv6Source),
    ...read('PrefixListId', prefixListSource),
    ...read('ReferencedGroupId', (groupId) => groupSource(call, groupId)),
  ];
  if (source && others.length === 0) return source;
  throw new ApiError(
    'InvalidParameterCombination',
    'Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId is required',
  );
}

function checkDuplicates(call: Call, group: Group, modified: readonly Rule[]): void {
  const ids = new Set(modified.map((rule) => rule.id));
  const keys = new Set(
    call.world
      .rules(group.id)
      .filter((rule) => !ids.has(rule.id))
      .map(tupleKey),
  );
  for (const rule of modified) {
    if (keys.has(tupleKey(rule))) throw duplicate(rule);
    keys.add(tupleKey(rule));
  }
}
