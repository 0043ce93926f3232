import type { Call } from '../call.ts';
import type { Leg } from './permission-check.ts';
import { groupsInScope, namedGroupArn } from './scope.ts';
import { resourceTagContext } from './tag-reading.ts';

/** The check of the group a changing call names, with what a policy can ask of it. */
export function groupLeg(call: Call): Leg {
  const resourceArn = namedGroupArn(call);
  const group = groupsInScope(call).find((each) => resourceArn.endsWith(`/${each.id}`));
  if (!group) return { resourceArn };
  const vpcArn = `arn:aws:ec2:${call.region}:${group.accountId}:vpc/${group.vpcId}`;
  return {
    resourceArn,
    context: {
      'ec2:SecurityGroupID': group.id,
      'ec2:Vpc': vpcArn,
      ...resourceTagContext(group.tags),
    },
  };
}
