import { canonicalCidr } from './addresses.ts';
import { newRuleId } from './identifiers.ts';
import type { Rule, RuleSource, Tag } from './model.ts';

/** A rule somebody else made, in the shortest words a test needs. */
export interface ForeignRule {
  readonly groupId: string;
  /** `tcp` when absent. */
  readonly protocol?: string;
  readonly fromPort: number;
  /** The same as `fromPort` when absent. */
  readonly toPort?: number;
  /** Either family, with its prefix length. */
  readonly cidr: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** With an id of its own, and past all of AWS's checks but the CIDR's form. */
export function ruleOf(foreign: ForeignRule): Rule {
  return {
    id: newRuleId(),
    groupId: foreign.groupId,
    isEgress: false,
    protocol: foreign.protocol ?? 'tcp',
    fromPort: foreign.fromPort,
    toPort: foreign.toPort ?? foreign.fromPort,
    source: sourceOf(foreign.cidr),
    ...(foreign.description === undefined ? {} : { description: foreign.description }),
    tags: foreign.tags ?? [],
  };
}

function sourceOf(cidr: string): RuleSource {
  const ipv4 = canonicalCidr('ipv4', cidr);
  if (ipv4 !== undefined) return { kind: 'ipv4', cidr: ipv4 };
  const ipv6 = canonicalCidr('ipv6', cidr);
  if (ipv6 !== undefined) return { kind: 'ipv6', cidr: ipv6 };
  throw new RangeError(`${cidr} is not a CIDR`);
}
