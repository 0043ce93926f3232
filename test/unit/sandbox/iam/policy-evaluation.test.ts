import { describe, expect, it } from 'vitest';
import { policiesAllow } from '../../../../src-main/sandbox/iam/policy-evaluation.ts';
import type { IdentityPolicy } from '../../../../src-main/sandbox/iam/policy-evaluation.ts';
import type { ConditionBlock } from '../../../../src-main/sandbox/iam/policy-conditions.ts';

const GROUP = 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-01234567';

function policy(...statements: readonly object[]): IdentityPolicy {
  const Statement = statements.map((more) => ({
    Effect: 'Allow' as const,
    Action: 'ec2:RevokeSecurityGroupIngress',
    Resource: '*',
    ...more,
  }));
  return { Version: '2012-10-17', Statement };
}

function allows(
  one: IdentityPolicy,
  more: Partial<Parameters<typeof policiesAllow>[1]> = {},
): boolean {
  const question = { action: 'ec2:RevokeSecurityGroupIngress', resourceArn: GROUP, context: {} };
  return policiesAllow([one], { ...question, ...more });
}

describe('a policy in the sandbox', () => {
  it('allows what it names and nothing else', () => {
    const one = policy({ Resource: [GROUP] });
    expect(allows(one)).toBe(true);
    expect(allows(one, { resourceArn: `${GROUP}8` })).toBe(false);
    expect(allows(one, { action: 'ec2:AuthorizeSecurityGroupIngress' })).toBe(false);
    expect(policiesAllow([], { action: 'ec2:X', resourceArn: '*', context: {} })).toBe(false);
  });

  it('knows wildcards, and actions in any case', () => {
    expect(allows(policy({ Action: 'EC2:revoke*' }))).toBe(true);
    expect(allows(policy({ Resource: GROUP.replace('7', '?') }))).toBe(true);
    expect(allows(policy({ Resource: GROUP.replace(':', '.') }))).toBe(false);
  });

  it('knows what is excepted', () => {
    const but = (NotAction: string) => policy({ Action: undefined, NotAction });
    expect(allows(but('iam:*'))).toBe(true);
    expect(allows(but('ec2:Revoke*'))).toBe(false);
    expect(allows(policy({ Resource: undefined, NotResource: GROUP }))).toBe(false);
  });

  it('lets a Deny win', () => {
    expect(allows(policy({}, { Effect: 'Deny', Resource: GROUP }))).toBe(false);
  });

  it('fills in variables, without their wildcards', () => {
    const own = policy({ Resource: 'arn:aws:iam::1:user/${aws:username}' });
    const asked = (user: string, name?: string) =>
      allows(own, {
        resourceArn: `arn:aws:iam::1:user/${user}`,
        context: name === undefined ? {} : { 'aws:username': name },
      });
    expect(asked('ana', 'ana')).toBe(true);
    expect(asked('diana', 'ana')).toBe(false);
    expect(asked('diana', '*')).toBe(false);
    expect(asked('ana')).toBe(false);
  });

  it.each<[string, ConditionBlock, Record<string, string | string[]>, boolean]>([
    ['a text', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
    ['a text in another case', { StringEquals: { k: 'a' } }, { k: 'A' }, false],
    [
      'a key in another case',
      { StringEquals: { 'aws:Username': 'a' } },
      { 'aws:username': 'a' },
      true,
    ],
    ['a key that is absent', { StringEquals: { k: 'a' } }, {}, false],
    ['a key that may be absent', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['none of the texts', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, false],
    ['nothing, which is none of the texts', { StringNotEquals: { k: 'a' } }, {}, true],
    ['a pattern', { StringLike: { k: 'a*' } }, { k: 'abc' }, true],
    ['an ARN', { ArnLike: { k: 'arn:*:user/*' } }, { k: 'arn:aws:iam::1:user/x' }, true],
    ['all keys', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a' }, false],
    ['only such tags', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a'] }, true],
    ['one tag too many', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: ['a', 'x'] }, false],
    ['no tags at all', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
    ['any such tag', { 'ForAnyValue:StringEquals': { k: ['a'] } }, { k: ['a', 'x'] }, true],
    ['any tag of none', { 'ForAnyValue:StringEquals': { k: ['a'] } }, {}, false],
    ['a network', { IpAddress: { k: '10.0.0.0/8' } }, { k: '10.1.2.3' }, true],
    [
      'an IPv6 network',
      { IpAddress: { k: ['10.0.0.0/8', '2001:db8::/32'] } },
      { k: '2001:db8::1' },
      true,
    ],
    [
      'not the network',
      { NotIpAddress: { k: ['10.0.0.0/8', '2001:db8::/32'] } },
      { k: '10.1.2.3' },
      false,
    ],
    ['from elsewhere', { NotIpAddress: { k: '10.0.0.0/8' } }, { k: '2001:db8::1' }, true],
    ['from no address at all', { NotIpAddress: { k: '10.0.0.0/8' } }, {}, true],
    ['true', { Bool: { k: 'true' } }, { k: 'true' }, true],
    ['MFA that is absent', { Bool: { k: 'true' } }, {}, false],
    ['a number', { NumericLessThan: { k: '3600' } }, { k: '900' }, true],
    ['too large a number', { NumericLessThan: { k: '3600' } }, { k: '3600' }, false],
    ['absence', { Null: { k: 'true' } }, {}, true],
    ['presence', { Null: { k: 'false' } }, {}, false],
  ])('asks for %s', (_, Condition, context, expected) => {
    expect(allows(policy({ Condition }), { context })).toBe(expected);
  });

  it('refuses to guess what an unknown operator means', () => {
    expect(() => allows(policy({ Condition: { StringEqual: { k: 'a' } } }))).toThrow(RangeError);
  });
});
