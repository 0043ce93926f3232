import type { Cidr } from '../kernel/cidr.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant, LeaseId, RuleId } from '../leases/lease.ts';
import type { Mark } from '../leases/mark.ts';
import type { Asked } from '../resources/asked.ts';
import type { CheckReport, PortRange } from '../resources/resource.ts';
import {
  authorizeIngress,
  modifyRules,
  revokeIngressOf,
  updateDescriptions,
} from './ec2-changes.ts';
import type { RuleChange } from './ec2-changes.ts';
import type { Answer, Ec2Session } from './ec2-session.ts';
import { tupleOf, tuplesOf } from './rules.ts';
import type { Tuple } from './rules.ts';

export type GroupDryRuns = Readonly<Record<Exclude<keyof CheckReport, 'group'>, Asked>>;

/** For documentation only, so it opens nothing even to an endpoint that takes a dry run for real. */
const NOWHERE = '192.0.2.1/32' as Cidr;
const NO_RULE = 'sgr-00000000000000000' as RuleId;
const NOBODY: Mark = {
  leaseId: 'check00000' as LeaseId,
  install: 'check',
  person: 'check',
  host: 'check',
  until: 0,
};

/**
 * Asks AWS for everything a lease does with a group, by dry runs: all policies and conditions are
 * counted in, and nothing is changed.
 *
 * @param rules those of the group as far as they are known; one of them makes the answer about
 * changing rules more certain
 */
export async function groupDryRuns(
  session: Ec2Session,
  groupId: string,
  ports: readonly PortRange[],
  rules: readonly StandingRule[],
): Promise<GroupDryRuns> {
  const dry = { ...session, dryRun: true };
  const tuples = tuplesOf(ports, [NOWHERE]);
  const [open, close, move, describe, tag] = await Promise.all([
    dryRun(authorizeIngress(dry, groupId, tuples, NOBODY, { tags: false })),
    dryRun(revokeIngressOf(dry, groupId, tuples)),
    dryRun(modifyRules(dry, groupId, [changeOfNothing(rules, tuples)])),
    dryRun(updateDescriptions(dry, groupId, noGrant(tuples), NOBODY)),
    dryRun(authorizeIngress(dry, groupId, tuples, NOBODY, { tags: true })),
  ]);
  return { open, close, move, describe, tag };
}

/** The permission a read needs, from the read itself. */
export async function asked(read: Answer<unknown>): Promise<Asked> {
  const answer = await read;
  if (answer.ok) return { kind: 'allowed' };
  const { fault, refusal, refused } = answer.error;
  if (fault === 'not-allowed') return { kind: 'denied', ...(refused && { refused }) };
  return { kind: 'cannot-tell', why: refusal };
}

async function dryRun(call: Answer<unknown>): Promise<Asked> {
  const answer = await call;
  if (answer.ok) {
    const message = 'the endpoint did not understand that this was a dry run';
    return { kind: 'cannot-tell', why: { problem: { kind: 'refused', code: 'DryRun', message } } };
  }
  return answer.error.fault === 'dry-run-allowed' ? { kind: 'allowed' } : asked(call);
}

/**
 * AWS may look for the rule before it says whether it might be modified, so an existing one is
 * named where there is one, with exactly what it says already.
 */
function changeOfNothing(rules: readonly StandingRule[], tuples: readonly Tuple[]): RuleChange {
  for (const rule of rules) {
    const { ruleId, description } = rule;
    const to = tupleOf(rule);
    if (to) return { ruleId, to, ...(description !== '' && { description }) };
  }
  const [to = { ports: { protocol: 'icmp' }, source: NOWHERE }] = tuples;
  return { ruleId: NO_RULE, to };
}

/** A rule that does not exist: a dry run asks for the permission alone. */
function noGrant([tuple]: readonly Tuple[]): readonly Grant[] {
  return tuple ? [{ ruleId: NO_RULE, ...tuple }] : [];
}
