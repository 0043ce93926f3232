import type { Lease } from '../../src-main/leases/lease.ts';

/**
 * The AWS CLI command that closes a lease without Drawbridge; `undefined` while no rule is known.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/ec2/revoke-security-group-ingress.html
 */
export function closeByHand({ resource, grants }: Lease): string | undefined {
  if (grants.length === 0) return undefined;
  return [
    'aws ec2 revoke-security-group-ingress',
    `--region ${resource.region}`,
    `--group-id ${resource.groupId}`,
    `--security-group-rule-ids ${grants.map(({ ruleId }) => ruleId).join(' ')}`,
  ].join(' ');
}
