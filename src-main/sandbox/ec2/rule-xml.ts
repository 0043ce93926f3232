import type { Call } from '../call.ts';
import { ruleArn } from '../identifiers.ts';
import type { Rule, RuleSource, Tag } from '../model.ts';
import { element, itemSet, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';

/** A rule as DescribeSecurityGroupRules and Authorize show it. */
export function ruleXml(call: Call, rule: Rule): Xml[] {
  const owner = call.principal.accountId;
  return [
    element('securityGroupRuleId', rule.id),
    element('groupId', rule.groupId),
    element('groupOwnerId', owner),
    element('isEgress', rule.isEgress),
    ...trafficXml(rule),
    ...sourceXml(rule.source),
    ...referencedGroupXml(rule.source),
    element('description', rule.description),
    tagSetXml(rule.tags),
    element('securityGroupRuleArn', ruleArn(call.region, owner, rule.id)),
  ];
}

/** A rule as Revoke shows what it removed. */
export function revokedRuleXml(rule: Rule): Xml[] {
  return [
    element('securityGroupRuleId', rule.id),
    element('groupId', rule.groupId),
    element('isEgress', rule.isEgress),
    ...trafficXml(rule),
    ...sourceXml(rule.source),
    ...(rule.source.kind === 'group' ? [element('referencedGroupId', rule.source.groupId)] : []),
    element('description', rule.description),
  ];
}

export function tagSetXml(tags: readonly Tag[]): Xml {
  return itemSet(
    'tagSet',
    tags.map(({ key, value }) => [element('key', key), element('value', value)]),
  );
}

function trafficXml(rule: Rule): Xml[] {
  return [
    element('ipProtocol', rule.protocol),
    element('fromPort', rule.fromPort),
    element('toPort', rule.toPort),
  ];
}

function sourceXml(source: RuleSource): Xml[] {
  switch (source.kind) {
    case 'ipv4':
      return [element('cidrIpv4', source.cidr)];
    case 'ipv6':
      return [element('cidrIpv6', source.cidr)];
    case 'prefix-list':
      return [element('prefixListId', source.prefixListId)];
    case 'group':
      return [];
  }
}

function referencedGroupXml(source: RuleSource): Xml[] {
  if (source.kind !== 'group') return [];
  const { groupId, userId } = source;
  return [parent('referencedGroupInfo', element('groupId', groupId), element('userId', userId))];
}
