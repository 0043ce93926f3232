import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import { groupArn } from '../identifiers.ts';
import type { Group, Tag } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { groupLeg } from './group-leg.ts';
import { groupsInScope, namedGroup } from './scope.ts';
import { readTags, requestTagContext, withTags } from './tag-reading.ts';

/**
 * A new group in one of the VPCs that have groups already.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export function createSecurityGroup(call: Call): Xml[] {
  const vpcId = call.parameters.text('VpcId') ?? '';
  const name = call.parameters.text('GroupName') ?? '';
  const tags = call.parameters
    .structures('TagSpecification')
    .reduce<Tag[]>((all, specification) => withTags(all, readTags(specification)), []);
  const id = `sg-0${randomBytes(8).toString('hex')}`;
  const resourceArn = groupArn(call.region, call.principal.accountId, id);
  requirePermission(call, { resourceArn, context: requestTagContext(tags) });
  endDryRun(call);
  const neighbours = groupsInScope(call).filter((group) => group.vpcId === vpcId);
  const [neighbour] = neighbours;
  if (!neighbour)
    throw new ApiError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`);
  if (neighbours.some((group) => group.name === name))
    throw new ApiError(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${vpcId}'`,
    );
  const description = call.parameters.text('GroupDescription') ?? '';
  const group: Group = { ...neighbour, id, name, description, tags };
  call.world.addGroup(group);
  return [element('return', true), element('groupId', id)];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html */
export function deleteSecurityGroup(call: Call): Xml[] {
  requirePermission(call, groupLeg(call));
  const { id } = namedGroup(call);
  endDryRun(call);
  call.world.deleteGroup(id);
  return [element('return', true), element('groupId', id)];
}

/**
 * The VPCs that have groups; with `VpcId` those only.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
export function describeVpcs(call: Call): Xml[] {
  requirePermission(call, { resourceArn: '*' });
  endDryRun(call);
  const known = new Map(groupsInScope(call).map((group) => [group.vpcId, group]));
  const named = call.parameters.texts('VpcId');
  const missing = named.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new ApiError('InvalidVpcID.NotFound', `The vpc ID '${missing}' does not exist`);
  const items = [...known.values()]
    .filter(({ vpcId }) => named.length === 0 || named.includes(vpcId))
    .map(({ vpcId, inDefaultVpc }) => [
      element('vpcId', vpcId),
      element('isDefault', inDefaultVpc),
      element('state', 'available'),
    ]);
  return [itemSet('vpcSet', items)];
}
