import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import type { User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import type { IdentityPolicy } from './policy-evaluation.ts';
import { namedUser, requireIamPermission } from './users.ts';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export function createUser(call: Call): Xml[] {
  const name = call.parameters.text('UserName') ?? '';
  const path = call.parameters.text('Path') ?? '/';
  const { accountId } = call.principal;
  const arn = `arn:aws:iam::${accountId}:user${path}${name}`;
  requireIamPermission(call, arn, `user ${name}`);
  if (call.world.user(name))
    throw new ApiError('EntityAlreadyExists', `User with name ${name} already exists.`, 409);
  const userId = `AIDASANDBOX${randomBytes(5).toString('hex').toUpperCase()}`;
  const user: User = {
    ...{ accountId, name, path, userId, arn, isRoot: false, createdAt: call.now },
    ...{ allowed: [], denied: [], policies: [] },
  };
  call.world.addUser(user);
  const details = [element('UserName', name), element('UserId', userId), element('Arn', arn)];
  return [parent('User', ...details)];
}

/**
 * A user that still has keys or policies stays.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
export function deleteUser(call: Call): Xml[] {
  const user = namedUser(call);
  const { length } = user.policies ?? [];
  if (length > 0 || call.world.keys(user.name).length > 0)
    throw new ApiError(
      'DeleteConflict',
      'Cannot delete entity, must delete access keys and policies first.',
      409,
    );
  call.world.removeUser(user.name);
  return [];
}

/**
 * The sandbox keeps no names of inline policies: a user made here has one.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
export function putUserPolicy(call: Call): Xml[] {
  call.world.attachPolicies(namedUser(call).name, [readDocument(call, 'PolicyDocument')]);
  return [];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export function deleteUserPolicy(call: Call): Xml[] {
  call.world.attachPolicies(namedUser(call).name, []);
  return [];
}

/** Takes any JSON object for a policy, as tests of ours write them. */
export function readDocument(call: Call, name: string): IdentityPolicy {
  try {
    return JSON.parse(call.parameters.text(name) ?? '') as IdentityPolicy;
  } catch {
    throw new ApiError('MalformedPolicyDocument', 'The policy is not JSON.');
  }
}
