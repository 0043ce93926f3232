import type { Call } from '../call.ts';
import type { Group, Rule } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { groupLeg } from './group-leg.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { permissionSetXml } from './permission-xml.ts';
import { isSameRule, readPermissions } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { revokedRuleXml } from './rule-xml.ts';
import { checkRuleId, ingressRulesById, namedGroup } from './scope.ts';

interface Revocation {
  readonly rules: readonly Rule[];
  readonly unknown: readonly Permission[];
}

/**
 * Removes ingress rules by id or by their exact properties. A property that fits no rule is
 * refused, and nothing removed; in a default VPC it is only listed, and the rest removed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 */
export function revokeSecurityGroupIngress(call: Call): Xml[] {
  const ids = call.parameters.texts('SecurityGroupRuleId');
  ids.forEach(checkRuleId);
  const permissions = ids.length > 0 ? undefined : readPermissions(call);
  if (ids.length > 0 && call.parameters.has('IpPermissions'))
    throw new ApiError(
      'InvalidParameterCombination',
      'The parameters securityGroupRuleIds and ipPermissions may not be used together',
    );
  requirePermission(call, groupLeg(call));
  const group = namedGroup(call);
  endDryRun(call);
  const { rules, unknown } = permissions
    ? byProperties(call, group, permissions)
    : { rules: ingressRulesById(call, group, ids), unknown: [] };
  call.world.removeRules(rules.map((rule) => rule.id));
  return [
    element('return', true),
    ...(unknown.length === 0 ? [] : [permissionSetXml('unknownIpPermissionSet', unknown)]),
    itemSet('revokedSecurityGroupRuleSet', rules.map(revokedRuleXml)),
  ];
}

function byProperties(call: Call, group: Group, permissions: readonly Permission[]): Revocation {
  const present = call.world.rules(group.id);
  const rules = present.filter((rule) => permissions.some((each) => isSameRule(rule, each)));
  const unknown = permissions.filter((each) => !present.some((rule) => isSameRule(rule, each)));
  if (unknown.length > 0 && !group.inDefaultVpc) throw permissionNotFound();
  return { rules, unknown };
}

/** No rule has the properties. */
export function permissionNotFound(): ApiError {
  return new ApiError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}
