import type { Call } from '../call.ts';
import type { Role, User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { policiesDecide } from './policy-evaluation.ts';
import type { Decision, IdentityPolicy } from './policy-evaluation.ts';
import { policiesOf } from './policy-holders.ts';
import type { RequestContext } from './policy-variables.ts';
import { requireIamPermission } from './users.ts';

/**
 * What the policies of a user or role say, with no more context than the caller gives. One result
 * for an action; what it says of each resource is inside.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(call: Call): Xml[] {
  const arn = call.parameters.text('PolicySourceArn') ?? '';
  requireIamPermission(call, arn, arn);
  const holder = holderOf(call, arn);
  const policies = policiesOf(holder);
  const given = givenContext(call.parameters);
  const missing = keysIn(policies).filter((key) => !(key in given));
  const context = { ...ownContext(holder), ...given };
  const { parameters } = call;
  const resources = listed(parameters, 'ResourceArns');
  const results = listed(parameters, 'ActionNames').map((action) =>
    resultXml(
      action,
      missing,
      (resources.length === 0 ? ['*'] : resources).map((resourceArn) => ({
        resourceArn,
        decision: policiesDecide(policies, { action, resourceArn, context }),
      })),
    ),
  );
  return [parent('EvaluationResults', ...results), element('IsTruncated', false)];
}

interface Decided {
  readonly resourceArn: string;
  readonly decision: Decision;
}

function resultXml(action: string, missing: readonly string[], decided: readonly Decided[]): Xml {
  const [first] = decided;
  const missingXml = parent(
    'MissingContextValues',
    ...missing.map((key) => element('member', key)),
  );
  const worst =
    decided.find(({ decision }) => decision === 'explicitDeny') ??
    decided.find(({ decision }) => decision === 'implicitDeny') ??
    first;
  const each = decided.map(({ resourceArn, decision }) =>
    parent(
      'member',
      element('EvalResourceName', resourceArn),
      element('EvalResourceDecision', decision),
      missingXml,
    ),
  );
  return parent(
    'member',
    element('EvalActionName', action),
    element('EvalResourceName', first?.resourceArn),
    element('EvalDecision', worst?.decision),
    missingXml,
    ...(decided.length > 1 ? [parent('ResourceSpecificResults', ...each)] : []),
  );
}

function holderOf({ world, principal }: Call, arn: string): User | Role {
  const name = arn.split('/').at(-1) ?? '';
  const holder = arn.includes(':role/') ? world.role(name) : world.user(name);
  if (holder?.arn === arn && holder.accountId === principal.accountId) return holder;
  throw new ApiError('NoSuchEntity', `The principal ${arn} does not exist.`, 404);
}

function givenContext(parameters: QueryParameters): RequestContext {
  const entries = parameters.structure('ContextEntries').structures('member');
  return Object.fromEntries(
    entries.map((entry) => {
      const values = listed(entry, 'ContextKeyValues');
      const list = entry.text('ContextKeyType')?.endsWith('List') === true;
      return [entry.text('ContextKeyName') ?? '', list ? values : (values[0] ?? '')];
    }),
  );
}

function ownContext(holder: User | Role): RequestContext {
  return {
    'aws:PrincipalArn': holder.arn,
    'aws:PrincipalAccount': holder.accountId,
    ...('userId' in holder && { 'aws:username': holder.name, 'aws:userid': holder.userId }),
  };
}

/** The condition keys the policies ask for. */
function keysIn(policies: readonly IdentityPolicy[]): readonly string[] {
  const statements = policies.flatMap(({ Statement }) => [Statement].flat());
  const blocks = statements.flatMap(({ Condition = {} }) => Object.values(Condition));
  return [...new Set(blocks.flatMap((block) => Object.keys(block)))];
}

/** The query protocol writes lists as `ActionNames.member.1`. */
function listed(parameters: QueryParameters, name: string): readonly string[] {
  return parameters.structure(name).texts('member');
}
