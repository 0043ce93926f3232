import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { IpPermission, SecurityGroupRule, Tag } from '@aws-sdk/client-ec2';
import type { Live } from './account.ts';

/** By which groups of any run are found again. */
export const LIVE_TAG = 'drawbridge:live-test';

type Makes = Pick<Live, 'aws' | 'belongings' | 'run'>;

/** A group of this run's own, empty. */
export async function makeGroup({ aws, belongings, run }: Makes, vpcId: string): Promise<string> {
  const what = `security group ${run} in ${vpcId}`;
  belongings.note(what, async () => {
    const filters = { 'vpc-id': vpcId, 'group-name': run };
    const Filters = Object.entries(filters).map(([Name, value]) => ({ Name, Values: [value] }));
    const { SecurityGroups = [] } = await aws.ec2.send(
      new DescribeSecurityGroupsCommand({ Filters }),
    );
    for (const { GroupId } of SecurityGroups)
      await aws.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  });
  const Tags = [{ Key: LIVE_TAG, Value: run }];
  const made = await aws.ec2.send(
    new CreateSecurityGroupCommand({
      VpcId: vpcId,
      GroupName: run,
      Description: 'Made and removed by npm run test:live of Drawbridge',
      TagSpecifications: [{ ResourceType: 'security-group', Tags }],
    }),
  );
  if (made.GroupId === undefined) throw new Error('AWS made a group without an id');
  return made.GroupId;
}

/** Networks for documentation: a rule for one lets nobody in. */
export function permission(port: number, ...lastBytes: readonly number[]): IpPermission {
  const IpRanges = lastBytes.map((byte) => ({ CidrIp: `192.0.2.${String(byte)}/32` }));
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges };
}

/** Adds one rule and answers its id. */
export async function addRule(
  { aws }: Pick<Live, 'aws'>,
  groupId: string,
  wanted: IpPermission,
  tags: readonly Tag[] = [],
): Promise<string> {
  const added = await aws.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [wanted],
      ...(tags.length > 0 && {
        TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [...tags] }],
      }),
    }),
  );
  const id = added.SecurityGroupRules?.[0]?.SecurityGroupRuleId;
  if (id === undefined) throw new Error('AWS made a rule without an id');
  return id;
}

export async function rulesOf(
  { aws }: Pick<Live, 'aws'>,
  groupId: string,
): Promise<readonly SecurityGroupRule[]> {
  const Filters = [{ Name: 'group-id', Values: [groupId] }];
  const answer = await aws.ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
  return (answer.SecurityGroupRules ?? []).filter(({ IsEgress }) => !IsEgress);
}

/** Takes all rules of our own group away, so that the next question finds it empty. */
export async function emptyGroup(live: Pick<Live, 'aws'>, groupId: string): Promise<void> {
  const ids = (await rulesOf(live, groupId)).flatMap(({ SecurityGroupRuleId: id }) => id ?? []);
  if (ids.length === 0) return;
  await live.aws.ec2.send(
    new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: ids }),
  );
}
