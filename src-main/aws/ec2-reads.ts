import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { ok } from '../kernel/result.ts';
import type { StandingRule } from '../leases/gate.ts';
import { TAG_KEYS } from '../leases/mark.ts';
import { aboutRead, ask } from './ec2-session.ts';
import type { Answer, Ec2Session } from './ec2-session.ts';
import { ingressRule } from './rules.ts';

/*
 * Every read is filtered or paged: AWS gives such calls twice the rate of the others.
 * See https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const RULES_PER_PAGE = 1000;
const GROUPS_PER_PAGE = 100;
/** AWS takes no smaller page. */
const FEWEST_PER_PAGE = 5;

export interface SecurityGroupPage {
  readonly groups: readonly SecurityGroup[];
  readonly nextToken?: string;
}

/** All ingress rules of a group. */
export async function rulesOf(
  session: Ec2Session,
  groupId: string,
): Answer<readonly StandingRule[]> {
  const { client, sdk } = session;
  const rules: StandingRule[] = [];
  let token: string | undefined;
  do {
    const command = new sdk.DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: 'group-id', Values: [groupId] }],
      MaxResults: RULES_PER_PAGE,
      NextToken: token,
    });
    const page = await ask(
      session,
      aboutRead(session, 'DescribeSecurityGroupRules', groupId),
      (options) => client.send(command, options),
    );
    if (!page.ok) return page;
    rules.push(...(page.value.SecurityGroupRules ?? []).flatMap((rule) => ingressRule(rule) ?? []));
    token = tokenIn(page.value);
  } while (token !== undefined);
  return ok(rules);
}

/** One page of security groups, or the one with this id. */
export async function securityGroups(
  session: Ec2Session,
  page: { readonly groupId?: string; readonly nextToken?: string },
): Answer<SecurityGroupPage> {
  const { groupId } = page;
  const command = new session.sdk.DescribeSecurityGroupsCommand({
    Filters: groupId === undefined ? undefined : [{ Name: 'group-id', Values: [groupId] }],
    MaxResults: GROUPS_PER_PAGE,
    NextToken: page.nextToken,
  });
  const answer = await ask(
    session,
    aboutRead(session, 'DescribeSecurityGroups', groupId),
    (options) => session.client.send(command, options),
  );
  if (!answer.ok) return answer;
  const nextToken = tokenIn(answer.value);
  const groups = answer.value.SecurityGroups ?? [];
  return ok(nextToken === undefined ? { groups } : { groups, nextToken });
}

/** The cheapest call this app may make anyhow: opens the connection and does nothing else. */
export async function touch(session: Ec2Session): Promise<void> {
  const command = new session.sdk.DescribeSecurityGroupRulesCommand({
    Filters: [{ Name: `tag:${TAG_KEYS.lease}`, Values: ['*'] }],
    MaxResults: FEWEST_PER_PAGE,
  });
  await ask(session, aboutRead(session, 'DescribeSecurityGroupRules'), (options) =>
    session.client.send(command, options),
  );
}

/** AWS ends a list with no token or with an empty one. */
function tokenIn({ NextToken }: { readonly NextToken?: string | undefined }): string | undefined {
  return NextToken === '' ? undefined : NextToken;
}
