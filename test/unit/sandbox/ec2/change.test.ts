import {
  CreateTagsCommand,
  DeleteTagsCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, SecurityGroupRuleRequest } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src-main/sandbox/model.ts';
import { SANDBOX_GROUPS } from '../../../../src-main/sandbox/seed-groups.ts';
import { refusal, sdkBench, tcp } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

const GROUP = SANDBOX_GROUPS.jumpEu;
const UNKNOWN_RULE = 'sgr-00000000000000000';

let bench: SdkBench;
let ec2: EC2Client;
let rule: Rule;

beforeEach(async () => {
  bench = await sdkBench();
  ec2 = bench.ec2();
  rule = bench.world.addForeignRule({
    groupId: GROUP,
    fromPort: 22,
    cidr: '8.8.8.8/32',
    description: 'old',
    tags: [{ key: 'lease', value: 'l1' }],
  });
});

afterEach(async () => {
  await bench.stop();
});

const held = (groupId: string = GROUP) => bench.world.rules(groupId).map(({ id }) => id);

describe('closing by rule id', () => {
  const revoke = (ids: string[], more = {}) =>
    ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: GROUP,
        SecurityGroupRuleIds: ids,
        ...more,
      }),
    );

  it('removes exactly the rule and tells what it was', async () => {
    const others = held().filter((id) => id !== rule.id);
    const answer = await revoke([rule.id]);
    expect(answer.Return).toBe(true);
    expect(answer.RevokedSecurityGroupRules).toEqual([
      {
        SecurityGroupRuleId: rule.id,
        GroupId: GROUP,
        IsEgress: false,
        IpProtocol: 'tcp',
        FromPort: 22,
        ToPort: 22,
        CidrIpv4: '8.8.8.8/32',
        Description: 'old',
      },
    ]);
    expect(held()).toEqual(others);
  });

  it.each([
    ['unknown', UNKNOWN_RULE, 'InvalidSecurityGroupRuleId.NotFound'],
    ['not an id', 'rule', 'InvalidSecurityGroupRuleId.Malformed'],
  ])('removes nothing when one id is %s', async (_, id, code) => {
    expect((await refusal(revoke([rule.id, id]))).code).toBe(code);
    expect(held()).toContain(rule.id);
  });

  it('does not reach a rule of another group, or an egress rule', async () => {
    const GroupId = SANDBOX_GROUPS.bastionProd;
    const { code } = await refusal(revoke([rule.id], { GroupId }));
    expect(code).toBe('InvalidSecurityGroupRuleId.NotFound');
    const egress = bench.world.allRules().find((each) => each.groupId === GROUP && each.isEgress);
    expect((await refusal(revoke([egress?.id ?? '']))).code).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    );
  });

  it('is tested by DryRun, with and without the permission', async () => {
    expect((await refusal(revoke([rule.id], { DryRun: true }))).code).toBe('DryRunOperation');
    bench.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
    const { code, message } = await refusal(revoke([rule.id], { DryRun: true }));
    expect(code).toBe('UnauthorizedOperation');
    expect(message).toContain('ec2:RevokeSecurityGroupIngress');
    expect(held()).toContain(rule.id);
  });
});

describe('closing by properties', () => {
  const revoke = (groupId: string, ...cidrs: string[]) =>
    ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [tcp(22, ...cidrs)],
      }),
    );

  it('does not need the description', async () => {
    const answer = await revoke(GROUP, '8.8.8.8/32');
    expect(answer.RevokedSecurityGroupRules?.[0]?.SecurityGroupRuleId).toBe(rule.id);
  });

  it('that fit no rule is refused outside the default VPC, and nothing removed', async () => {
    const before = held();
    expect(await refusal(revoke(GROUP, '8.8.8.8/32', '8.8.4.4/32'))).toMatchObject({
      code: 'InvalidPermission.NotFound',
    });
    expect(held()).toEqual(before);
  });

  it('that fit no rule is only listed in the default VPC, and the rest removed', async () => {
    const groupId = SANDBOX_GROUPS.launchWizard;
    const known = bench.world.addForeignRule({ groupId, fromPort: 22, cidr: '8.8.8.8/32' });
    const answer = await revoke(groupId, '8.8.8.8/32', '8.8.4.4/32');
    expect(answer.RevokedSecurityGroupRules?.map((each) => each.SecurityGroupRuleId)).toEqual([
      known.id,
    ]);
    expect(answer.UnknownIpPermissions).toMatchObject([tcp(22, '8.8.4.4/32')]);
    expect(held(groupId)).not.toContain(known.id);
  });
});

