import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import type { AuthorizeSecurityGroupIngressCommandInput, IpPermission } from '@aws-sdk/client-ec2';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_GROUPS } from '../../../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_RESTRICTED_KEY } from '../../../../src-main/sandbox/seed.ts';
import { refusal, sdkBench, tcp } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const TAGS = [
  {
    ResourceType: 'security-group-rule' as const,
    Tags: [{ Key: 'drawbridge:lease', Value: 'l1' }],
  },
];

let bench: SdkBench | undefined;

beforeEach(async () => {
  await bench?.stop();
  bench = await sdkBench();
});

afterAll(async () => {
  await bench?.stop();
});

function opened(): SdkBench {
  if (!bench) throw new Error('no bench');
  return bench;
}

function authorize(
  permissions: IpPermission[],
  more: Partial<AuthorizeSecurityGroupIngressCommandInput> = {},
) {
  const input = { GroupId: GROUP, IpPermissions: permissions, ...more };
  return opened().ec2().send(new AuthorizeSecurityGroupIngressCommand(input));
}

function held(groupId: string = GROUP): string[] {
  return opened()
    .world.rules(groupId)
    .map(
      ({ protocol, fromPort, source }) =>
        `${protocol} ${String(fromPort)} ${JSON.stringify(source)}`,
    );
}

describe('opening', () => {
  it('gives rules of both families with id, ARN, description and tags in one call', async () => {
    const description = 'Drawbridge: ana@laptop until 12:00 (l1)';
    const answer = await authorize(
      [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          IpRanges: [{ CidrIp: '81.187.42.19/32', Description: description }],
          Ipv6Ranges: [{ CidrIpv6: '2A01:4B00:8a3c:7e00:0::19/128', Description: description }],
        },
      ],
      { TagSpecifications: TAGS },
    );
    const [ipv4, ipv6] = answer.SecurityGroupRules ?? [];
    expect(ipv4).toEqual({
      SecurityGroupRuleId: expect.stringMatching(/^sgr-0[0-9a-f]{16}$/) as string,
      SecurityGroupRuleArn: `arn:aws:ec2:eu-west-1:123456789012:security-group-rule/${ipv4?.SecurityGroupRuleId ?? ''}`,
      GroupId: GROUP,
      GroupOwnerId: '123456789012',
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIpv4: '81.187.42.19/32',
      Description: description,
      Tags: [{ Key: 'drawbridge:lease', Value: 'l1' }],
    });
    expect(ipv6).toMatchObject({ CidrIpv6: '2a01:4b00:8a3c:7e00::19/128', FromPort: 22 });
    expect(opened().world.rule(ipv6?.SecurityGroupRuleId ?? '')?.description).toBe(description);
  });

  it('stores the canonical network and takes its twin for a duplicate', async () => {
    const answer = await authorize([tcp(22, '100.68.0.18/18')]);
    expect(answer.SecurityGroupRules?.[0]?.CidrIpv4).toBe('100.68.0.0/18');
    const { code, message, status } = await refusal(authorize([tcp(22, '100.68.0.99/18')]));
    expect(code).toBe('InvalidPermission.Duplicate');
    expect(status).toBe(400);
    expect(message).toBe(
      'the specified rule "peer: 100.68.0.0/18, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
  });

  it('adds nothing when one of several rules exists already', async () => {
    const before = held();
    const mixed = [tcp(2222, '8.8.8.8/32'), tcp(22, '203.0.113.10/32')];
    expect((await refusal(authorize(mixed))).code).toBe('InvalidPermission.Duplicate');
    expect(held()).toEqual(before);
  });

  it('refuses the same permission twice in one call', async () => {
    const twice = [tcp(22, '8.8.8.8/24'), tcp(22, '8.8.8.9/24')];
    expect(await refusal(authorize(twice))).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'The same permission must not appear multiple times',
    });
  });

  it('counts 60 rules for each family apart', async () => {
    const GroupId = SANDBOX_GROUPS.legacyOfficeList;
    const { code } = await refusal(authorize([tcp(22, '8.8.8.8/32')], { GroupId }));
    expect(code).toBe('RulesPerSecurityGroupLimitExceeded');
    const ranges = (count: number) =>
      Array.from({ length: count }, (_, each) => ({ CidrIpv6: `2a01::${String(each)}/128` }));
    const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
    const tooMany = authorize([{ ...ssh, Ipv6Ranges: ranges(61) }], { GroupId });
    expect((await refusal(tooMany)).code).toBe('RulesPerSecurityGroupLimitExceeded');
    await authorize([{ ...ssh, Ipv6Ranges: ranges(60) }], { GroupId });
    expect(held(GroupId)).toHaveLength(120);
  });

  it('takes the single-rule parameters and the name of a group in the default VPC', async () => {
    const answer = await opened()
      .ec2()
      .send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupName: 'launch-wizard-1',
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          CidrIp: '8.8.8.8/32',
        }),
      );
    expect(answer.SecurityGroupRules?.[0]?.GroupId).toBe(SANDBOX_GROUPS.launchWizard);
  });

  it('opens all ports for protocols without ports', async () => {
    const range = { IpRanges: [{ CidrIp: '8.8.8.8/32' }] };
    const answer = await authorize([
      { IpProtocol: '-1', FromPort: 22, ToPort: 22, ...range },
      { IpProtocol: '50', ...range },
      { IpProtocol: 'icmpv6', ...range },
      { IpProtocol: '6', FromPort: 5432, ToPort: 5439, ...range },
    ]);
    expect(
      answer.SecurityGroupRules?.map((rule) => [rule.IpProtocol, rule.FromPort, rule.ToPort]),
    ).toEqual([
      ['-1', -1, -1],
      ['50', -1, -1],
      ['icmpv6', -1, -1],
      ['tcp', 5432, 5439],
    ]);
  });
});

