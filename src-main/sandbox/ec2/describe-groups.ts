import type { Call } from '../call.ts';
import { groupArn } from '../identifiers.ts';
import type { Group } from '../model.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { filtered } from './filters.ts';
import type { FilterFields } from './filters.ts';
import { page } from './pagination.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { permissionSetXml } from './permission-xml.ts';
import { tagSetXml } from './rule-xml.ts';
import { checkGroupId, groupNotFound, groupsInScope, rulesInScope } from './scope.ts';

const FIELDS: FilterFields<Group> = {
  'group-id': (group) => [group.id],
  'group-name': (group) => [group.name],
  'vpc-id': (group) => [group.vpcId],
  'tag-key': (group) => group.tags.map((tag) => tag.key),
  description: (group) => [group.description],
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export function describeSecurityGroups(call: Call): Xml[] {
  requirePermission(call, { resourceArn: '*' });
  endDryRun(call);
  const chosen = filtered(named(call, groupsInScope(call)), call.parameters, FIELDS);
  const { things, nextToken } = page(chosen, call.parameters);
  return [
    itemSet(
      'securityGroupInfo',
      things.map((group) => groupXml(call, group)),
    ),
    element('nextToken', nextToken),
  ];
}

/** The groups named by id and, in the default VPC, by name; all of them when none is named. */
function named(call: Call, groups: readonly Group[]): readonly Group[] {
  const ids = call.parameters.texts('GroupId');
  const names = call.parameters.texts('GroupName');
  if (ids.length === 0 && names.length === 0) return groups;
  ids.forEach(checkGroupId);
  const byName = (name: string) => groups.find((each) => each.inDefaultVpc && each.name === name);
  const missing = [
    ...ids.filter((id) => !groups.some((group) => group.id === id)),
    ...names.filter((name) => !byName(name)),
  ];
  if (missing.length > 0) throw groupNotFound(missing);
  return groups.filter(
    (group) => ids.includes(group.id) || (group.inDefaultVpc && names.includes(group.name)),
  );
}

function groupXml(call: Call, group: Group): Xml[] {
  const rules = rulesInScope(call).filter((rule) => rule.groupId === group.id);
  const ingress = rules.filter((rule) => !rule.isEgress);
  const egress = rules.filter((rule) => rule.isEgress);
  return [
    element('ownerId', group.accountId),
    element('groupId', group.id),
    element('groupName', group.name),
    element('groupDescription', group.description),
    element('vpcId', group.vpcId),
    permissionSetXml('ipPermissions', ingress),
    permissionSetXml('ipPermissionsEgress', egress),
    ...(group.tags.length === 0 ? [] : [tagSetXml(group.tags)]),
    element('securityGroupArn', groupArn(group.region, group.accountId, group.id)),
  ];
}