describe('moving a rule', () => {
  const modify = (request: SecurityGroupRuleRequest, id = rule.id) =>
    ec2.send(
      new ModifySecurityGroupRulesCommand({
        GroupId: GROUP,
        SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: request }],
      }),
    );
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

  it('keeps its id and its tags', async () => {
    await modify({ ...ssh, CidrIpv4: '9.9.9.9/32', Description: 'new' });
    expect(bench.world.rule(rule.id)).toEqual({
      ...rule,
      source: { kind: 'ipv4', cidr: '9.9.9.9/32' },
      description: 'new',
    });
  });

  it('may keep the same address: only the description changes', async () => {
    await modify({ ...ssh, CidrIpv4: '8.8.8.8/32', Description: 'later' });
    expect(bench.world.rule(rule.id)?.description).toBe('later');
  });

  it.each<[string, SecurityGroupRuleRequest, string]>([
    ['onto another rule', { ...ssh, CidrIpv4: '192.0.2.44/32' }, 'InvalidPermission.Duplicate'],
    ['to the other family', { ...ssh, CidrIpv6: '2a01::1/128' }, 'InvalidParameterValue'],
    ['to a malformed network', { ...ssh, CidrIpv4: '9.9.9.9/40' }, 'InvalidParameterValue'],
    ['to nowhere', ssh, 'InvalidParameterCombination'],
    [
      'to two places',
      { ...ssh, CidrIpv4: '9.9.9.9/32', CidrIpv6: '2a01::1/128' },
      'InvalidParameterCombination',
    ],
  ])('is refused %s', async (_, request, code) => {
    expect((await refusal(modify(request))).code).toBe(code);
    expect(bench.world.rule(rule.id)).toEqual(rule);
  });

  it('that is gone is refused', async () => {
    const request = { ...ssh, CidrIpv4: '9.9.9.9/32' };
    expect((await refusal(modify(request, UNKNOWN_RULE))).code).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    );
  });
});

describe('describing a rule anew', () => {
  const update = (input: object) =>
    ec2.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId: GROUP, ...input }));
  const byId = (Description?: string, SecurityGroupRuleId = rule.id) =>
    update({ SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description }] });

  it('works by id, and leaving it out removes it', async () => {
    await byId('until 14:00');
    expect(bench.world.rule(rule.id)?.description).toBe('until 14:00');
    await byId();
    expect(bench.world.rule(rule.id)).not.toHaveProperty('description');
  });

  it('works by properties', async () => {
    const range = [{ CidrIp: '8.8.8.8/32', Description: 'until 15:00' }];
    await update({ IpPermissions: [{ ...tcp(22), IpRanges: range }] });
    expect(bench.world.rule(rule.id)?.description).toBe('until 15:00');
  });

  it('is refused for what is not there, and for characters AWS does not take', async () => {
    expect((await refusal(byId('x', UNKNOWN_RULE))).code).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    );
    const unknown = update({ IpPermissions: [tcp(22, '1.1.1.1/32')] });
    expect((await refusal(unknown)).code).toBe('InvalidPermission.NotFound');
    expect((await refusal(byId('50% off'))).code).toBe('InvalidParameterValue');
    expect((await refusal(update({}))).code).toBe('MissingParameter');
  });
});

describe('tagging a rule', () => {
  const tags = () =>
    Object.fromEntries((bench.world.rule(rule.id)?.tags ?? []).map((tag) => [tag.key, tag.value]));
  const create = (id: string, Key: string, Value: string) =>
    ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key, Value }] }));
  const remove = (Tags?: { Key: string; Value?: string }[]) =>
    ec2.send(new DeleteTagsCommand({ Resources: [rule.id], Tags }));

  it('adds and replaces', async () => {
    await create(rule.id, 'lease', 'l2');
    await create(rule.id, 'owner', 'ana');
    expect(tags()).toEqual({ lease: 'l2', owner: 'ana' });
  });

  it('removes by key, by key and value, or all', async () => {
    await create(rule.id, 'owner', 'ana');
    await remove([{ Key: 'owner', Value: 'ben' }, { Key: 'absent' }]);
    expect(tags()).toEqual({ lease: 'l1', owner: 'ana' });
    await remove([{ Key: 'owner' }]);
    expect(tags()).toEqual({ lease: 'l1' });
    await remove();
    expect(tags()).toEqual({});
  });

  it.each([
    [UNKNOWN_RULE, 'k', 'InvalidSecurityGroupRuleId.NotFound'],
    ['sg-00000000000000000', 'k', 'InvalidGroup.NotFound'],
    ['i-0123', 'k', 'InvalidID'],
    [GROUP, 'aws:k', 'InvalidTagKey.Malformed'],
  ])('is refused for %s with the key %s', async (id, key, code) => {
    expect((await refusal(create(id, key, 'v'))).code).toBe(code);
  });

  it('works on groups too', async () => {
    await create(GROUP, 'env', 'test');
    expect(bench.world.group(GROUP)?.tags).toContainEqual({ key: 'env', value: 'test' });
  });
});