describe('what AWS does not take', () => {
  const source = { IpRanges: [{ CidrIp: '8.8.8.8/32' }] };
  const described = (Description: string): IpPermission => ({
    ...tcp(22),
    IpRanges: [{ CidrIp: '8.8.8.8/32', Description }],
  });

  it.each<[string, IpPermission, string]>([
    ['an apostrophe in the description', described("ana's laptop"), 'InvalidParameterValue'],
    ['a letter beyond ASCII', described('Zoë'), 'InvalidParameterValue'],
    ['a description of 256 characters', described('a'.repeat(256)), 'InvalidParameterValue'],
    ['a bare address', tcp(22, '8.8.8.8'), 'InvalidParameterValue'],
    ['an IPv6 network as IPv4', tcp(22, '2a01::1/128'), 'InvalidParameterValue'],
    [
      'ports without an end',
      { IpProtocol: 'tcp', FromPort: 22, ...source },
      'InvalidParameterValue',
    ],
    [
      'ports backwards',
      { IpProtocol: 'tcp', FromPort: 23, ToPort: 22, ...source },
      'InvalidParameterValue',
    ],
    ['a port beyond 65535', tcp(65536, '8.8.8.8/32'), 'InvalidPermission.Malformed'],
    ['icmp without a type', { IpProtocol: 'icmp', ...source }, 'InvalidParameterValue'],
    [
      'an icmp code without a type',
      { IpProtocol: 'icmp', FromPort: -1, ToPort: 3, ...source },
      'InvalidPermission.Malformed',
    ],
    [
      'an icmp type beyond 255',
      { IpProtocol: 'icmp', FromPort: 256, ToPort: -1, ...source },
      'InvalidPermission.Malformed',
    ],
    ['an unknown protocol', { IpProtocol: 'carrier-pigeon', ...source }, 'InvalidParameterValue'],
    ['no source', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }, 'InvalidPermission.Malformed'],
    ['no protocol', source, 'MissingParameter'],
  ])('is refused: %s', async (_, permission, code) => {
    const before = held();
    expect((await refusal(authorize([permission]))).code).toBe(code);
    expect(held()).toEqual(before);
  });

  it('takes every character of the set and all 255 of them', async () => {
    const set = 'azAZ09 ._-:/()#,@[]+=&;{}!$*';
    const answer = await authorize([described(set.padEnd(255, 'x'))]);
    expect(answer.SecurityGroupRules?.[0]?.Description).toBe(set.padEnd(255, 'x'));
  });

  it.each([
    ['sg-00000000000000000', 'InvalidGroup.NotFound'],
    [SANDBOX_GROUPS.ciRunners, 'InvalidGroup.NotFound'],
    ['bastion-prod', 'InvalidGroupId.Malformed'],
  ])('is refused: the group %s', async (GroupId, code) => {
    expect((await refusal(authorize([tcp(22, '8.8.8.8/32')], { GroupId }))).code).toBe(code);
  });

  it.each([
    [[{ Key: '', Value: 'x' }], 'InvalidTagKey.Malformed'],
    [[{ Key: 'aws:x', Value: 'x' }], 'InvalidTagKey.Malformed'],
    [[{ Key: 'k'.repeat(129), Value: 'x' }], 'InvalidParameterValue'],
    [
      Array.from({ length: 51 }, (_, each) => ({ Key: `k${String(each)}`, Value: '' })),
      'TagLimitExceeded',
    ],
  ])('is refused: the tags %j', async (Tags, code) => {
    const TagSpecifications = [{ ResourceType: 'security-group-rule' as const, Tags }];
    const call = authorize([tcp(22, '8.8.8.8/32')], { TagSpecifications });
    expect((await refusal(call)).code).toBe(code);
  });
});

describe('permission', () => {
  const one = [tcp(22, '8.8.8.8/32')];

  it('is tested by DryRun, which changes nothing', async () => {
    const before = held();
    expect(await refusal(authorize(one, { DryRun: true }))).toMatchObject({
      code: 'DryRunOperation',
      status: 412,
    });
    opened().world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
    expect(await refusal(authorize(one, { DryRun: true }))).toMatchObject({
      code: 'UnauthorizedOperation',
      status: 403,
    });
    expect(held()).toEqual(before);
  });

  it('is missing in words that name who, what and where', async () => {
    opened().world.deny('ana', 'ec2:Authorize*');
    const { message } = await refusal(authorize(one));
    expect(message).toContain(
      `You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ana is not authorized to perform: ec2:AuthorizeSecurityGroupIngress on resource: arn:aws:ec2:eu-west-1:123456789012:security-group/${GROUP} because no identity-based policy allows the ec2:AuthorizeSecurityGroupIngress action`,
    );
  });

  it('to tag is needed besides, for a call with tags only', async () => {
    const ben = opened().ec2({ credentials: SANDBOX_RESTRICTED_KEY });
    const input = { GroupId: GROUP, IpPermissions: one };
    const tagged = new AuthorizeSecurityGroupIngressCommand({ ...input, TagSpecifications: TAGS });
    const { code, message } = await refusal(ben.send(tagged));
    expect(code).toBe('UnauthorizedOperation');
    expect(message).toContain('ec2:CreateTags');
    expect(message).toContain('security-group-rule/*');
    const answer = await ben.send(new AuthorizeSecurityGroupIngressCommand(input));
    expect(answer.SecurityGroupRules).toHaveLength(1);
  });

  it('comes back when it is allowed again', async () => {
    opened().world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
    opened().world.allow('ana', 'ec2:AuthorizeSecurityGroupIngress');
    expect((await authorize(one)).Return).toBe(true);
  });
});
