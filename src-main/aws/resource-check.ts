import type { Cidr } from '../kernel/cidr.ts';
import { err, ok } from '../kernel/result.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant, LeaseId, RuleId } from '../leases/lease.ts';
import type { Mark } from '../leases/mark.ts';
import type { CheckReport, CheckResource, Permission, PortRange } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import {
  authorizeIngress,
  modifyRules,
  revokeIngressOf,
  updateDescriptions,
} from './ec2-changes.ts';
import type { RuleChange } from './ec2-changes.ts';
import { rulesOf, securityGroups } from './ec2-reads.ts';
import type { Answer, Ec2Session } from './ec2-session.ts';
import { foundGroup } from './group-finder.ts';
import { tupleOf, tuplesOf } from './rules.ts';
import type { Tuple } from './rules.ts';

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
 * Finds out what the identity may do with a group, by dry runs: AWS answers with all policies and
 * conditions counted in, and changes nothing. The two reads no lease can do without are made for
 * real, and fail the check when they are refused.
 */
export function resourceCheck(clients: Pick<AwsClients, 'ec2'>): CheckResource {
  return async (identity, { region, groupId, ports }) => {
    const session = await clients.ec2(identity, region);
    if (!session.ok) return session;
    const [found, rules] = await Promise.all([
      securityGroups(session.value, { groupId }),
      rulesOf(session.value, groupId),
    ]);
    if (!found.ok) return err(found.error.refusal);
    const [group] = found.value.groups.flatMap((each) => foundGroup(each) ?? []);
    if (!group) return err({ problem: { kind: 'group-gone', groupId, region } });
    if (!rules.ok) return err(rules.error.refusal);
    const dry = { ...session.value, dryRun: true };
    return ok({ group, ...(await dryRuns(dry, groupId, ports, rules.value)) });
  };
}

async function dryRuns(
  dry: Ec2Session,
  groupId: string,
  ports: readonly PortRange[],
  rules: readonly StandingRule[],
): Promise<Omit<CheckReport, 'group'>> {
  const tuples = tuplesOf(ports, [NOWHERE]);
  const [open, close, move, describe, tag] = await Promise.all([
    permission(authorizeIngress(dry, groupId, tuples, NOBODY, { tags: false })),
    permission(revokeIngressOf(dry, groupId, tuples)),
    permission(modifyRules(dry, groupId, [changeOfNothing(rules, tuples)])),
    permission(updateDescriptions(dry, groupId, noGrant(tuples), NOBODY)),
    permission(authorizeIngress(dry, groupId, tuples, NOBODY, { tags: true })),
  ]);
  return { open, close, move, describe, tag };
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

async function permission(dryRun: Answer<unknown>): Promise<Permission> {
  const answer = await dryRun;
  if (answer.ok) {
    const message = 'the endpoint did not understand that this was a dry run';
    return { kind: 'cannot-tell', why: { problem: { kind: 'refused', code: 'DryRun', message } } };
  }
  const { fault, refusal } = answer.error;
  if (fault === 'dry-run-allowed') return { kind: 'allowed' };
  return fault === 'not-allowed' ? { kind: 'denied' } : { kind: 'cannot-tell', why: refusal };
}
