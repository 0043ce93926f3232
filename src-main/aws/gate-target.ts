import type { Refusal } from '../kernel/problem.ts';
import type { StandingRule } from '../leases/gate.ts';
import type { Resource } from '../resources/resource.ts';
import type { Ec2Session } from './ec2-session.ts';
import type { Priority } from './token-bucket.ts';

/** The group a deed is about, and the way to it. */
export interface GateTarget {
  readonly session: Ec2Session;
  readonly groupId: string;
  /** Whether rules are tagged when they are made. */
  readonly tagRules: boolean;
}

export function gateTarget(
  session: Ec2Session,
  resource: Resource,
  priority: Priority,
): GateTarget {
  const { groupId, tagRules } = resource;
  return { session: { ...session, priority }, groupId, tagRules };
}

/** AWS is eventually consistent: what a first read does not show is read once more after this. */
export const REREAD_AFTER_MS = 500;

export function ruleChanged({ ruleId }: Pick<StandingRule, 'ruleId'>): Refusal {
  return { problem: { kind: 'rule-changed', ruleId } };
}
