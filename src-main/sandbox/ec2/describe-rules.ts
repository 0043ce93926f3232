import type { Call } from '../call.ts';
import type { Rule } from '../model.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { filtered } from './filters.ts';
import type { FilterFields } from './filters.ts';
import { page } from './pagination.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { ruleXml } from './rule-xml.ts';
import { checkRuleId, ruleNotFound, rulesInScope } from './scope.ts';

/** Only these and `tag:<key>`: this call knows far fewer filters than DescribeSecurityGroups. */
const FIELDS: FilterFields<Rule> = {
  'group-id': (rule) => [rule.groupId],
  'security-group-rule-id': (rule) => [rule.id],
};

/**
 * Ingress and egress rules, with their ids.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
 */
export function describeSecurityGroupRules(call: Call): Xml[] {
  requirePermission(call, { resourceArn: '*' });
  endDryRun(call);
  const chosen = filtered(named(call, rulesInScope(call)), call.parameters, FIELDS);
  const { things, nextToken } = page(chosen, call.parameters);
  return [
    itemSet(
      'securityGroupRuleSet',
      things.map((rule) => ruleXml(call, rule)),
    ),
    element('nextToken', nextToken),
  ];
}

function named(call: Call, rules: readonly Rule[]): readonly Rule[] {
  const ids = call.parameters.texts('SecurityGroupRuleId');
  if (ids.length === 0) return rules;
  ids.forEach(checkRuleId);
  const missing = ids.find((id) => !rules.some((rule) => rule.id === id));
  if (missing !== undefined) throw ruleNotFound(missing);
  return rules.filter((rule) => ids.includes(rule.id));
}
