import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { ok } from '../kernel/result.ts';
import { TAG_KEYS } from '../leases/mark.ts';
import { aboutRead, ask } from './ec2-session.ts';
import type { Answer, Ec2Session } from './ec2-session.ts';

/*
 * Every read is filtered or paged: AWS gives such calls twice the rate of the others.
 * See https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const GROUPS_PER_PAGE = 100;
/** AWS takes no smaller page. */
const FEWEST_PER_PAGE = 5;

export interface SecurityGroupPage {
  readonly groups: readonly SecurityGroup[];
  readonly nextToken?: string;
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
