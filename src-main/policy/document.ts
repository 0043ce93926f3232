/** One value or several, as a policy may write either. */
export type Values = string | readonly string[];

/** Operator → condition key → values. All of them must hold. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, Values>>>>;

interface StatementBase {
  /** Letters and digits only: IAM takes nothing else. */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Condition?: Conditions;
}

type OnActions =
  | { readonly Action: readonly string[]; readonly NotAction?: never }
  | { readonly NotAction: readonly string[]; readonly Action?: never };

/** What the holder of the policy may do or not do. */
export type PermissionStatement = StatementBase & OnActions & { readonly Resource: Values };

/** Users and roles, or a service of AWS. */
type TrustedPrincipal =
  | { readonly AWS: Values; readonly Service?: never }
  | { readonly Service: Values; readonly AWS?: never };

/** Who may assume the role the policy belongs to. */
export interface TrustStatement extends StatementBase {
  readonly Principal: TrustedPrincipal;
  readonly Action: readonly string[];
}

export type Statement = PermissionStatement | TrustStatement;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument<S extends Statement = PermissionStatement> {
  readonly Version: '2012-10-17';
  readonly Statement: readonly S[];
}

/** A statement with the sentence that explains it. */
export interface Clause<S extends Statement = PermissionStatement> {
  readonly statement: S;
  /** One sentence for a person. */
  readonly says: string;
  /** Why a `*` in it cannot be narrower; a wildcard without one is a mistake. */
  readonly wildcardBecause?: string;
}

export function documentOf<S extends Statement>(clauses: readonly Clause<S>[]): PolicyDocument<S> {
  return { Version: '2012-10-17', Statement: clauses.map(({ statement }) => statement) };
}

/**
 * How long a document is as IAM counts it: characters without white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function sizeOf(document: unknown): number {
  return JSON.stringify(document).replace(/\s+/g, '').length;
}

export function listOf(values: Values): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

/** Each value once, in one order, whatever order they came in. */
export function unique<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort();
}
