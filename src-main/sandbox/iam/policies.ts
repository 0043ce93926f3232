import type { Call } from '../call.ts';
import type { Role, User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { attachedPolicies, inlinePolicies, namedRole } from './policy-holders.ts';
import { namedUser, requireIamPermission } from './users.ts';

const VERSION = 'v1';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export function listUserPolicies(call: Call): Xml[] {
  return inlineList(namedUser(call));
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
export function listRolePolicies(call: Call): Xml[] {
  return inlineList(namedRole(call));
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export function getUserPolicy(call: Call): Xml[] {
  const user = namedUser(call);
  return [element('UserName', user.name), ...inline(call, user)];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export function getRolePolicy(call: Call): Xml[] {
  const role = namedRole(call);
  return [element('RoleName', role.name), ...inline(call, role)];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export function listAttachedUserPolicies(call: Call): Xml[] {
  return attachedList(namedUser(call));
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html */
export function listAttachedRolePolicies(call: Call): Xml[] {
  return attachedList(namedRole(call));
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export function getPolicy(call: Call): Xml[] {
  const { name, arn } = namedPolicy(call);
  const details = [
    element('PolicyName', name),
    element('Arn', arn),
    element('DefaultVersionId', VERSION),
    element('IsAttachable', true),
  ];
  return [parent('Policy', ...details)];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export function getPolicyVersion(call: Call): Xml[] {
  const { document } = namedPolicy(call);
  const id = call.parameters.text('VersionId') ?? '';
  if (id !== VERSION)
    throw new ApiError('NoSuchEntity', `Policy version ${id} does not exist.`, 404);
  const details = [
    element('Document', encoded(document)),
    element('VersionId', VERSION),
    element('IsDefaultVersion', true),
  ];
  return [parent('PolicyVersion', ...details)];
}

function inlineList(holder: User | Role): Xml[] {
  const members = inlinePolicies(holder).map(({ name }) => element('member', name));
  return [parent('PolicyNames', ...members), element('IsTruncated', false)];
}

function attachedList(holder: User | Role): Xml[] {
  const members = attachedPolicies(holder).map(({ name, arn }) =>
    parent('member', element('PolicyName', name), element('PolicyArn', arn)),
  );
  return [parent('AttachedPolicies', ...members), element('IsTruncated', false)];
}

function inline(call: Call, holder: User | Role): Xml[] {
  const wanted = call.parameters.text('PolicyName') ?? '';
  const policy = inlinePolicies(holder).find(({ name }) => name === wanted);
  if (!policy) throw notFound(wanted);
  return [element('PolicyName', wanted), element('PolicyDocument', encoded(policy.document))];
}

function namedPolicy(call: Call): ReturnType<typeof attachedPolicies>[number] {
  const arn = call.parameters.text('PolicyArn') ?? '';
  requireIamPermission(call, arn, `policy ${arn}`);
  const { users, roles = [] } = call.world.snapshot();
  const policy = [...users, ...roles].flatMap(attachedPolicies).find((each) => each.arn === arn);
  if (!policy) throw notFound(arn);
  return policy;
}

/** IAM hands out documents URL-encoded. */
function encoded(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document));
}

function notFound(name: string): ApiError {
  return new ApiError('NoSuchEntity', `The policy ${name} cannot be found.`, 404);
}
