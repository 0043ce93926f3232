import { actionsMeant, carriesKey, factsOf, isGlobalKey, typesOf } from './catalogue.ts';
import type { Clause, Conditions, Statement } from './document.ts';
import { listOf } from './document.ts';
import { isWild } from './patterns.ts';

/** Something wrong with a document. */
export interface Finding {
  readonly kind:
    | 'unknown-action'
    | 'unchecked-action'
    | 'resource-type'
    | 'condition-key'
    | 'operator'
    | 'wildcard'
    | 'principal'
    | 'sid'
    | 'too-long'
    | 'too-many';
  /** `error`: AWS refuses the document or it does not do what it says. */
  readonly severity: 'error' | 'warning';
  /** Which clause; absent for the document as a whole. */
  readonly clause?: number;
  readonly says: string;
}

type Draft = Omit<Finding, 'clause'>;

const OPERATORS =
  /^(?:ForAllValues:|ForAnyValue:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|Numeric(?:Not)?Equals|Numeric(?:Less|Greater)Than(?:Equals)?|Date(?:Not)?Equals|Date(?:Less|Greater)Than(?:Equals)?|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?$|^Null$/;

/** What is wrong with one statement; nothing is, when the list is empty. */
export function lintStatement({ statement, wildcardBecause }: Clause<Statement>): readonly Draft[] {
  const resources = 'Resource' in statement ? listOf(statement.Resource) : [];
  const actions = actionsOf(statement);
  return [
    ...sid(statement.Sid),
    ...actions.flatMap(actionExists),
    ...('Resource' in statement ? resourceTypes(actions, resources) : principal(statement)),
    ...conditionKeys(statement, actions, resources),
    ...operators(statement.Condition ?? {}),
    ...wildcards([...actions, ...resources], wildcardBecause),
  ];
}

function actionsOf(statement: Statement): readonly string[] {
  if (statement.Action) return statement.Action;
  return 'NotAction' in statement ? statement.NotAction : [];
}

function sid(text: string): readonly Draft[] {
  if (/^[A-Za-z0-9]*$/.test(text)) return [];
  return [error('sid', `“${text}” is no Sid: only letters and digits are.`)];
}

function actionExists(action: string): readonly Draft[] {
  if (action === '*') return [];
  const meant = actionsMeant(action);
  if (!meant)
    return [warning('unchecked-action', `${action} is of a service that is not checked here.`)];
  return meant.length > 0 ? [] : [error('unknown-action', `AWS has no action ${action}.`)];
}

/** Every action needs a resource that fits it, and every resource an action. */
function resourceTypes(actions: readonly string[], resources: readonly string[]): readonly Draft[] {
  if (resources.includes('*')) return [];
  const known = actions.flatMap((action) => {
    const facts = factsOf(action);
    return facts ? [{ action, facts }] : [];
  });
  const idle = known.filter(({ facts }) =>
    resources.every((arn) => typesOf(arn, facts).length === 0),
  );
  const lost =
    known.length < actions.length
      ? []
      : resources.filter((arn) => known.every(({ facts }) => typesOf(arn, facts).length === 0));
  return [
    ...idle.map(({ action, facts }) =>
      error(
        'resource-type',
        Object.keys(facts.resources).length === 0
          ? `${action} knows no resources, only *.`
          : `${action} does not work on any of these resources.`,
      ),
    ),
    ...lost.map((arn) => error('resource-type', `None of these actions works on ${arn}.`)),
  ];
}

function principal(
  statement: Extract<Statement, { readonly Principal: unknown }>,
): readonly Draft[] {
  const wild = listOf(statement.Principal.AWS ?? []).filter(isWild);
  return wild.map((arn) =>
    error('principal', `The principal ${arn} is more than one user or role.`),
  );
}

/** A key the call does not carry makes a condition that never holds, or always. */
function conditionKeys(
  { Condition = {} }: Statement,
  actions: readonly string[],
  resources: readonly string[],
): readonly Draft[] {
  const keys = Object.values(Condition).flatMap((block) => Object.keys(block));
  return keys.flatMap((key) => {
    const lacking = actions.filter((action) => {
      const facts = factsOf(action);
      if (!facts) return action === '*' && !isGlobalKey(key);
      const types =
        resources.includes('*') || resources.length === 0
          ? Object.keys(facts.resources)
          : resources.flatMap((arn) => typesOf(arn, facts));
      return !carriesKey(facts, types, key);
    });
    return lacking.map((action) => error('condition-key', `${action} carries no ${key} there.`));
  });
}

function operators(conditions: Conditions): readonly Draft[] {
  return Object.keys(conditions)
    .filter((operator) => !OPERATORS.test(operator))
    .map((operator) => error('operator', `${operator} is no condition operator.`));
}

function wildcards(texts: readonly string[], because: string | undefined): readonly Draft[] {
  if (because !== undefined) return [];
  return texts
    .filter(isWild)
    .map((text) => warning('wildcard', `${text} is a wildcard, and nothing says why it must be.`));
}

function error(kind: Finding['kind'], says: string): Draft {
  return { kind, severity: 'error', says };
}

function warning(kind: Finding['kind'], says: string): Draft {
  return { kind, severity: 'warning', says };
}
