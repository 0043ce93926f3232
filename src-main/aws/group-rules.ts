import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { ok } from '../kernel/result.ts';
import type { StandingRule } from '../leases/gate.ts';
import { aboutRead, ask } from './ec2-session.ts';
import type { Answer, Ec2Session } from './ec2-session.ts';
import { ingressRule } from './rules.ts';
import type { Priority } from './token-bucket.ts';

const RULES_PER_PAGE = 1000;
/** AWS takes 200 values of a filter; so many groups seldom have more rules than a page. */
const GROUPS_PER_CALL = 100;

type RulesByGroup = ReadonlyMap<string, readonly StandingRule[]>;

/** One read that is still to be sent, and the groups it will be about. */
interface SharedRead {
  readonly groupIds: Set<string>;
  readonly answer: Answer<RulesByGroup>;
}

/** Of each client and priority the read that may still be joined. */
const joinable = new WeakMap<EC2Client, Map<Priority, SharedRead>>();

/**
 * All ingress rules of a group, as AWS shows them after this call: groups that are asked for in the
 * same moment, or while a read waits for its turn, are read by one call.
 */
export async function rulesOf(
  session: Ec2Session,
  groupId: string,
): Answer<readonly StandingRule[]> {
  const read = await sharedRead(session, groupId);
  if (read.ok) return ok(read.value.get(groupId) ?? []);
  // Of many groups, which one? Asked for alone, AWS says so.
  if (read.error.fault !== 'group-gone') return read;
  const alone = await rulesOfAll(session, new Set([groupId]), () => undefined);
  return alone.ok ? ok(alone.value.get(groupId) ?? []) : alone;
}

function sharedRead(session: Ec2Session, groupId: string): Answer<RulesByGroup> {
  const reads = joinable.get(session.client) ?? new Map<Priority, SharedRead>();
  joinable.set(session.client, reads);
  const { priority } = session;
  const begun = reads.get(priority);
  if (begun && (begun.groupIds.has(groupId) || begun.groupIds.size < GROUPS_PER_CALL)) {
    begun.groupIds.add(groupId);
    return begun.answer;
  }
  const groupIds = new Set([groupId]);
  const read: SharedRead = {
    groupIds,
    answer: nextTurn().then(() =>
      rulesOfAll(session, groupIds, () => {
        if (reads.get(priority) === read) reads.delete(priority);
      }),
    ),
  };
  reads.set(priority, read);
  return read.answer;
}

/** @param onSend before the first page is asked for: nobody may join from now on */
async function rulesOfAll(
  session: Ec2Session,
  groupIds: ReadonlySet<string>,
  onSend: () => void,
): Answer<RulesByGroup> {
  const { client, sdk } = session;
  const rules = new Map<string, StandingRule[]>();
  const [only] = groupIds.size === 1 ? groupIds : [];
  let token: string | undefined;
  do {
    const page = await ask(
      session,
      aboutRead(session, 'DescribeSecurityGroupRules', only),
      (options) => {
        onSend();
        const command = new sdk.DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: [...groupIds] }],
          MaxResults: RULES_PER_PAGE,
          NextToken: token,
        });
        return client.send(command, options);
      },
    );
    if (!page.ok) return page;
    for (const each of page.value.SecurityGroupRules ?? []) {
      const rule = ingressRule(each);
      const groupId = each.GroupId ?? only;
      if (!rule || groupId === undefined) continue;
      const others = rules.get(groupId);
      if (others) others.push(rule);
      else rules.set(groupId, [rule]);
    }
    token = page.value.NextToken;
  } while (token !== undefined && token !== '');
  return ok(rules);
}
