import type { Call } from '../call.ts';
import type { Group, Rule } from '../model.ts';
import { ApiError, missingParameter } from '../protocol/errors.ts';
import { element } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { groupLeg } from './group-leg.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { isSameRule, readDescription, readPermissions } from './permissions.ts';
import { permissionNotFound } from './revoke.ts';
import { checkRuleId, ingressRulesById, namedGroup } from './scope.ts';

/**
 * Gives ingress rules new descriptions; one that is left out is removed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
 */
export function updateSecurityGroupRuleDescriptionsIngress(call: Call): Xml[] {
  const byId = call.parameters.has('SecurityGroupRuleDescription');
  const byProperties = call.parameters.has('IpPermissions');
  if (byId && byProperties)
    throw new ApiError(
      'InvalidParameterCombination',
      'The parameters securityGroupRuleDescriptions and ipPermissions may not be used together',
    );
  if (!byId && !byProperties) throw missingParameter('SecurityGroupRuleDescription');
  requirePermission(call, groupLeg(call));
  const group = namedGroup(call);
  endDryRun(call);
  call.world.replaceRules(byId ? describedById(call, group) : describedByProperties(call, group));
  return [element('return', true)];
}

function describedById(call: Call, group: Group): Rule[] {
  return call.parameters.structures('SecurityGroupRuleDescription').flatMap((entry) => {
    const id = entry.text('SecurityGroupRuleId') ?? '';
    checkRuleId(id);
    const description = readDescription(entry);
    return ingressRulesById(call, group, [id]).map((rule) => described(rule, description));
  });
}

function describedByProperties(call: Call, group: Group): Rule[] {
  return readPermissions(call).map((permission) => {
    const rule = call.world.rules(group.id).find((each) => isSameRule(each, permission));
    if (!rule) throw permissionNotFound();
    const { description } = permission;
    return described(rule, description === undefined ? {} : { description });
  });
}

function described(rule: Rule, description: { readonly description?: string }): Rule {
  const { description: _, ...rest } = rule;
  return { ...rest, ...description };
}
