import type { Call } from '../call.ts';
import type { Role, User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import type { IdentityPolicy } from './policy-evaluation.ts';
import { requireIamPermission } from './users.ts';

/** A policy with the name IAM knows it by. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: IdentityPolicy;
}

const OWN_LIST = 'own-list';

/** The role the call names; only with the permission for it. */
export function namedRole(call: Call): Role {
  const name = call.parameters.text('RoleName') ?? '';
  const { accountId } = call.principal;
  const role = call.world.role(name);
  const known = role?.accountId === accountId ? role : undefined;
  const arn = known?.arn ?? `arn:aws:iam::${accountId}:role/${name}`;
  requireIamPermission(call, arn, `role ${name}`);
  if (!known)
    throw new ApiError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
  return known;
}

/**
 * What the lists of action patterns say, as an inline policy; policies take the place of what is
 * allowed.
 */
export function inlinePolicies({ allowed, denied, policies }: User | Role): readonly NamedPolicy[] {
  const Statement = [
    ...(policies === undefined && allowed.length > 0
      ? [{ Effect: 'Allow', Action: allowed, Resource: '*' } as const]
      : []),
    ...(denied.length > 0 ? [{ Effect: 'Deny', Action: denied, Resource: '*' } as const] : []),
  ];
  if (Statement.length === 0) return [];
  return [{ name: OWN_LIST, document: { Version: '2012-10-17', Statement } }];
}

/** Attached policies are managed ones, numbered from 1. */
export function attachedPolicies(
  holder: User | Role,
): readonly (NamedPolicy & { readonly arn: string })[] {
  const { accountId, name, policies = [] } = holder;
  const kind = 'roleId' in holder ? 'role' : 'user';
  return policies.map((document, index) => {
    const policyName = `${kind}-${name}-${String(index + 1)}`;
    return {
      name: policyName,
      arn: `arn:aws:iam::${accountId}:policy/${policyName}`,
      document,
    };
  });
}

/** Everything that counts for a holder. */
export function policiesOf(holder: User | Role): readonly IdentityPolicy[] {
  return [...inlinePolicies(holder), ...attachedPolicies(holder)].map(({ document }) => document);
}
