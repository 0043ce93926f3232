import { familyOf } from '../kernel/cidr.ts';
import { ok } from '../kernel/result.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Grant, RuleId } from '../leases/lease.ts';
import { writeMark } from '../leases/mark.ts';
import type { Mark } from '../leases/mark.ts';
import type { CallContext } from './aws-errors.ts';
import { aboutGroup, ask, doneAs } from './ec2-session.ts';
import type { Answer, Done, Ec2Session } from './ec2-session.ts';
import { ruleTags } from './rule-marks.ts';
import { ingressRule, ipPermissions, ruleRequest } from './rules.ts';
import type { Tuple } from './rules.ts';

export interface Authorized extends Done {
  readonly rules: readonly StandingRule[];
}

/** One rule on its way to another source. Without a description AWS removes the one it has. */
export interface RuleChange {
  readonly ruleId: RuleId;
  readonly to: Tuple;
  readonly description?: string;
}

/**
 * Adds all rules or none. The answer names them, so that no read is needed afterwards.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export async function authorizeIngress(
  session: Ec2Session,
  groupId: string,
  tuples: readonly Tuple[],
  mark: Mark,
  { tags }: { readonly tags: boolean },
): Answer<Authorized> {
  const command = new session.sdk.AuthorizeSecurityGroupIngressCommand({
    DryRun: session.dryRun,
    GroupId: groupId,
    IpPermissions: ipPermissions(tuples, (tuple) => writeMark(mark, { groupId, ...tuple })),
    TagSpecifications: tags
      ? [{ ResourceType: 'security-group-rule', Tags: ruleTags(mark) }]
      : undefined,
  });
  const about = aboutGroup(session, 'AuthorizeSecurityGroupIngress', groupId);
  const answer = await ask(session, { ...about, ...onlyFamily(tuples) }, (options) =>
    session.client.send(command, options),
  );
  if (!answer.ok) return answer;
  const rules = (answer.value.SecurityGroupRules ?? []).flatMap((rule) => ingressRule(rule) ?? []);
  return ok({ rules, ...doneAs(answer.value) });
}

/**
 * Gives rules another source and description; their ids stay. The family cannot change.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
 */
export function modifyRules(
  session: Ec2Session,
  groupId: string,
  changes: readonly RuleChange[],
): Answer<Done> {
  const command = new session.sdk.ModifySecurityGroupRulesCommand({
    DryRun: session.dryRun,
    GroupId: groupId,
    SecurityGroupRules: changes.map(({ ruleId, to, description }) => ({
      SecurityGroupRuleId: ruleId,
      SecurityGroupRule: ruleRequest(to, description),
    })),
  });
  return change(session, 'ModifySecurityGroupRules', groupId, (options) =>
    session.client.send(command, options),
  );
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html */
export function updateDescriptions(
  session: Ec2Session,
  groupId: string,
  grants: readonly Grant[],
  mark: Mark,
): Answer<Done> {
  const command = new session.sdk.UpdateSecurityGroupRuleDescriptionsIngressCommand({
    DryRun: session.dryRun,
    GroupId: groupId,
    SecurityGroupRuleDescriptions: grants.map(({ ruleId, ...tuple }) => ({
      SecurityGroupRuleId: ruleId,
      Description: writeMark(mark, { groupId, ...tuple }),
    })),
  });
  return change(session, 'UpdateSecurityGroupRuleDescriptionsIngress', groupId, (options) =>
    session.client.send(command, options),
  );
}

/**
 * Removes rules by id, all or none. By their properties it would depend on the kind of VPC whether
 * AWS complains of one that does not fit.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 */
export function revokeIngress(
  session: Ec2Session,
  groupId: string,
  ruleIds: readonly RuleId[],
): Answer<Done> {
  const command = new session.sdk.RevokeSecurityGroupIngressCommand({
    DryRun: session.dryRun,
    GroupId: groupId,
    SecurityGroupRuleIds: [...ruleIds],
  });
  return change(session, 'RevokeSecurityGroupIngress', groupId, (options) =>
    session.client.send(command, options),
  );
}

/** Removes rules by their properties: only for a dry run, which needs no rule that exists. */
export function revokeIngressOf(
  session: Ec2Session,
  groupId: string,
  tuples: readonly Tuple[],
): Answer<Done> {
  const command = new session.sdk.RevokeSecurityGroupIngressCommand({
    DryRun: session.dryRun,
    GroupId: groupId,
    IpPermissions: ipPermissions(tuples),
  });
  return change(session, 'RevokeSecurityGroupIngress', groupId, (options) =>
    session.client.send(command, options),
  );
}

async function change(
  session: Ec2Session,
  action: string,
  groupId: string,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<Parameters<typeof doneAs>[0]>,
): Answer<Done> {
  const answer = await ask(session, aboutGroup(session, action, groupId), send);
  return answer.ok ? ok(doneAs(answer.value)) : answer;
}

/** IPv4 and IPv6 rules have a limit each: which one is full can be told if only one was asked for. */
function onlyFamily(tuples: readonly Tuple[]): Pick<CallContext, 'family'> {
  const [family, ...others] = new Set(tuples.map(({ source }) => familyOf(source)));
  return family === undefined || others.length > 0 ? {} : { family };
}
