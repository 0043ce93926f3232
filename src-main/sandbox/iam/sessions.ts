import type { Call } from '../call.ts';
import { derivedToken, newTemporaryKeyId } from '../identifiers.ts';
import type { Principal, Role, Session } from '../model.ts';
import { matchesPattern } from '../patterns.ts';
import { ApiError } from '../protocol/errors.ts';
import { element, parent } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { secretOf } from '../seed.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../seed-roles.ts';
import { isPolicy } from '../session-policy.ts';
import { isoSeconds } from './users.ts';

const HOUR = 3600;
const POLICY_LIMIT = 2048;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function assumeRole(call: Call): Xml[] {
  const roleArn = call.parameters.text('RoleArn') ?? '';
  const sessionName = call.parameters.text('RoleSessionName') ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) throw invalid('roleSessionName');
  const policy = call.parameters.text('Policy');
  if (policy !== undefined && policy.length > POLICY_LIMIT) throw invalid('policy');
  if (policy !== undefined && !isPolicy(policy))
    throw new ApiError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  const mfa = mfaShown(call);
  const role = call.world.role(roleArn.split('/').at(-1) ?? '');
  if (role?.arn !== roleArn || !isTrusted(role, call, mfa)) throw notAllowed(call, roleArn);
  const session: Session = {
    accessKeyId: newTemporaryKeyId(),
    kind: 'role',
    of: role.name,
    sessionName,
    mfa: false,
    ...(policy !== undefined && { policy }),
    expiresAt: call.now + roleSeconds(call, role) * 1000,
  };
  call.world.addSession(session, call.now);
  return [
    keysXml(session),
    parent(
      'AssumedRoleUser',
      element('AssumedRoleId', `${role.roleId}:${sessionName}`),
      element('Arn', `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`),
    ),
    element('PackedPolicySize', policy && Math.ceil((policy.length / POLICY_LIMIT) * 100)),
  ];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
export function getSessionToken(call: Call): Xml[] {
  const { principal, now } = call;
  if (principal.session)
    throw new ApiError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
  const seconds = call.parameters.integer('DurationSeconds') ?? 12 * HOUR;
  if (seconds < 900 || seconds > 36 * HOUR) throw invalid('durationSeconds');
  const session: Session = {
    accessKeyId: newTemporaryKeyId(),
    kind: 'session-token',
    of: principal.name,
    mfa: mfaShown(call),
    expiresAt: now + (principal.isRoot ? Math.min(seconds, HOUR) : seconds) * 1000,
  };
  call.world.addSession(session, now);
  return [keysXml(session)];
}

/** Keys from `GetSessionToken` without MFA can call no IAM, whatever their user may do. */
export function refuseUnfitSession(service: string, { session }: Principal): void {
  if (service === 'iam' && session?.kind === 'session-token' && !session.mfa)
    throw new ApiError(
      'InvalidClientTokenId',
      'The security token included in the request is invalid',
      403,
    );
}

function isTrusted(role: Role, call: Call, mfa: boolean): boolean {
  const { principals, externalId, mfa: needsMfa } = role.trust;
  const everybody = `arn:aws:iam::${role.accountId}:root`;
  const { principal } = call;
  const known =
    principals.includes(arnOf(principal)) ||
    (principals.includes(everybody) && mayAssume(call, role.arn));
  const given = call.parameters.text('ExternalId') ?? '';
  if (!known || (needsMfa && !mfa)) return false;
  if (principal.session?.policy !== undefined && !mayAssume(call, role.arn)) return false;
  return externalId === undefined || matchesPattern(externalId, given);
}

function mayAssume(call: Call, resourceArn: string): boolean {
  const { principal } = call;
  return call.authorize({ principal, action: 'sts:AssumeRole', resourceArn, context: {} });
}

/** A trust policy names the role, not its session. */
function arnOf({ session, arn, accountId, name }: Principal): string {
  return session?.kind === 'role' ? `arn:aws:iam::${accountId}:role/${name}` : arn;
}

function mfaShown(call: Call): boolean {
  const { principal, parameters } = call;
  const serial = parameters.text('SerialNumber');
  const code = parameters.text('TokenCode');
  if (serial === undefined && code === undefined) return principal.session?.mfa === true;
  if (serial === mfaSerialOf(principal.accountId, principal.name) && code === SANDBOX_MFA_CODE)
    return true;
  throw new ApiError(
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    403,
  );
}

function roleSeconds(call: Call, role: Role): number {
  const seconds = call.parameters.integer('DurationSeconds') ?? HOUR;
  if (seconds < 900) throw invalid('durationSeconds');
  if (call.principal.session?.kind === 'role' && seconds > HOUR)
    throw new ApiError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  if (seconds > role.maxSessionSeconds)
    throw new ApiError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  return seconds;
}

function keysXml({ accessKeyId, expiresAt }: Session): Xml {
  return parent(
    'Credentials',
    element('AccessKeyId', accessKeyId),
    element('SecretAccessKey', secretOf(accessKeyId)),
    element('SessionToken', derivedToken(accessKeyId)),
    element('Expiration', isoSeconds(expiresAt)),
  );
}

function notAllowed({ principal }: Call, roleArn: string): ApiError {
  return new ApiError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    403,
  );
}

function invalid(field: string): ApiError {
  return new ApiError(
    'ValidationError',
    `1 validation error detected: Value at '${field}' failed to satisfy constraint`,
  );
}
