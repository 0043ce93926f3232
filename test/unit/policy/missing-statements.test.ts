import { describe, expect, it } from 'vitest';
import { missingStatements } from '../../../src-main/policy/missing-statements.ts';
import { permissionQuestions } from '../../../src-main/policy/permission-questions.ts';
import type { Deed, Question } from '../../../src-main/policy/permission-questions.ts';
import { ANA, group, GROUP, GROUP_ARN } from '../../support/policy-samples.ts';

const RULES = GROUP_ARN.replace(/security-group\/.*/, 'security-group-rule/*');

function question(deed: Deed): Question {
  const found = permissionQuestions(ANA, [group(GROUP)]).find((each) => each.deed === deed);
  if (!found) throw new Error(deed);
  return found;
}
const shown = (deed: Deed, refused?: { action: string; resource?: string }) =>
  missingStatements(question(deed), refused).map(({ Action, Resource }) => [Action, Resource]);

describe('the statement that is missing', () => {
  it.each([
    ['open', 'ec2:AuthorizeSecurityGroupIngress', [GROUP_ARN]],
    ['close', 'ec2:RevokeSecurityGroupIngress', [GROUP_ARN]],
    ['describe', 'ec2:UpdateSecurityGroupRuleDescriptionsIngress', [GROUP_ARN]],
    ['see-groups', 'ec2:DescribeSecurityGroups', '*'],
    ['see-rules', 'ec2:DescribeSecurityGroupRules', '*'],
    ['see-keys', 'iam:ListAccessKeys', ANA.caller.arn],
    ['see-use', 'iam:GetAccessKeyLastUsed', ANA.caller.arn],
  ] as const)('to %s is %s on exactly what is meant', (deed, action, resource) => {
    expect(shown(deed)).toEqual([[[action], resource]]);
  });

  it('limits reads to the Region', () => {
    const [statement] = missingStatements(question('see-rules'));
    expect(statement?.Condition).toEqual({ StringEquals: { 'ec2:Region': ['eu-west-1'] } });
  });

  it('is one for the group and one for the rule, where AWS does not say which', () => {
    const action = 'ec2:ModifySecurityGroupRules';
    expect(shown('move')).toEqual([
      [[action], [GROUP_ARN]],
      [[action], [RULES]],
    ]);
    expect(shown('move', { action })).toHaveLength(2);
  });

  it('is the one AWS has named', () => {
    const action = 'ec2:ModifySecurityGroupRules';
    const rule = RULES.replace('*', 'sgr-0123456789abcdef0');
    expect(shown('move', { action, resource: rule })).toEqual([[[action], [RULES]]]);
    expect(shown('move', { action, resource: GROUP_ARN })).toEqual([[[action], [GROUP_ARN]]]);
    expect(shown('tag', { action: 'ec2:CreateTags', resource: RULES })).toEqual([
      [['ec2:CreateTags'], [RULES]],
    ]);
  });

  it('is all that the call needs when AWS names something else', () => {
    expect(shown('tag', { action: 'ec2:Unheard' })).toHaveLength(3);
  });

  it('keeps the conditions on tags', () => {
    const [statement] = missingStatements(question('tag'), { action: 'ec2:CreateTags' });
    expect(Object.keys(statement?.Condition ?? {})).toEqual([
      'StringEquals',
      'ForAllValues:StringEquals',
    ]);
  });

  it('is none to say who one is: AWS lets everybody', () => {
    expect(missingStatements(question('who'))).toEqual([]);
  });
});

describe('what is asked', () => {
  it('is asked of each group once and of each Region once', () => {
    const two = [group('sg-01111111'), group('sg-01111111'), group('sg-02222222', 'us-east-1')];
    const asked = permissionQuestions(ANA, two);
    expect(asked.filter(({ deed }) => deed === 'open')).toHaveLength(2);
    expect(asked.filter(({ deed }) => deed === 'see-rules').map(({ region }) => region)).toEqual([
      'eu-west-1',
      'us-east-1',
    ]);
  });
});
