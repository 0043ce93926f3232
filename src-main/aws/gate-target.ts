import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Resource } from '../resources/resource.ts';
import type { Ec2Session } from './ec2-session.ts';
import type { IngressRule } from './rules.ts';

/** The group a deed is about, and the way to it. */
export interface GateTarget {
  readonly session: Ec2Session;
  readonly groupId: string;
  /** Whether rules are tagged when they are made. */
  readonly tagRules: boolean;
}

export function gateTarget(session: Ec2Session, resource: Resource): GateTarget {
  return { session, groupId: resource.groupId, tagRules: resource.tagRules };
}

/** AWS is eventually consistent: what a first read does not show is read once more after this. */
export const REREAD_AFTER_MS = 500;

export function ruleChanged({ ruleId }: Pick<IngressRule, 'ruleId'>): Refusal {
  return { problem: { kind: 'rule-changed', ruleId } };
}

export function openBySomeoneElse(target: GateTarget, rule: IngressRule): Problem {
  return { kind: 'open-by-someone-else', groupId: target.groupId, rule: rule.ruleId };
}
