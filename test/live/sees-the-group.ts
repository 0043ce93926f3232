import { DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import type { AccountClients, Live } from './account.ts';

/** Whether a user of this run may read its group yet. */
export function seesTheGroup({ groupId }: Live): (clients: AccountClients) => Promise<unknown> {
  const Filters = [{ Name: 'group-id', Values: [groupId] }];
  return ({ ec2 }) => ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
}
