import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import type { Role, Trust } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { namedRole } from './policy-holders.ts';
import { readDocument } from './make-users.ts';
import { requireIamPermission } from './users.ts';

const HOUR_SECONDS = 3_600;

/**
 * A role for a service of AWS: the trust of others is not read.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function createRole(call: Call): Xml[] {
  const name = call.parameters.text('RoleName') ?? '';
  const path = call.parameters.text('Path') ?? '/';
  const { accountId } = call.principal;
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`;
  requireIamPermission(call, arn, `role ${name}`);
  if (call.world.role(name))
    throw new ApiError('EntityAlreadyExists', `Role with name ${name} already exists.`, 409);
  const roleId = `AROASANDBOX${randomBytes(5).toString('hex').toUpperCase()}`;
  const role: Role = {
    ...{ accountId, name, roleId, arn, trust: readTrust(call), maxSessionSeconds: HOUR_SECONDS },
    ...{ allowed: [], denied: [], policies: [] },
  };
  call.world.putRole(role);
  const details = [element('RoleName', name), element('RoleId', roleId), element('Arn', arn)];
  return [parent('Role', ...details)];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export function deleteRole(call: Call): Xml[] {
  const role = namedRole(call);
  if ((role.policies ?? []).length > 0)
    throw new ApiError('DeleteConflict', 'Cannot delete entity, must delete policies first.', 409);
  call.world.removeRole(role.name);
  return [];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export function putRolePolicy(call: Call): Xml[] {
  const policies = [readDocument(call, 'PolicyDocument')];
  call.world.putRole({ ...namedRole(call), policies });
  return [];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html */
export function deleteRolePolicy(call: Call): Xml[] {
  call.world.putRole({ ...namedRole(call), policies: [] });
  return [];
}

/** The first statement, and of it what trust in a service is about. */
function readTrust(call: Call): Trust {
  const { Statement } = readDocument(call, 'AssumeRolePolicyDocument');
  const [statement] = [Statement].flat() as readonly {
    readonly Principal?: { readonly Service?: string };
    readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | string[]>> };
  }[];
  const principal = statement?.Principal?.Service;
  if (principal === undefined) return { principals: [] };
  const { 'aws:SourceAccount': accounts = [], 'aws:SourceArn': arns = [] } =
    statement?.Condition?.StringEquals ?? {};
  const [sourceAccount] = [accounts].flat();
  const sourceArns = [arns].flat();
  return {
    principals: [],
    service: {
      principal,
      ...(sourceAccount !== undefined && { sourceAccount }),
      ...(sourceArns.length > 0 && { sourceArns }),
    },
  };
}
