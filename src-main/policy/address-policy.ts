import type { Cidr } from '../kernel/cidr.ts';
import { listed } from '../kernel/words/wording.ts';
import type { Clause, PermissionStatement } from './document.ts';
import { unique } from './document.ts';

/** Where the key may be used from. */
export type UsableFrom =
  | { readonly kind: 'anywhere' }
  /** Networks that stay: everything is refused from elsewhere. */
  | { readonly kind: 'fixed'; readonly networks: readonly Cidr[] }
  /** An address that will change: closing stays possible from elsewhere. */
  | { readonly kind: 'current'; readonly networks: readonly Cidr[] };

/** What a laptop that moved needs to close its doors: finding its rules, and removing them. */
const CLOSING = ['ec2:DescribeSecurityGroupRules', 'ec2:RevokeSecurityGroupIngress'];

/**
 * Refuses all from any other address, of both families. Calls that AWS services make on the
 * holder's behalf come from AWS's own addresses and are left out; through a VPC endpoint there is
 * no source address, and the refusal holds.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html
 */
export function denyFromElsewhere(from: Exclude<UsableFrom, { kind: 'anywhere' }>): Clause {
  const networks = unique(from.networks);
  const everywhere: Pick<PermissionStatement, 'Sid' | 'Effect' | 'Resource' | 'Condition'> = {
    Sid: 'DenyFromElsewhere',
    Effect: 'Deny',
    Resource: '*',
    Condition: {
      NotIpAddress: { 'aws:SourceIp': networks },
      Bool: { 'aws:ViaAWSService': 'false' },
    },
  };
  const places = listed(networks);
  return from.kind === 'fixed'
    ? {
        statement: { ...everywhere, Action: ['*'] },
        says: `Refuses everything from anywhere but ${places}: from elsewhere this key cannot even close what it opened.`,
        wildcardBecause: 'A refusal is the tighter the more it covers.',
      }
    : {
        statement: { ...everywhere, NotAction: CLOSING },
        says: `Refuses everything but closing from anywhere but ${places}: after a change of address doors can still be closed.`,
        wildcardBecause: 'A refusal is the tighter the more it covers.',
      };
}
