import ipaddr from 'ipaddr.js';
import { matchesPattern } from '../patterns.ts';
import { filled } from './policy-variables.ts';
import type { RequestContext } from './policy-variables.ts';

/** Operator → condition key → one value or several, as a policy writes them. */
export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** Whether a value of the request is what one value of the policy asks for. */
type Comparison = (given: string, wanted: string, context: RequestContext) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (given, wanted, context) => given === filled(wanted, context, 'literal'),
  StringEqualsIgnoreCase: (given, wanted, context) =>
    given.toLowerCase() === filled(wanted, context, 'literal')?.toLowerCase(),
  StringLike: fitsPattern,
  ArnEquals: fitsPattern,
  ArnLike: fitsPattern,
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  IpAddress: isInNetwork,
  NumericEquals: (given, wanted) => Number(given) === Number(wanted),
  NumericLessThan: (given, wanted) => Number(given) < Number(wanted),
  NumericLessThanEquals: (given, wanted) => Number(given) <= Number(wanted),
  NumericGreaterThan: (given, wanted) => Number(given) > Number(wanted),
  NumericGreaterThanEquals: (given, wanted) => Number(given) >= Number(wanted),
};

/** Operators that hold when none of the values fits; a key the request lacks fits none. */
const NEGATIONS: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
};

/**
 * Whether all conditions of a statement hold for a request. Throws a `RangeError` for an operator
 * it does not know: to guess would be to allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionsHold(conditions: ConditionBlock, context: RequestContext): boolean {
  return Object.entries(conditions).every(([operator, block]) =>
    Object.entries(block).every(([key, values]) =>
      holds(operator, valuesOf(key, context), [values].flat(), context),
    ),
  );
}

function holds(
  operator: string,
  given: readonly string[] | undefined,
  wanted: readonly string[],
  context: RequestContext,
): boolean {
  if (operator === 'Null') return wanted.includes(String(given === undefined));
  const [, set, name = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (given === undefined && ifExists) return true;
  const negated = NEGATIONS[name];
  const compare = COMPARISONS[negated ?? name];
  if (!compare) throw new RangeError(`no condition operator ${operator}`);
  const fits = (value: string): boolean => wanted.some((each) => compare(value, each, context));
  const passes = (value: string): boolean => fits(value) === (negated === undefined);
  if (set === 'ForAllValues:') return (given ?? []).every(passes);
  if (set === 'ForAnyValue:') return (given ?? []).some(passes);
  return given === undefined
    ? negated !== undefined
    : negated
      ? given.every(passes)
      : given.some(passes);
}

/** Condition keys are written in any case. */
function valuesOf(key: string, context: RequestContext): readonly string[] | undefined {
  const name = Object.keys(context).find((each) => each.toLowerCase() === key.toLowerCase());
  const values = name === undefined ? undefined : context[name];
  return values === undefined ? undefined : [values].flat();
}

function fitsPattern(given: string, wanted: string, context: RequestContext): boolean {
  const pattern = filled(wanted, context, 'pattern');
  return pattern !== undefined && matchesPattern(pattern, given);
}

function isInNetwork(given: string, wanted: string): boolean {
  if (!ipaddr.isValid(given)) return false;
  const address = ipaddr.parse(given);
  const whole = wanted.includes('/') ? wanted : `${wanted}/${wanted.includes(':') ? '128' : '32'}`;
  const network = ipaddr.parseCIDR(whole);
  return address.kind() === network[0].kind() && address.match(network);
}
