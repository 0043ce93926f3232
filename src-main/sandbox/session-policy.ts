import { policiesAllow } from './iam/policy-evaluation.ts';
import type { IdentityPolicy, PolicyQuestion } from './iam/policy-evaluation.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Whether the policy passed to a session allows a request; AWS has refused what is no policy. */
export function sessionPolicyAllows(policy: string, question: PolicyQuestion): boolean {
  return policiesAllow([JSON.parse(policy) as IdentityPolicy], question);
}

/** Whether the text is a policy at all; AWS refuses other texts as `MalformedPolicyDocument`. */
export function isPolicy(text: string): boolean {
  try {
    return statementsOf(text).length > 0;
  } catch {
    return false;
  }
}

function statementsOf(policy: string): readonly Loose[] {
  const { Statement: statements } = JSON.parse(policy) as { readonly Statement?: unknown };
  return listOf(statements).filter((each) => typeof each === 'object' && each !== null) as Loose[];
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
