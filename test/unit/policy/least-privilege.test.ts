import { describe, expect, it } from 'vitest';
import type { Identity, IdentityId } from '../../../src-main/identities/identity.ts';
import type { AccountId, Region } from '../../../src-main/kernel/aws-names.ts';
import { leastPrivilege } from '../../../src-main/policy/least-privilege.ts';
import type { PermissionStatement } from '../../../src-main/policy/document.ts';
import type { Resource, ResourceId } from '../../../src-main/resources/resource.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

const ARN = 'arn:aws:ec2:eu-west-1:111122223333';

function resource(more: Partial<Resource>): Resource {
  return { ...SAMPLE_RESOURCE, tagRules: false, ...more };
}

function statements(resources: readonly Resource[], identity: Identity = SAMPLE_IDENTITY) {
  return leastPrivilege(identity, resources)?.Statement ?? [];
}

function sid(all: readonly PermissionStatement[], name: string): PermissionStatement | undefined {
  return all.find(({ Sid }) => Sid === name);
}

describe('the policy of an identity', () => {
  it('is exactly what one group needs', () => {
    expect(leastPrivilege(SAMPLE_IDENTITY, [resource({})])).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'SeeSecurityGroups',
          Effect: 'Allow',
          Action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'],
          Resource: '*',
          Condition: { StringEquals: { 'ec2:Region': ['eu-west-1'] } },
        },
        {
          Sid: 'OpenAndCloseTheseGroups',
          Effect: 'Allow',
          Action: [
            'ec2:AuthorizeSecurityGroupIngress',
            'ec2:RevokeSecurityGroupIngress',
            'ec2:ModifySecurityGroupRules',
            'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
          ],
          Resource: [`${ARN}:security-group/sg-0123456789abcdef0`],
        },
        {
          Sid: 'FollowMyAddress',
          Effect: 'Allow',
          Action: ['ec2:ModifySecurityGroupRules'],
          Resource: [`${ARN}:security-group-rule/*`],
        },
        {
          Sid: 'SeeTheAgeOfMyKeys',
          Effect: 'Allow',
          Action: ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
          Resource: 'arn:aws:iam::111122223333:user/ana',
        },
      ],
    });
  });

  it('lets rules be tagged where that is wanted, while opening and with our own keys only', () => {
    const tagged = statements([resource({ tagRules: true })]);
    const keys = {
      'ForAllValues:StringEquals': {
        'aws:TagKeys': ['drawbridge:lease', 'drawbridge:install', 'drawbridge:until'],
      },
    };
    expect(sid(tagged, 'OpenWithOwnTags')).toEqual({
      Sid: 'OpenWithOwnTags',
      Effect: 'Allow',
      Action: ['ec2:AuthorizeSecurityGroupIngress'],
      Resource: [`${ARN}:security-group-rule/*`],
      Condition: keys,
    });
    expect(sid(tagged, 'TagOnlyWhileOpening')).toEqual({
      Sid: 'TagOnlyWhileOpening',
      Effect: 'Allow',
      Action: ['ec2:CreateTags'],
      Resource: [`${ARN}:security-group-rule/*`],
      Condition: {
        StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' },
        ...keys,
      },
    });
  });

  it('permits tagging only in the Regions of groups that are tagged', () => {
    const mixed = statements([
      resource({ tagRules: true }),
      resource({ region: 'us-east-1' as Region, groupId: 'sg-01234567' }),
    ]);
    expect(sid(mixed, 'TagOnlyWhileOpening')?.Resource).toEqual([`${ARN}:security-group-rule/*`]);
  });

  it('names several groups and Regions each once, in one order', () => {
    const b = resource({ groupId: 'sg-bbbbbbbb', region: 'us-east-1' as Region });
    const a = resource({ groupId: 'sg-aaaaaaaa' });
    const again = resource({ groupId: 'sg-aaaaaaaa', id: 'r9' as ResourceId });
    const all = statements([b, a, again]);
    expect(sid(all, 'SeeSecurityGroups')?.Condition).toEqual({
      StringEquals: { 'ec2:Region': ['eu-west-1', 'us-east-1'] },
    });
    expect(sid(all, 'OpenAndCloseTheseGroups')?.Resource).toEqual([
      `${ARN}:security-group/sg-aaaaaaaa`,
      'arn:aws:ec2:us-east-1:111122223333:security-group/sg-bbbbbbbb',
    ]);
    expect(sid(all, 'FollowMyAddress')?.Resource).toEqual([
      `${ARN}:security-group-rule/*`,
      'arn:aws:ec2:us-east-1:111122223333:security-group-rule/*',
    ]);
    expect(all).toEqual(statements([again, a, b]));
  });

  it('speaks of the identity’s own partition and account', () => {
    const identity: Identity = {
      ...SAMPLE_IDENTITY,
      caller: {
        account: '444455556666' as AccountId,
        partition: 'aws-cn',
        arn: 'arn:aws-cn:iam::444455556666:user/team/ana',
        userId: 'AIDAEXAMPLE00000ANA1',
      },
    };
    const all = statements([resource({ region: 'cn-north-1' as Region })], identity);
    expect(sid(all, 'OpenAndCloseTheseGroups')?.Resource).toEqual([
      'arn:aws-cn:ec2:cn-north-1:444455556666:security-group/sg-0123456789abcdef0',
    ]);
    expect(sid(all, 'SeeTheAgeOfMyKeys')?.Resource).toBe(
      'arn:aws-cn:iam::444455556666:user/team/ana',
    );
  });

  it('knows nothing of the resources of others', () => {
    const other = resource({ identityId: 'other' as IdentityId, groupId: 'sg-99999999' });
    expect(JSON.stringify(statements([resource({}), other]))).not.toContain('sg-99999999');
  });

  it('does not exist without a resource', () => {
    expect(leastPrivilege(SAMPLE_IDENTITY, [])).toBeUndefined();
    const other = resource({ identityId: 'other' as IdentityId });
    expect(leastPrivilege(SAMPLE_IDENTITY, [other])).toBeUndefined();
  });

  it('has a wildcard only where IAM knows nothing narrower', () => {
    const all = statements([resource({ tagRules: true })]);
    for (const { Sid, Action, Resource: named } of all) {
      expect(Action?.join(), Sid).not.toContain('*');
      if (named === '*')
        expect(Action?.every((action) => action.startsWith('ec2:Describe'))).toBe(true);
      for (const arn of [named].flat().filter((text) => text !== '*'))
        expect(arn.replace(/:security-group-rule\/\*$/, ''), Sid).not.toContain('*');
    }
    expect(all.map(({ Sid }) => Sid).filter((name) => !/^[A-Za-z0-9]+$/.test(name))).toEqual([]);
    expect(new Set(all.map(({ Sid }) => Sid)).size).toBe(all.length);
  });

  it('never speaks of ports or addresses, which IAM cannot limit', () => {
    expect(JSON.stringify(statements([resource({})]))).not.toMatch(/\/32|"22"|Cidr/i);
  });
});
