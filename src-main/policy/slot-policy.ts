import type { Clause } from './document.ts';
import { seeGroups } from './job-policy.ts';
import { groupArns, ruleArns } from './targets.ts';
import type { Principal, Target } from './targets.ts';

/** The tag by which an administrator says whose slot a rule is. */
export const SLOT_TAG = 'drawbridge:owner';

/** A network for documentation, routed nowhere: where a slot waits while it is closed. */
const PARKED = '192.0.2';

/**
 * Slot mode: the only way IAM has to say “only my own rule”. An administrator makes one tagged rule
 * per person and group, parked on an unroutable address; the key may only change that rule.
 */
export function slotClauses(owner: Principal, targets: readonly Target[]): readonly Clause[] {
  return [
    seeGroups(targets),
    {
      statement: {
        Sid: 'ChangeRulesOfTheseGroups',
        Effect: 'Allow',
        Action: ['ec2:ModifySecurityGroupRules'],
        Resource: groupArns(targets),
      },
      says: 'Rules of these groups may be changed, as far as the next statement allows; none may be added or removed.',
    },
    {
      statement: {
        Sid: 'OnlyMyOwnSlot',
        Effect: 'Allow',
        Action: ['ec2:ModifySecurityGroupRules'],
        Resource: ruleArns(targets),
        Condition: { StringEquals: { [`aws:ResourceTag/${SLOT_TAG}`]: slotOwner(owner) } },
      },
      says: `Only rules tagged ${SLOT_TAG} = ${slotOwner(owner)} may be changed: to any address and port, but no other rule.`,
      wildcardBecause: 'Rules are known by their tag, which only the administrator can set.',
    },
  ];
}

/** One policy serves all users; for a role there is no such variable, so it is named. */
export function slotOwner(owner: Principal): string {
  return owner.kind === 'user' ? '${aws:username}' : owner.name;
}

/** A rule the administrator makes once: parked, tagged, one port. */
export interface SlotRule {
  readonly region: string;
  readonly groupId: string;
  readonly parkedOn: string;
  readonly owner: string;
}

/** The slots to make, each on a parking address of its own so that no two are the same rule. */
export function slotRules(owner: Principal, targets: readonly Target[]): readonly SlotRule[] {
  return targets.map(({ region, groupId }, index) => ({
    region,
    groupId,
    parkedOn: `${PARKED}.${String((index % 254) + 1)}/32`,
    owner: owner.name,
  }));
}
