import { matchesPattern } from '../patterns.ts';
import { conditionsHold } from './policy-conditions.ts';
import type { ConditionBlock } from './policy-conditions.ts';
import { filled } from './policy-variables.ts';
import type { RequestContext } from './policy-variables.ts';

type Texts = string | readonly string[];

/** A statement of an identity policy, as JSON has it. */
interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Condition?: ConditionBlock;
}

/** An identity policy, as JSON has it. */
export interface IdentityPolicy {
  readonly Version: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyQuestion {
  readonly action: string;
  readonly resourceArn: string;
  readonly context: RequestContext;
}

/** In IAM's own words. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Whether the policies together allow it: something does, and nothing denies. */
export function policiesAllow(
  policies: readonly IdentityPolicy[],
  question: PolicyQuestion,
): boolean {
  return policiesDecide(policies, question) === 'allowed';
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function policiesDecide(
  policies: readonly IdentityPolicy[],
  question: PolicyQuestion,
): Decision {
  const matching = policies
    .flatMap(({ Statement }) => [Statement].flat())
    .filter((statement) => applies(statement, question));
  if (matching.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny';
  return matching.some(({ Effect }) => Effect === 'Allow') ? 'allowed' : 'implicitDeny';
}

function applies(statement: PolicyStatement, question: PolicyQuestion): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const { context } = question;
  const isAction = (pattern: string): boolean =>
    matchesPattern(pattern.toLowerCase(), question.action.toLowerCase());
  const isResource = (text: string): boolean => {
    const pattern = filled(text, context, 'pattern');
    return pattern !== undefined && matchesPattern(pattern, question.resourceArn);
  };
  return (
    oneOf(Action, NotAction, isAction) &&
    oneOf(Resource, NotResource, isResource) &&
    conditionsHold(Condition, context)
  );
}

function oneOf(
  named: Texts | undefined,
  excepted: Texts | undefined,
  fits: (text: string) => boolean,
): boolean {
  if (named !== undefined) return [named].flat().some(fits);
  return excepted !== undefined && ![excepted].flat().some(fits);
}
