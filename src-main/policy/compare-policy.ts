import { actionsMeant } from './catalogue.ts';
import type { Conditions, PermissionStatement } from './document.ts';
import { listOf } from './document.ts';
import type { ForeignStatement } from './import-policy.ts';
import { covers, fitsAction, isWild } from './patterns.ts';

/** One line of the difference between a policy that exists and the one that is needed. */
export interface Difference {
  /**
   * `missing`: needed and not allowed. `conditional`: allowed, but only when something more holds.
   * `denied`: a Deny may stand in the way. `too-much`: allowed and not needed.
   */
  readonly kind: 'missing' | 'conditional' | 'denied' | 'too-much';
  readonly action: string;
  readonly resource: string;
  /** Which statement of the existing policy, counted from 1. */
  readonly statement?: number;
  /** One sentence. */
  readonly says: string;
}

/** A single permission: one action, one resource, on conditions. */
interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly conditions: Conditions;
}

/**
 * What an existing policy lacks of what is needed, and what it allows beyond that. Nothing is
 * missing and nothing too much: the list is empty.
 */
export function comparePolicy(
  existing: readonly ForeignStatement[],
  needed: readonly PermissionStatement[],
): readonly Difference[] {
  const wanted = needed.filter(({ Effect }) => Effect === 'Allow').flatMap(grantsOf);
  return [
    ...wanted.flatMap((grant) => whatIsMissing(grant, existing)),
    ...existing.flatMap((statement, index) => whatIsTooMuch(statement, index + 1, wanted)),
  ];
}

function grantsOf(statement: PermissionStatement): readonly Grant[] {
  return (statement.Action ?? []).flatMap((action) =>
    listOf(statement.Resource).map((resource) => ({
      action,
      resource,
      conditions: statement.Condition ?? {},
    })),
  );
}

function whatIsMissing(grant: Grant, existing: readonly ForeignStatement[]): readonly Difference[] {
  const { action, resource } = grant;
  const about = existing.map((statement, index) => ({ statement, number: index + 1 }));
  const concerning = about.filter(({ statement }) => concerns(statement, grant));
  const denied = concerning.find(({ statement }) => statement.effect === 'Deny');
  const allowing = concerning.filter(({ statement }) => statement.effect === 'Allow');
  const line = (kind: Difference['kind'], says: string, number?: number): Difference => ({
    kind,
    action,
    resource,
    ...(number !== undefined && { statement: number }),
    says,
  });
  const denial = denied
    ? [
        line(
          'denied',
          `Statement ${String(denied.number)} denies ${action} on ${resource}${Object.keys(denied.statement.conditions).length > 0 ? ' when its conditions hold' : ''}.`,
          denied.number,
        ),
      ]
    : [];
  const [first] = allowing;
  if (!first) return [...denial, line('missing', `${action} on ${resource} is not allowed.`)];
  if (allowing.some(({ statement }) => asks(grant.conditions, statement.conditions))) return denial;
  return [
    ...denial,
    line(
      'conditional',
      `Statement ${String(first.number)} allows ${action} on ${resource} only on further conditions.`,
      first.number,
    ),
  ];
}

/** Whether a statement speaks of all that a grant means. */
function concerns({ actions, resources }: ForeignStatement, { action, resource }: Grant): boolean {
  const acts = actions.patterns.some((pattern) => fitsAction(pattern, action));
  const on = resources.patterns.some((pattern) => covers(pattern, resource));
  return acts === (actions.kind === 'these') && on === (resources.kind === 'these');
}

function whatIsTooMuch(
  { effect, actions, resources, conditions }: ForeignStatement,
  statement: number,
  wanted: readonly Grant[],
): readonly Difference[] {
  if (effect === 'Deny') return [];
  const extra = (action: string, resource: string, says: string): Difference => ({
    kind: 'too-much',
    action,
    resource,
    statement,
    says,
  });
  if (actions.kind === 'except' || resources.kind === 'except')
    return [extra('*', '*', `Statement ${String(statement)} allows everything but what it names.`)];
  return actions.patterns.flatMap((action) =>
    resources.patterns.flatMap((resource) => {
      const same = wanted.filter((grant) => fitsAction(action, grant.action));
      if (same.length === 0)
        return [extra(action, resource, `${action} is not needed${countOf(action)}.`)];
      if (isWild(action))
        return [extra(action, resource, `${action} is more than is needed${countOf(action)}.`)];
      const inReach = same.filter((grant) => covers(grant.resource, resource));
      if (inReach.length === 0)
        return [extra(action, resource, `${action} is needed, but not on ${resource}.`)];
      if (inReach.some((grant) => asks(conditions, grant.conditions))) return [];
      return [
        extra(
          action,
          resource,
          `${action} on ${resource} is needed only on conditions that are missing.`,
        ),
      ];
    }),
  );
}

/**
 * Whether `given` asks for all that `asked` does: whenever `given` holds, `asked` holds. Exact for
 * operators that compare with a list; of others only the same text counts.
 */
function asks(given: Conditions, asked: Conditions): boolean {
  return Object.entries(asked).every(([operator, block]) =>
    Object.entries(block).every(([key, values]) => {
      const mine = valueOf(given[operator], key);
      if (!mine) return false;
      const subset = listOf(mine).every((value) => listOf(values).includes(value));
      const superset = listOf(values).every((value) => listOf(mine).includes(value));
      return /Not/.test(operator) ? superset : subset;
    }),
  );
}

/** Condition keys are written in any case. */
function valueOf(
  block: Conditions[string] | undefined,
  key: string,
): Conditions[string][string] | undefined {
  return Object.entries(block ?? {}).find(
    ([name]) => name.toLowerCase() === key.toLowerCase(),
  )?.[1];
}

function countOf(pattern: string): string {
  if (!isWild(pattern)) return '';
  if (pattern === '*') return ': it means every action of AWS';
  const count = actionsMeant(pattern)?.length;
  return count === undefined ? '' : `: it means ${String(count)} actions`;
}
