import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import { TAG_KEYS } from '../resources/rule-tags.ts';
import type { Clause } from './document.ts';
import { groupArns, regionsOf, ruleArns } from './targets.ts';
import type { Target } from './targets.ts';

/** Permissions the job can do without, each of which makes it better. */
export interface Switches {
  /** ec2:ModifySecurityGroupRules */
  readonly modify: boolean;
  /** ec2:UpdateSecurityGroupRuleDescriptionsIngress */
  readonly descriptions: boolean;
  /** ec2:CreateTags, only while opening */
  readonly tags: boolean;
}

/** What each optional permission buys. */
export const SWITCH_BUYS: Readonly<Record<keyof Switches, string>> = {
  modify:
    'An open rule follows you to a new address without a gap; without it Drawbridge adds a new rule and removes the old one.',
  descriptions:
    'The closing time in the rule’s description stays true when you extend; without it the description keeps the first time.',
  tags: 'Rules carry Drawbridge’s tags, so that others can find them by tag; without it they are known by their description only.',
};

const WHILE_OPENING = 'AuthorizeSecurityGroupIngress';

/**
 * What opening, following, extending and closing need on exactly these groups. Tags are for the
 * targets that say so.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function jobClauses(
  targets: readonly Target[],
  switches: Pick<Switches, 'modify' | 'descriptions'>,
): readonly Clause[] {
  const tagged = targets.filter((target) => target.tagged);
  return [
    seeGroups(targets),
    openAndClose(targets, switches),
    ...(switches.modify ? [followAddress(targets)] : []),
    ...(tagged.length > 0 ? tagWhileOpening(tagged) : []),
  ];
}

export function seeGroups(targets: readonly Target[]): Clause {
  const regions = regionsOf(targets);
  return {
    statement: {
      Sid: 'SeeSecurityGroups',
      Effect: 'Allow',
      Action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'],
      Resource: '*',
      Condition: { StringEquals: { 'ec2:Region': regions } },
    },
    says: `May list security groups and read their rules in ${listed(regions)}, to show what is open and to confirm what was closed.`,
    wildcardBecause: 'Describe calls know no resource; the Region is all that IAM can limit.',
  };
}

function openAndClose(
  targets: readonly Target[],
  { modify, descriptions }: Pick<Switches, 'modify' | 'descriptions'>,
): Clause {
  const groups = groupArns(targets);
  const deeds = [
    'add',
    'remove',
    ...(modify ? ['change'] : []),
    ...(descriptions ? ['describe'] : []),
  ];
  return {
    statement: {
      Sid: 'OpenAndCloseTheseGroups',
      Effect: 'Allow',
      Action: [
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupIngress',
        ...(modify ? ['ec2:ModifySecurityGroupRules'] : []),
        ...(descriptions ? ['ec2:UpdateSecurityGroupRuleDescriptionsIngress'] : []),
      ],
      Resource: groups,
    },
    says: `May ${listed(deeds)} inbound rules of ${groups.length === 1 ? 'exactly this group' : `exactly these ${counted(groups.length, 'group')}`}, on any port and for any address: IAM can limit neither.`,
  };
}

/** Changing a rule is checked against the group and against the rule: the group limits it. */
function followAddress(targets: readonly Target[]): Clause {
  return {
    statement: {
      Sid: 'FollowMyAddress',
      Effect: 'Allow',
      Action: ['ec2:ModifySecurityGroupRules'],
      Resource: ruleArns(targets),
    },
    says: 'Lets rules of the groups above be changed in place, so that an open rule follows you to a new address.',
    wildcardBecause:
      'A rule’s id is not known before it exists; the same call is also checked against the group, which is named above.',
  };
}

/** The rule is checked only when tags are sent; tagging is then a permission of its own. */
function tagWhileOpening(targets: readonly Target[]): readonly Clause[] {
  const rules = ruleArns(targets);
  const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': Object.values(TAG_KEYS) } };
  const wildcardBecause =
    'A rule that is being made has no id yet; the tag keys are limited instead.';
  return [
    {
      statement: {
        Sid: 'OpenWithOwnTags',
        Effect: 'Allow',
        Action: ['ec2:AuthorizeSecurityGroupIngress'],
        Resource: rules,
        Condition: keys,
      },
      says: 'Lets a new rule carry tags, with Drawbridge’s own tag keys only.',
      wildcardBecause,
    },
    {
      statement: {
        Sid: 'TagOnlyWhileOpening',
        Effect: 'Allow',
        Action: ['ec2:CreateTags'],
        Resource: rules,
        Condition: { StringEquals: { 'ec2:CreateAction': WHILE_OPENING }, ...keys },
      },
      says: 'May tag rules with Drawbridge’s own keys, and only in the moment of adding them: rules that exist cannot be retagged.',
      wildcardBecause,
    },
  ];
}
