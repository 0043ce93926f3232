import {
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { RevokeSecurityGroupIngressCommandInput } from '@aws-sdk/client-ec2';
import type { Live } from '../account.ts';
import { claim, notTried, tried } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { addRule, emptyGroup, permission, rulesOf } from '../groups.ts';

const UNKNOWN_RULE = 'sgr-00000000000000000';

/** 3: what AWS says to the revocation of what is not there. */
export async function revoking(live: Live): Promise<readonly Answer[]> {
  const { groupId, otherGroupId, options, defaultVpcIds } = live;
  const byId = await revoke(live, groupId, { SecurityGroupRuleIds: [UNKNOWN_RULE] });
  const groups = [
    { vpcId: options.vpcId, group: groupId },
    ...(options.otherVpcId && otherGroupId
      ? [{ vpcId: options.otherVpcId, group: otherGroupId }]
      : []),
  ];
  const inDefault = groups.find(({ vpcId }) => defaultVpcIds.includes(vpcId));
  const elsewhere = groups.find(({ vpcId }) => !defaultVpcIds.includes(vpcId));
  return [
    claim(
      '3a',
      'a rule id that does not exist is InvalidSecurityGroupRuleId.NotFound',
      byId.code === 'InvalidSecurityGroupRuleId.NotFound',
      [byId.code],
    ),
    elsewhere
      ? await outsideTheDefaultVpc(live, elsewhere.group)
      : notTried('3b', 'no VPC was given that is not the default one'),
    inDefault
      ? await inTheDefaultVpc(live, inDefault.group)
      : notTried('3c', 'the default VPC was not among those given'),
  ];
}

async function outsideTheDefaultVpc(live: Live, groupId: string): Promise<Answer> {
  await addRule(live, groupId, permission(22, 30));
  const { code } = await revoke(live, groupId, { IpPermissions: [permission(22, 30, 31)] });
  const standing = (await rulesOf(live, groupId)).length;
  await emptyGroup(live, groupId);
  return claim(
    '3b',
    `outside the default VPC one property that fits no rule is InvalidPermission.NotFound, and nothing is revoked (${String(standing)} of 1 rules stood)`,
    code === 'InvalidPermission.NotFound' && standing === 1,
    [code],
  );
}

async function inTheDefaultVpc(live: Live, groupId: string): Promise<Answer> {
  await addRule(live, groupId, permission(22, 32));
  const { code, value } = await revoke(live, groupId, { IpPermissions: [permission(22, 32, 33)] });
  const standing = (await rulesOf(live, groupId)).length;
  const unknown = value?.UnknownIpPermissions?.length ?? 0;
  await emptyGroup(live, groupId);
  return claim(
    '3c',
    `in the default VPC it is no error: the unknown one is listed (${String(unknown)} of 1) and the other is revoked (${String(standing)} of 0 rules stood)`,
    code === 'ok' && unknown === 1 && standing === 0,
    [code],
  );
}

/** 4: one permission of two exists already; is the other one added? */
export async function duplicates(live: Live): Promise<readonly Answer[]> {
  const { groupId, once } = live;
  await addRule(live, groupId, permission(22, 40));
  const { code } = await tried(
    once.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [permission(22, 40), permission(22, 41)],
      }),
    ),
  );
  const standing = (await rulesOf(live, groupId)).length;
  await emptyGroup(live, groupId);
  return [
    claim(
      '4',
      `Authorize of two permissions of which one exists adds neither (${String(standing)} of 1 rules stood)`,
      code === 'InvalidPermission.Duplicate' && standing === 1,
      [code],
    ),
  ];
}

function revoke(
  { once }: Live,
  GroupId: string,
  what: Omit<RevokeSecurityGroupIngressCommandInput, 'GroupId'>,
) {
  return tried(once.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, ...what })));
}
