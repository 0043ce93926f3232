import type { Call } from '../call.ts';
import type { User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export function getUser(call: Call): Xml[] {
  const user = namedUser(call);
  const details = [
    element('Path', user.path),
    element('UserName', user.name),
    element('UserId', user.userId),
    element('Arn', user.arn),
    element('CreateDate', isoSeconds(user.createdAt)),
  ];
  return [parent('User', ...details)];
}

/** The user the call names, the caller when it names none; only with the permission for it. */
export function namedUser(call: Call): User {
  const name = call.parameters.text('UserName') ?? call.principal.name;
  const user = call.world.user(name);
  const known = user?.accountId === call.principal.accountId ? user : undefined;
  const arn = known?.arn ?? `arn:aws:iam::${call.principal.accountId}:user/${name}`;
  requireIamPermission(call, arn, `user ${name}`);
  if (!known)
    throw new ApiError('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
  return known;
}

/** Refuses with `AccessDenied`. `resourceName` is how the message calls the resource. */
export function requireIamPermission(call: Call, resourceArn: string, resourceName: string): void {
  const { principal } = call;
  const action = `iam:${call.action}`;
  const context = principal.isRoot ? {} : { 'aws:username': principal.name };
  if (call.authorize({ principal, action, resourceArn, context })) return;
  throw new ApiError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resourceName} because no identity-based policy allows the ${action} action`,
    403,
  );
}

/** Times as IAM writes them: `2024-05-17T09:30:00Z`. */
export function isoSeconds(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
