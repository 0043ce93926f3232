import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueSource } from '../../../scripts/support/iam-catalogue-source.mjs';
import type { PermissionStatement } from '../../../src-main/policy/document.ts';
import { lintClauses } from '../../../src-main/policy/lint.ts';
import { ALL_KINDS, GROUP_ARN, made } from '../../support/policy-samples.ts';

const GOOD: PermissionStatement = {
  Sid: 'Open',
  Effect: 'Allow',
  Action: ['ec2:RevokeSecurityGroupIngress'],
  Resource: [GROUP_ARN],
};

function findings(more: Partial<PermissionStatement>, wildcardBecause?: string) {
  const statement = { ...GOOD, ...more } as PermissionStatement;
  const clause = { statement, says: '', ...(wildcardBecause && { wildcardBecause }) };
  return lintClauses([clause], 6144).map(({ kind }) => kind);
}

describe('the validator of policies', () => {
  it('finds nothing in what the workshop makes', () => {
    for (const more of ALL_KINDS)
      for (const { findings: found, paper } of made(more).documents)
        expect(found, paper.title).toEqual([]);
  });

  it('finds nothing in a good statement', () => {
    expect(findings({})).toEqual([]);
  });

  it('knows which actions exist', () => {
    expect(findings({ Action: ['ec2:OpenSesame'] })).toEqual(['unknown-action']);
    expect(findings({ Action: ['ec2:revokesecuritygroupingress'] })).toEqual([]);
    expect(findings({ Action: ['s3:GetObject'] })).toEqual(['unchecked-action']);
  });

  it('knows that revoking is not checked against rules, which simulators of text miss', () => {
    const rule = GROUP_ARN.replace(/security-group\/.*/, 'security-group-rule/sgr-01234567');
    expect(findings({ Resource: [rule] })).toEqual(['resource-type', 'resource-type']);
    expect(findings({ Resource: [GROUP_ARN, rule] })).toEqual(['resource-type']);
  });

  it('knows that describing has no resources', () => {
    expect(findings({ Action: ['ec2:DescribeSecurityGroups'] })).toEqual([
      'resource-type',
      'resource-type',
    ]);
  });

  it('knows which keys a call carries', () => {
    const when = (key: string) => findings({ Condition: { StringEquals: { [key]: 'x' } } });
    expect(when('ec2:Vpc')).toEqual([]);
    expect(when('aws:PrincipalArn')).toEqual([]);
    expect(when('aws:ResourceTag/team')).toEqual([]);
    expect(when('aws:RequestTag/team')).toEqual(['condition-key']);
    expect(when('ec2:CreateAction')).toEqual(['condition-key']);
    expect(when('ec2:CidrIp')).toEqual(['condition-key']);
  });

  it('knows the operators', () => {
    expect(findings({ Condition: { StringEqual: { 'ec2:Vpc': 'x' } } })).toEqual(['operator']);
    expect(
      findings({ Condition: { 'ForAnyValue:StringLikeIfExists': { 'ec2:Vpc': 'x' } } }),
    ).toEqual([]);
  });

  it('wants a reason beside every wildcard, but not beside a variable', () => {
    expect(findings({ Resource: '*' })).toEqual(['wildcard']);
    expect(findings({ Resource: '*' }, 'because')).toEqual([]);
    expect(findings({ Action: ['ec2:Revoke*'] })).toContain('wildcard');
    expect(
      findings({
        Action: ['iam:ListAccessKeys'],
        Resource: 'arn:aws:iam::111122223333:user/${aws:username}',
      }),
    ).toEqual([]);
  });

  it('knows Sids and sizes', () => {
    expect(findings({ Sid: 'With space' })).toEqual(['sid']);
    const twice = [1, 2].map(() => ({ statement: GOOD, says: '' }));
    expect(lintClauses(twice, 6144)).toMatchObject([{ kind: 'sid', clause: 1 }]);
    expect(lintClauses(twice, 100)).toMatchObject([{ kind: 'too-long' }, { kind: 'sid' }]);
  });

  it('knows as much as the package it was made from', async () => {
    const url = new URL('../../../src-main/policy/iam-catalogue.ts', import.meta.url);
    expect(readFileSync(url, 'utf8')).toBe(await catalogueSource());
  });
});
