import type { AuthorizationRequest } from './authorization-request.ts';
import { matchesPattern } from './pattern.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * Whether an inline policy allows a request: an Allow that fits and no Deny that does. Of conditions
 * it knows `StringEquals`, `StringLike` and `ForAllValues:StringEquals`; any other never fits.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function sessionPolicyAllows(policy: string, request: AuthorizationRequest): boolean {
  const fitting = statementsOf(policy).filter((statement) => fits(statement, request));
  return (
    fitting.some((statement) => statement['Effect'] === 'Allow') &&
    !fitting.some((statement) => statement['Effect'] === 'Deny')
  );
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

function fits(statement: Loose, { action, resourceArn, context }: AuthorizationRequest): boolean {
  const actions = listOf(statement['Action']).map((each) => String(each).toLowerCase());
  const resources = listOf(statement['Resource']).map(String);
  return (
    actions.some((pattern) => matchesPattern(pattern, action.toLowerCase())) &&
    resources.some((pattern) => pattern === '*' || matchesPattern(pattern, resourceArn)) &&
    Object.entries((statement['Condition'] ?? {}) as Loose).every(([operator, keys]) =>
      Object.entries(keys as Loose).every(([key, wanted]) =>
        holds(operator, listOf(context[key]).map(String), listOf(wanted).map(String)),
      ),
    )
  );
}

function holds(operator: string, there: readonly string[], wanted: readonly string[]): boolean {
  switch (operator) {
    case 'StringEquals':
      return there.some((value) => wanted.includes(value));
    case 'StringLike':
      return there.some((value) => wanted.some((pattern) => matchesPattern(pattern, value)));
    case 'ForAllValues:StringEquals':
      return there.every((value) => wanted.includes(value));
    default:
      return false;
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
