import type { Call } from '../call.ts';
import { groupArn, ruleArn } from '../identifiers.ts';
import type { Group, Rule } from '../model.ts';
import { ApiError, missingParameter } from '../protocol/errors.ts';

/** The groups the caller can see: those of the account, in the Region of the call. */
export function groupsInScope(call: Call): readonly Group[] {
  return call.world
    .groups()
    .filter(
      (group) => group.accountId === call.principal.accountId && group.region === call.region,
    );
}

/** The rules of the groups the caller can see, ingress and egress. */
export function rulesInScope(call: Call): readonly Rule[] {
  const groupIds = new Set(groupsInScope(call).map((group) => group.id));
  return call.world.allRules().filter((rule) => groupIds.has(rule.groupId));
}

/**
 * The group a changing call names, by id, or in the default VPC by name. A group of another
 * account or Region does not exist.
 */
export function namedGroup(call: Call): Group {
  const id = call.parameters.text('GroupId');
  const name = call.parameters.text('GroupName');
  if (id !== undefined) {
    checkGroupId(id);
    const group = groupsInScope(call).find((each) => each.id === id);
    if (!group) throw groupNotFound([id]);
    return group;
  }
  if (name === undefined) throw missingParameter('GroupId');
  const group = groupsInScope(call).find((each) => each.inDefaultVpc && each.name === name);
  if (!group)
    throw new ApiError(
      'InvalidGroup.NotFound',
      `The security group '${name}' does not exist in the default VPC`,
    );
  return group;
}

/** The ARN the call is checked against, whether or not the group exists. */
export function namedGroupArn(call: Call): string {
  const id = call.parameters.text('GroupId') ?? namedGroup(call).id;
  checkGroupId(id);
  return groupArn(call.region, call.principal.accountId, id);
}

export function anyRuleArn(call: Call): string {
  return ruleArn(call.region, call.principal.accountId, '*');
}

export function checkGroupId(id: string): void {
  if (/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) return;
  throw new ApiError('InvalidGroupId.Malformed', `Invalid id: "${id}" (expecting "sg-...")`);
}

export function checkRuleId(id: string): void {
  if (/^sgr-[0-9a-f]{17}$/.test(id)) return;
  throw new ApiError(
    'InvalidSecurityGroupRuleId.Malformed',
    `Invalid id: "${id}" (expecting "sgr-...")`,
  );
}

export function groupNotFound(ids: readonly string[]): ApiError {
  const message =
    ids.length === 1
      ? `The security group '${ids.join('')}' does not exist`
      : `The security groups '${ids.join(', ')}' do not exist`;
  return new ApiError('InvalidGroup.NotFound', message);
}

export function ruleNotFound(id: string): ApiError {
  return new ApiError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}

/** The ingress rules of one group by id; refuses when one of them is missing. */
export function ingressRulesById(call: Call, group: Group, ids: readonly string[]): Rule[] {
  const rules = call.world.rules(group.id);
  return ids.map((id) => {
    checkRuleId(id);
    const rule = rules.find((each) => each.id === id);
    if (!rule) throw ruleNotFound(id);
    return rule;
  });
}
