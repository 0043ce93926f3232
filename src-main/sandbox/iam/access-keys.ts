import type { Call } from '../call.ts';
import { newAccessKeyId } from '../identifiers.ts';
import type { AccessKey, User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { secretOf } from '../seed.ts';
import { isoSeconds, namedUser, requireIamPermission } from './users.ts';

const KEYS_PER_USER = 2;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export function listAccessKeys(call: Call): Xml[] {
  const members = call.world
    .keys(namedUser(call).name)
    .map((key) => parent('member', ...keyXml(key)));
  return [parent('AccessKeyMetadata', ...members), element('IsTruncated', false)];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html */
export function getAccessKeyLastUsed(call: Call): Xml[] {
  const id = call.parameters.text('AccessKeyId') ?? '';
  const key = call.world.key(id);
  const owner = key && call.world.user(key.userName);
  requireIamPermission(call, owner?.arn ?? '*', `access key ${id}`);
  if (!key || owner?.accountId !== call.principal.accountId) throw keyNotFound(id);
  const { lastUsed } = key;
  const use = [
    element('LastUsedDate', lastUsed && isoSeconds(lastUsed.at)),
    element('ServiceName', lastUsed?.service ?? 'N/A'),
    element('Region', lastUsed?.region ?? 'N/A'),
  ];
  return [element('UserName', key.userName), parent('AccessKeyLastUsed', ...use)];
}

/**
 * Makes a second key; a third is refused. The answer is the only place its secret ever appears.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
 */
export function createAccessKey(call: Call): Xml[] {
  const user = namedUser(call);
  if (call.world.keys(user.name).length >= KEYS_PER_USER)
    throw new ApiError(
      'LimitExceeded',
      `Cannot exceed quota for AccessKeysPerUser: ${String(KEYS_PER_USER)}`,
      409,
    );
  const key: AccessKey = {
    id: newAccessKeyId(),
    accountId: user.accountId,
    userName: user.name,
    status: 'Active',
    createdAt: call.now,
  };
  call.world.addKey(key);
  return [parent('AccessKey', ...keyXml(key), element('SecretAccessKey', secretOf(key.id)))];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export function updateAccessKey(call: Call): Xml[] {
  const status = call.parameters.text('Status') ?? '';
  if (status !== 'Active' && status !== 'Inactive')
    throw new ApiError(
      'ValidationError',
      `1 validation error detected: Value '${status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]`,
    );
  const key = namedKey(call, namedUser(call));
  if (key.status !== status) call.world.replaceKey({ ...key, status, statusChangedAt: call.now });
  return [];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export function deleteAccessKey(call: Call): Xml[] {
  call.world.removeKey(namedKey(call, namedUser(call)).id);
  return [];
}

function namedKey(call: Call, owner: User): AccessKey {
  const id = call.parameters.text('AccessKeyId') ?? '';
  const key = call.world.keys(owner.name).find((each) => each.id === id);
  if (!key) throw keyNotFound(id);
  return key;
}

function keyNotFound(id: string): ApiError {
  return new ApiError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`, 404);
}

function keyXml(key: AccessKey): Xml[] {
  return [
    element('UserName', key.userName),
    element('AccessKeyId', key.id),
    element('Status', key.status),
    element('CreateDate', isoSeconds(key.createdAt)),
  ];
}
