import { ModifySecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import type { Live } from '../account.ts';
import { claim, tried } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { addRule, emptyGroup, permission } from '../groups.ts';
import { makePerson, principalFor } from '../persons.ts';
import type { Person } from '../persons.ts';
import { seesTheGroup } from '../sees-the-group.ts';
import { SLOT_TAG, slotClauses } from '../../../src-main/policy/slot-policy.ts';
import { targetFor } from '../targets.ts';

/** 5: only one's own tagged rule can be changed, and two slots cannot park on one address. */
export async function slots(live: Live): Promise<readonly Answer[]> {
  const { groupId } = live;
  const principal = principalFor(live, 'slot');
  const clauses = slotClauses(principal, [targetFor(live)]);
  const person = await makePerson(live, 'slot', clauses, seesTheGroup(live));
  const tag = (Value: string) => [{ Key: SLOT_TAG, Value }];
  const own = await addRule(live, groupId, permission(22, 50), tag(principal.name));
  const second = await addRule(live, groupId, permission(22, 51), tag(principal.name));
  const foreign = await addRule(live, groupId, permission(22, 52), tag('somebody-else'));
  const codes = {
    own: await move(live, person, own, 53),
    foreign: await move(live, person, foreign, 54),
    parkedOnAnother: await move(live, person, second, 53),
  };
  await emptyGroup(live, groupId);
  return [
    claim('5a', 'the key may change the rule that carries its own tag', codes.own === 'ok', [
      codes.own,
    ]),
    claim(
      '5b',
      'it is refused the rule of somebody else',
      codes.foreign === 'UnauthorizedOperation',
      [codes.foreign],
    ),
    claim(
      '5c',
      'two slots on one address are InvalidPermission.Duplicate, so each parks on its own',
      codes.parkedOnAnother === 'InvalidPermission.Duplicate',
      [codes.parkedOnAnother],
    ),
  ];
}

async function move(
  { groupId }: Live,
  { clients }: Person,
  ruleId: string,
  lastByte: number,
): Promise<string> {
  const CidrIpv4 = `192.0.2.${String(lastByte)}/32`;
  const SecurityGroupRule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4 };
  const change = new ModifySecurityGroupRulesCommand({
    GroupId: groupId,
    SecurityGroupRules: [{ SecurityGroupRuleId: ruleId, SecurityGroupRule }],
  });
  return (await tried(clients.ec2.send(change))).code;
}
