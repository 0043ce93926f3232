import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Conditions } from './document.ts';

/** A statement somebody else wrote, with everything IAM lets one leave out or write short. */
export interface ForeignStatement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  /** `except`: all actions but these. */
  readonly actions: { readonly kind: 'these' | 'except'; readonly patterns: readonly string[] };
  readonly resources: { readonly kind: 'these' | 'except'; readonly patterns: readonly string[] };
  readonly conditions: Conditions;
}

export type ImportFault =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-a-policy' }
  | { readonly kind: 'statement'; readonly number: number; readonly lacks: string };

/**
 * Reads a pasted identity policy. Statements without Sid, single texts in place of lists and a
 * single statement in place of a list are all as good as the long form.
 */
export function importPolicy(json: string): Result<readonly ForeignStatement[], ImportFault> {
  const value = parsed(json);
  if (value === undefined) return err({ kind: 'not-json' });
  const given = isObject(value) ? value['Statement'] : undefined;
  if (given === undefined) return err({ kind: 'not-a-policy' });
  const statements: ForeignStatement[] = [];
  for (const [index, each] of (given instanceof Array ? (given as unknown[]) : [given]).entries()) {
    const read = readStatement(each);
    if (typeof read === 'string') return err({ kind: 'statement', number: index + 1, lacks: read });
    statements.push(read);
  }
  return ok(statements);
}

/** The statement, or what it lacks. */
function readStatement(value: unknown): ForeignStatement | string {
  if (!isObject(value)) return 'braces';
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') return 'Effect';
  const actions = choice(value, 'Action', 'NotAction');
  if (!actions) return 'Action';
  const resources = choice(value, 'Resource', 'NotResource');
  if (!resources) return 'Resource';
  const conditions = readConditions(value['Condition']);
  if (!conditions) return 'Condition';
  const sid = value['Sid'];
  return { sid: typeof sid === 'string' ? sid : '', effect, actions, resources, conditions };
}

function choice(
  statement: Readonly<Record<string, unknown>>,
  these: string,
  except: string,
): ForeignStatement['actions'] | undefined {
  const named = texts(statement[these]);
  if (named) return { kind: 'these', patterns: named };
  const excepted = texts(statement[except]);
  return excepted && { kind: 'except', patterns: excepted };
}

function readConditions(value: unknown): Conditions | undefined {
  if (value === undefined) return {};
  if (!isObject(value)) return undefined;
  const conditions: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, block] of Object.entries(value)) {
    if (!isObject(block)) return undefined;
    const keys: Record<string, readonly string[]> = {};
    for (const [key, given] of Object.entries(block)) {
      const values = texts(given);
      if (!values) return undefined;
      keys[key] = values;
    }
    conditions[operator] = keys;
  }
  return conditions;
}

/** IAM takes true and 3600 as well as their texts. */
function texts(value: unknown): readonly string[] | undefined {
  const all = value instanceof Array ? (value as unknown[]) : [value];
  const plain = all.every((each) => ['string', 'number', 'boolean'].includes(typeof each));
  return plain && all.length > 0 ? all.map(String) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Array);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
