import type { Call } from '../call.ts';
import { newRuleId } from '../identifiers.ts';
import type { Rule, Tag } from '../model.ts';
import { invalidParameter } from '../protocol/errors.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import type { Leg } from './permission-check.ts';
import { duplicate, isSameRule, readPermissions } from './permissions.ts';
import { checkRuleLimit } from './rule-limit.ts';
import { ruleXml } from './rule-xml.ts';
import { anyRuleArn, namedGroup } from './scope.ts';
import { groupLeg } from './group-leg.ts';
import { readTags, requestTagContext, withTags } from './tag-reading.ts';

/**
 * Adds ingress rules: all of them or, at the first that exists already, none. Tags need the
 * permission on the rule and `ec2:CreateTags` besides.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export function authorizeSecurityGroupIngress(call: Call): Xml[] {
  const permissions = readPermissions(call);
  const tags = readTagSpecifications(call);
  requirePermission(call, groupLeg(call), ...(tags.length === 0 ? [] : taggingLegs(call, tags)));
  const group = namedGroup(call);
  endDryRun(call);
  const present = call.world.rules(group.id);
  const existing = permissions.find((wanted) => present.some((rule) => isSameRule(rule, wanted)));
  if (existing) throw duplicate(existing);
  checkRuleLimit(present, permissions);
  const rules = permissions.map((wanted): Rule => ({
    ...wanted,
    id: newRuleId(),
    groupId: group.id,
    isEgress: false,
    tags,
  }));
  call.world.addRules(rules);
  return [
    element('return', true),
    itemSet(
      'securityGroupRuleSet',
      rules.map((rule) => ruleXml(call, rule)),
    ),
  ];
}

function readTagSpecifications(call: Call): Tag[] {
  return call.parameters.structures('TagSpecification').reduce<Tag[]>((tags, specification) => {
    const type = specification.text('ResourceType') ?? '';
    if (type !== 'security-group-rule')
      throw invalidParameter(`'${type}' is not a valid taggable resource type for this operation.`);
    return withTags(tags, readTags(specification));
  }, []);
}

function taggingLegs(call: Call, tags: readonly Tag[]): Leg[] {
  const resourceArn = anyRuleArn(call);
  const context = requestTagContext(tags);
  return [
    { resourceArn, context },
    {
      action: 'CreateTags',
      resourceArn,
      context: { ...context, 'ec2:CreateAction': call.action },
    },
  ];
}
