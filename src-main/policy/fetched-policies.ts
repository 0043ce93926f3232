import type { Identity } from '../identities/identity.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';

/** A policy as IAM holds it. */
export interface FetchedPolicy {
  readonly kind: 'inline' | 'managed';
  readonly name: string;
  /** Of managed policies only. */
  readonly arn?: string;
  /** The document, as it was written. */
  readonly json: string;
}

/** What a role's session needs besides to show the role's own policies. */
export const POLICY_READS: readonly string[] = [
  'iam:ListRolePolicies',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
];

/**
 * The policies of the identity's own user or role: inline and managed ones, not those of groups,
 * boundaries and organisations. `not-allowed` names the first action that is missing.
 */
export type FetchPolicies = (
  identity: Identity,
) => Promise<Result<readonly FetchedPolicy[], Refusal>>;

/** All statements in one document, for `importPolicy`; each keeps its own form. */
export function oneDocument(policies: readonly FetchedPolicy[]): string {
  const statements = policies.flatMap(({ json }) => statementsIn(json));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

/** What is no document has no statements: IAM takes none that is not. */
function statementsIn(json: string): readonly unknown[] {
  try {
    const { Statement: given } = JSON.parse(json) as { readonly Statement?: unknown };
    return given === undefined ? [] : [given].flat();
  } catch {
    return [];
  }
}
