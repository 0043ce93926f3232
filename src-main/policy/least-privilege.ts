import type { Identity } from '../identities/identity.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Resource } from '../resources/resource.ts';
import { TAG_KEYS } from '../resources/rule-tags.ts';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * Exactly what Drawbridge asks of AWS for these resources of one identity, and nothing else;
 * `undefined` when the identity has no resource. IAM can limit the group and the Region, but
 * neither address nor port: there is no condition key for them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function leastPrivilege(
  identity: Identity,
  resources: readonly Resource[],
): PolicyDocument | undefined {
  const mine = resources.filter((resource) => resource.identityId === identity.id);
  if (mine.length === 0) return undefined;
  const groups = unique(mine.map((resource) => groupArn(identity, resource)));
  const tagging = mine.filter((resource) => resource.tagRules);
  const rulesOf = (some: readonly Resource[]): readonly string[] =>
    unique(some.map((resource) => anyRuleArn(identity, resource)));
  return {
    Version: '2012-10-17',
    Statement: [
      seeGroups(unique(mine.map((resource) => resource.region))),
      openAndClose(groups),
      followAddress(groups, rulesOf(mine)),
      ...(tagging.length > 0 ? tagWhileOpening(rulesOf(tagging)) : []),
      ...(identity.kind === 'access-key' ? [seeKeyAge(identity)] : []),
    ],
  };
}

/** Describe calls know no resource, only the Region. */
function seeGroups(regions: readonly Region[]): Statement {
  return {
    Sid: 'SeeSecurityGroups',
    Effect: 'Allow',
    Action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'],
    Resource: '*',
    Condition: { StringEquals: { 'ec2:Region': regions } },
  };
}

/** The description's permission keeps the time in it true when a lease is renewed. */
function openAndClose(groups: readonly string[]): Statement {
  return {
    Sid: 'OpenAndCloseTheseGroups',
    Effect: 'Allow',
    Action: [
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:RevokeSecurityGroupIngress',
      'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
    ],
    Resource: groups,
  };
}

/** Checked against the group and against the rule. */
function followAddress(groups: readonly string[], rules: readonly string[]): Statement {
  return {
    Sid: 'FollowMyAddress',
    Effect: 'Allow',
    Action: ['ec2:ModifySecurityGroupRules'],
    Resource: [...groups, ...rules],
  };
}

/** The rule is checked only when tags are sent; tagging is then a permission of its own. */
function tagWhileOpening(rules: readonly string[]): readonly Statement[] {
  const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': Object.values(TAG_KEYS) } };
  return [
    {
      Sid: 'OpenWithOwnTags',
      Effect: 'Allow',
      Action: ['ec2:AuthorizeSecurityGroupIngress'],
      Resource: rules,
      Condition: keys,
    },
    {
      Sid: 'TagOnlyWhileOpening',
      Effect: 'Allow',
      Action: ['ec2:CreateTags'],
      Resource: rules,
      Condition: {
        StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' },
        ...keys,
      },
    },
  ];
}

/** The exact ARN with its path: a pattern of user names would match other people's. */
function seeKeyAge(identity: Identity): Statement {
  return {
    Sid: 'SeeTheAgeOfMyKeys',
    Effect: 'Allow',
    Action: ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
    Resource: identity.caller.arn,
  };
}

function groupArn(identity: Identity, resource: Resource): string {
  return `${ec2Arn(identity, resource)}:security-group/${resource.groupId}`;
}

function anyRuleArn(identity: Identity, resource: Resource): string {
  return `${ec2Arn(identity, resource)}:security-group-rule/*`;
}

function ec2Arn({ caller }: Identity, { region }: Resource): string {
  return `arn:${caller.partition}:ec2:${region}:${caller.account}`;
}

function unique<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort();
}
