import {
  DescribeRegionsCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  paginateDescribeSecurityGroupRules,
} from '@aws-sdk/client-ec2';
import type {
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupsCommandInput,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_GROUPS } from '../../../../src-main/sandbox/seed-groups.ts';
import { refusal, sdkBench } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

let bench: SdkBench;
let ec2: EC2Client;

beforeEach(async () => {
  bench = await sdkBench();
  ec2 = bench.ec2();
});

afterEach(async () => {
  await bench.stop();
});

const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

describe('groups', () => {
  const describeGroups = (input: DescribeSecurityGroupsCommandInput, client = ec2) =>
    client.send(new DescribeSecurityGroupsCommand(input));
  const names = async (input: DescribeSecurityGroupsCommandInput, client = ec2) =>
    (await describeGroups(input, client)).SecurityGroups?.map((each) => each.GroupName).sort();

  it('are those of the Region that is asked', async () => {
    expect(await names({}, bench.ec2({ region: 'us-east-1' }))).toEqual([
      'ci-runners',
      'windows-rdp',
    ]);
    expect(await names({}, bench.ec2({ region: 'eu-central-1' }))).toEqual([]);
  });

  it.each([
    [filter('group-name', 'b*', 'jump-e?'), ['bastion-prod', 'jump-eu']],
    [filter('group-id', SANDBOX_GROUPS.stagingDb), ['staging-db']],
    [filter('vpc-id', 'vpc-0def0123456789abc'), ['launch-wizard-1']],
    [filter('tag:env', 'prod'), ['bastion-prod', 'jump-eu', 'legacy-office-list']],
    [filter('tag:Name', '*db'), ['staging-db']],
    [filter('tag-key', 'team'), ['bastion-prod', 'jump-eu', 'staging-db']],
    [filter('description', '*PostgreSQL*'), ['staging-db']],
    [{ GroupIds: [SANDBOX_GROUPS.jumpEu] }, ['jump-eu']],
    [{ GroupNames: ['launch-wizard-1'] }, ['launch-wizard-1']],
  ])('are found by %j', async (input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  it('come with their rules as AWS groups them, and without rule ids', async () => {
    const { SecurityGroups } = await describeGroups({ GroupIds: [SANDBOX_GROUPS.jumpEu] });
    expect(SecurityGroups?.[0]).toMatchObject({
      OwnerId: '123456789012',
      VpcId: 'vpc-0c4f1e2d3b5a69788',
      Tags: expect.arrayContaining([{ Key: 'team', Value: 'support' }]) as unknown,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          UserIdGroupPairs: [],
          IpRanges: [{ CidrIp: '192.0.2.44/32' }],
          Ipv6Ranges: [{ CidrIpv6: '2001:db8:44::/64', Description: 'support team home network' }],
          PrefixListIds: [],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
  });

  it('come in pages no larger than asked', async () => {
    const page = await describeGroups({ MaxResults: 5 });
    expect(page.SecurityGroups).toHaveLength(5);
    expect(page.NextToken).toBeUndefined();
  });

  it.each<[DescribeSecurityGroupsCommandInput, string]>([
    [{ GroupIds: ['sg-00000000000000000'] }, 'InvalidGroup.NotFound'],
    [{ GroupIds: [SANDBOX_GROUPS.ciRunners] }, 'InvalidGroup.NotFound'],
    [{ GroupNames: ['bastion-prod'] }, 'InvalidGroup.NotFound'],
    [{ GroupIds: ['bastion'] }, 'InvalidGroupId.Malformed'],
    [{ MaxResults: 4 }, 'InvalidParameterValue'],
    [{ NextToken: 'abc' }, 'InvalidPaginationToken'],
    [filter('colour', 'red'), 'InvalidParameterValue'],
    [{ DryRun: true }, 'DryRunOperation'],
  ])('are refused for %j', async (input, code) => {
    expect((await refusal(describeGroups(input))).code).toBe(code);
  });

  it('cannot be seen without the permission, which names no resource', async () => {
    bench.world.deny('ana', 'ec2:DescribeSecurityGroups');
    const { code, message } = await refusal(describeGroups({}));
    expect(code).toBe('UnauthorizedOperation');
    expect(message).not.toContain('on resource');
  });
});

describe('rules', () => {
  const describeRules = (input: DescribeSecurityGroupRulesCommandInput) =>
    ec2.send(new DescribeSecurityGroupRulesCommand(input));

  it('of a group are ingress and egress, with ids', async () => {
    const answer = await describeRules(filter('group-id', SANDBOX_GROUPS.stagingDb));
    const rules = answer.SecurityGroupRules ?? [];
    expect(rules.filter((rule) => rule.IsEgress)).toHaveLength(1);
    expect(rules.find((rule) => rule.ReferencedGroupInfo)).toMatchObject({
      IsEgress: false,
      ReferencedGroupInfo: { GroupId: SANDBOX_GROUPS.bastionProd, UserId: '123456789012' },
    });
    expect(rules.every((rule) => rule.SecurityGroupRuleId?.startsWith('sgr-'))).toBe(true);
  });

  it('are found by tag in the whole Region', async () => {
    const tags = [{ key: 'lease', value: 'l1' }];
    const cidr = '8.8.8.8/32';
    const ids = [SANDBOX_GROUPS.bastionProd, SANDBOX_GROUPS.jumpEu].map(
      (groupId) => bench.world.addForeignRule({ groupId, fromPort: 22, cidr, tags }).id,
    );
    const answer = await describeRules(filter('tag:lease', 'l*'));
    const found = answer.SecurityGroupRules?.map((rule) => rule.SecurityGroupRuleId);
    expect(found?.sort()).toEqual(ids.sort());
  });

  it('of a full group come in pages, each rule once', async () => {
    const seen: (string | undefined)[] = [];
    const pages = paginateDescribeSecurityGroupRules(
      { client: ec2, pageSize: 25 },
      filter('group-id', SANDBOX_GROUPS.legacyOfficeList),
    );
    let count = 0;
    for await (const { SecurityGroupRules = [] } of pages) {
      seen.push(...SecurityGroupRules.map((rule) => rule.SecurityGroupRuleId));
      count += 1;
    }
    expect(count).toBe(3);
    expect(new Set(seen).size).toBe(61);
  });

  it('of a group that does not exist are none', async () => {
    const answer = await describeRules(filter('group-id', 'sg-00000000000000000'));
    expect(answer.SecurityGroupRules).toEqual([]);
  });

  it.each<[DescribeSecurityGroupRulesCommandInput, string]>([
    [{ SecurityGroupRuleIds: ['sgr-00000000000000000'] }, 'InvalidSecurityGroupRuleId.NotFound'],
    [{ SecurityGroupRuleIds: ['x'] }, 'InvalidSecurityGroupRuleId.Malformed'],
    [filter('vpc-id', 'vpc-1'), 'InvalidParameterValue'],
    [filter('tag-key', 'lease'), 'InvalidParameterValue'],
    [{ MaxResults: 1001 }, 'InvalidParameterValue'],
  ])('are refused for %j', async (input, code) => {
    expect((await refusal(describeRules(input))).code).toBe(code);
  });
});

describe('Regions', () => {
  it('are the enabled ones, or all', async () => {
    const enabled = await ec2.send(new DescribeRegionsCommand({}));
    const all = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(enabled.Regions).toHaveLength(16);
    expect(all.Regions).toContainEqual({
      RegionName: 'ap-east-1',
      Endpoint: 'ec2.ap-east-1.amazonaws.com',
      OptInStatus: 'not-opted-in',
    });
  });

  it('that do not exist are refused', async () => {
    const call = ec2.send(new DescribeRegionsCommand({ RegionNames: ['mars-north-1'] }));
    expect((await refusal(call)).code).toBe('InvalidParameterValue');
  });
});
