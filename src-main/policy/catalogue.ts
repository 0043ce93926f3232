import { ACTION_FACTS, ACTION_NAMES, GLOBAL_KEYS, RESOURCE_ARNS } from './iam-catalogue.ts';
import type { ActionFacts } from './iam-catalogue.ts';
import { fits, fitsAction, isWild } from './patterns.ts';

/** The actions a pattern means; `undefined` for a service the catalogue does not hold. */
export function actionsMeant(pattern: string): readonly string[] | undefined {
  const action = pattern.toLowerCase();
  const [service = ''] = action.split(':');
  const names = ACTIONS.get(service);
  if (!names) return undefined;
  if (!isWild(action)) return names.has(action) ? [action] : [];
  return [...names].filter((each) => fits(action, each));
}

/** What an action can be limited to; known for the actions our documents name. */
export function factsOf(action: string): ActionFacts | undefined {
  return FACTS.get(action.toLowerCase()) ?? factsOfPattern(action);
}

/** The types of resource an ARN, with wildcards or without, can be, among those of the action. */
export function typesOf(arn: string, { resources }: ActionFacts): readonly string[] {
  return Object.keys(resources).filter((type) => isOfType(arn, type));
}

/** A key that exists for every call, or that calls of this action on these types carry. */
export function carriesKey(facts: ActionFacts, types: readonly string[], key: string): boolean {
  const own = [...facts.keys, ...types.flatMap((type) => facts.resources[type] ?? [])];
  if (own.some((each) => isKey(each, key))) return true;
  return isGlobalKey(key);
}

/** Tag keys are global in name only: a call carries them where its action says so. */
export function isGlobalKey(key: string): boolean {
  return GLOBAL_KEYS.filter((each) => !/Tag(?:Keys|\/)/.test(each) || /Principal/.test(each)).some(
    (each) => isKey(each.replace(/\/tag-key$/, '/${TagKey}'), key),
  );
}

function isKey(written: string, key: string): boolean {
  return fits(written.toLowerCase().replace(/\$\{[^}]*\}/g, '*'), key.toLowerCase());
}

function isOfType(arn: string, type: string): boolean {
  return SHAPES.get(type)?.test(arn) === true;
}

const ACTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(ACTION_NAMES).map(([service, names]) => [
    service,
    new Set(names.split(' ').map((name) => `${service}:${name}`.toLowerCase())),
  ]),
);

const FACTS: ReadonlyMap<string, ActionFacts> = new Map(
  Object.entries(ACTION_FACTS).map(([action, facts]) => [action.toLowerCase(), facts]),
);

/** What follows the last fixed part may hold colons and slashes; an earlier part may be `*`. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(RESOURCE_ARNS).map(([type, shape]) => {
    const parts = shape.split(':').map((part) => part.replace(/\$\{[^}]*\}/g, '.+'));
    const [last = '', ...first] = [...parts].reverse();
    const before = first.reverse().map((part) => (part === '.+' ? '[^:]*' : part));
    return [type, new RegExp(`^(?:${[...before, last].join(':')})$`)];
  }),
);

function factsOfPattern(pattern: string): ActionFacts | undefined {
  if (!isWild(pattern)) return undefined;
  const found = Object.entries(ACTION_FACTS).find(([action]) => fitsAction(pattern, action));
  return found?.[1];
}
