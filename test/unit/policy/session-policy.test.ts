import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { SESSION_POLICY_LIMIT, sessionPolicy } from '../../../src-main/policy/session-policy.ts';
import { sessionPolicyAllows } from '../../../src-main/sandbox/session-policy.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

const group = (number: number, region = 'eu-west-1') => ({
  identityId: SAMPLE_IDENTITY.id,
  region: region as Region,
  groupId: `sg-${String(number).padStart(17, '0')}`,
  tagRules: true,
});
const groups = (count: number) => Array.from({ length: count }, (_, number) => group(number));
const arn = (groupId: string) =>
  `arn:aws:ec2:eu-west-1:${SAMPLE_IDENTITY.caller.account}:security-group/${groupId}`;
const may = (json: string, action: string, resourceArn: string, context = {}) =>
  sessionPolicyAllows(json, {
    action: `ec2:${action}`,
    resourceArn,
    context,
  });

describe('the policy a role is narrowed by', () => {
  it('lets the groups in use be opened and closed, and no other', () => {
    const policy = sessionPolicy(SAMPLE_IDENTITY, [SAMPLE_RESOURCE]);
    const json = policy.kind === 'narrowed' ? policy.json : '';
    for (const action of ['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress']) {
      expect(may(json, action, arn(SAMPLE_RESOURCE.groupId))).toBe(true);
      expect(may(json, action, arn('sg-0fffffffffffffff0'))).toBe(false);
    }
    expect(may(json, 'DescribeSecurityGroups', '*')).toBe(true);
    expect(may(json, 'TerminateInstances', '*')).toBe(false);
  });

  it('lets nothing be changed while no group is in use', () => {
    const policy = sessionPolicy(SAMPLE_IDENTITY, []);
    const json = policy.kind === 'narrowed' ? policy.json : '';
    expect(may(json, 'DescribeSecurityGroups', '*')).toBe(true);
    expect(may(json, 'AuthorizeSecurityGroupIngress', arn(SAMPLE_RESOURCE.groupId))).toBe(false);
  });

  it('lets guards be set where AWS closes by itself, and nowhere else', () => {
    const { account } = SAMPLE_IDENTITY.caller;
    const schedule = (region: string) =>
      `arn:aws:scheduler:${region}:${account}:schedule/drawbridge/x`;
    const asks = (json: string, action: string, resourceArn: string) =>
      sessionPolicyAllows(json, {
        action,
        resourceArn,
        context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      });
    const inUse = [group(1), group(2, 'us-east-1')];
    const policy = sessionPolicy(SAMPLE_IDENTITY, inUse, [], ['eu-west-1']);
    const json = policy.kind === 'narrowed' ? policy.json : '';
    const reaper = `arn:aws:iam::${account}:role/drawbridge-reaper`;
    expect(asks(json, 'scheduler:CreateSchedule', schedule('eu-west-1'))).toBe(true);
    expect(asks(json, 'scheduler:CreateSchedule', schedule('us-east-1'))).toBe(false);
    expect(asks(json, 'scheduler:ListSchedules', '*')).toBe(true);
    expect(asks(json, 'iam:PassRole', reaper)).toBe(true);
    expect(asks(json, 'iam:PassRole', reaper.replace('drawbridge-reaper', 'admin'))).toBe(false);
    const without = sessionPolicy(SAMPLE_IDENTITY, inUse);
    const plain = without.kind === 'narrowed' ? without.json : '';
    expect(asks(plain, 'scheduler:CreateSchedule', schedule('eu-west-1'))).toBe(false);
  });

  it('names each group whatever the number, or says that it cannot', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const policy = sessionPolicy(SAMPLE_IDENTITY, groups(count));
        if (policy.kind === 'too-long') {
          expect(policy.length).toBeGreaterThan(SESSION_POLICY_LIMIT);
          expect(policy.groups).toBe(count);
          return;
        }
        expect(policy.json.length).toBeLessThanOrEqual(SESSION_POLICY_LIMIT);
        for (const { groupId } of groups(count))
          expect(may(policy.json, 'RevokeSecurityGroupIngress', arn(groupId))).toBe(true);
      }),
    );
  });

  it('goes without conditions before it is given up', () => {
    const kinds = [1, 13, 15, 60].map((count) => sessionPolicy(SAMPLE_IDENTITY, groups(count)));
    expect(kinds.map((each) => (each.kind === 'narrowed' ? each.conditions : each.kind))).toEqual([
      true,
      false,
      false,
      'too-long',
    ]);
  });
});
