import type { IpPermission, SecurityGroup, Tag } from '@aws-sdk/client-ec2';
import { err, ok } from '../kernel/result.ts';
import type { FindGroups, FoundGroup } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import { securityGroups } from './ec2-reads.ts';

/** Lists an identity's security groups in a Region, a hundred at a time. */
export function groupFinder(clients: Pick<AwsClients, 'ec2'>): FindGroups {
  return async (identity, region, page) => {
    const session = await clients.ec2(identity, region);
    if (!session.ok) return session;
    const found = await securityGroups(session.value, page);
    if (!found.ok) return err(found.error.refusal);
    const { groups, ...rest } = found.value;
    return ok({ ...rest, groups: groups.flatMap((group) => foundGroup(group) ?? []) });
  };
}

/** `undefined` for an answer without a group id. */
export function foundGroup(group: SecurityGroup): FoundGroup | undefined {
  const { GroupId, GroupName = '', Description = '', VpcId, Tags = [], IpPermissions = [] } = group;
  if (GroupId === undefined) return undefined;
  return {
    groupId: GroupId,
    name: GroupName,
    description: Description,
    ...(VpcId !== undefined && { vpcId: VpcId }),
    tags: tagsOf(Tags),
    ipv4Rules: count(IpPermissions, ({ IpRanges }) => IpRanges),
    ipv6Rules: count(IpPermissions, ({ Ipv6Ranges }) => Ipv6Ranges),
  };
}

/**
 * Rules that name a group or a prefix list count for both families. A prefix list counts as many
 * times as it has room for entries; that is not said here, so it is counted once.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
function count(
  permissions: readonly IpPermission[],
  rangesOf: (permission: IpPermission) => readonly unknown[] | undefined,
): number {
  return permissions
    .flatMap((permission) => [
      rangesOf(permission),
      permission.UserIdGroupPairs,
      permission.PrefixListIds,
    ])
    .reduce((sum, rules) => sum + (rules?.length ?? 0), 0);
}

function tagsOf(tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tags.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [[Key, Value]])),
  );
}
