import type { Rule, RuleTuple } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';

const RULES_PER_FAMILY = 60;

/**
 * Refuses when the ingress rules would be too many. IPv4 and IPv6 are counted apart; a group or a
 * prefix list as the source counts in both.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export function checkRuleLimit(present: readonly Rule[], added: readonly RuleTuple[]): void {
  for (const family of ['ipv4', 'ipv6'] as const) {
    const other = family === 'ipv4' ? 'ipv6' : 'ipv4';
    const counts = ({ source }: RuleTuple) => source.kind !== other;
    const growing = added.some(counts);
    if (!growing || [...present, ...added].filter(counts).length <= RULES_PER_FAMILY) continue;
    throw new ApiError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
}
