import { derivedToken } from './identifiers.ts';
import type { AccessKey, Principal } from './model.ts';
import { isEnabledRegion } from './regions.ts';
import type { ApiError } from './protocol/errors.ts';
import {
  formatAmzDate,
  headerValue,
  parseAmzDate,
  parseAuthorization,
  sameSignature,
  signature,
} from './protocol/sigv4.ts';
import type { Authorization, WireRequest } from './protocol/sigv4.ts';
import { refusalOf } from './refusals.ts';
import { secretOf } from './seed.ts';
import type { SandboxWorld } from './world.ts';

const MAX_SKEW_MS = 5 * 60 * 1000;
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

interface Caller {
  readonly principal: Principal;
  /** Absent with temporary credentials. */
  readonly key?: AccessKey;
  readonly authorization: Authorization;
}

/**
 * Who signed the request; refuses everybody else in the service's words.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function authenticate(
  request: WireRequest,
  service: string,
  world: SandboxWorld,
  now: number,
): Caller {
  const authorization = readAuthorization(request, service);
  if (authorization.service !== service)
    throw wrongSignature(service, `Credential should be scoped to correct service: '${service}'.`);
  const signer = signerOf(request, service, world, authorization, now);
  if (!isEnabledRegion(authorization.region)) throw unknownKey(service);
  const amzDate = headerValue(request, 'x-amz-date') ?? '';
  checkDate(amzDate, authorization, service, now);
  const { accessKeyId } = authorization;
  const expected = signature(request, authorization, amzDate, secretOf(accessKeyId));
  if (!sameSignature(expected, authorization.signature)) throw wrongSignature(service);
  return { ...signer, authorization };
}

type Signer = Pick<Caller, 'principal' | 'key'>;

/** A long-lived key comes without a token, temporary credentials with exactly theirs. */
function signerOf(
  request: WireRequest,
  service: string,
  world: SandboxWorld,
  { accessKeyId, region }: Authorization,
  now: number,
): Signer {
  const token = headerValue(request, 'x-amz-security-token');
  const session = world.session(accessKeyId);
  if (session) {
    const principal = world.principalOf(session);
    if (!principal || token !== derivedToken(accessKeyId)) throw unknownKey(service);
    if (session.expiresAt <= now) throw ended(service);
    return { principal };
  }
  const key = world.key(accessKeyId);
  const principal = key && world.user(key.userName);
  if (!principal || token !== undefined) throw unknownKey(service);
  if (!world.keySpread.isAccepted(key, service, region, now)) throw unknownKey(service);
  return { principal, key };
}

function ended(service: string): ApiError {
  return refusalOf(service, 'ended', 'The security token included in the request is expired');
}

function readAuthorization(request: WireRequest, service: string): Authorization {
  const header = headerValue(request, 'authorization');
  if (header === undefined)
    throw refusalOf(service, 'no-signature', 'Request is missing Authentication Token');
  const authorization = parseAuthorization(header);
  if (!authorization)
    throw incomplete(
      service,
      "Authorization header requires 'Credential', 'SignedHeaders', 'Signature'.",
    );
  const unsigned = request.headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .filter((name) => !authorization.signedHeaders.includes(name));
  if (unsigned.length > 0)
    throw wrongSignature(
      service,
      `There were headers present in the request which were not signed: ${unsigned.join(', ')}`,
    );
  return authorization;
}

function checkDate(amzDate: string, scope: Authorization, service: string, now: number): void {
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined)
    throw incomplete(
      service,
      "Date must be in ISO-8601 'basic format'. Authorization requires X-Amz-Date.",
    );
  if (scope.date !== amzDate.slice(0, 8)) throw wrongSignature(service);
  const early = signedAt > now + MAX_SKEW_MS;
  if (!early && signedAt >= now - MAX_SKEW_MS) return;
  const limit = formatAmzDate(early ? now + MAX_SKEW_MS : now - MAX_SKEW_MS);
  const message = early
    ? `Signature not yet current: ${amzDate} is still later than ${limit} (${formatAmzDate(now)} + 5 min.)`
    : `Signature expired: ${amzDate} is now earlier than ${limit} (${formatAmzDate(now)} - 5 min.)`;
  throw refusalOf(service, 'late', message);
}

function unknownKey(service: string): ApiError {
  return refusalOf(
    service,
    'unknown-key',
    'The security token included in the request is invalid.',
  );
}

function wrongSignature(service: string, message = MISMATCH): ApiError {
  return refusalOf(service, 'wrong-signature', message);
}

function incomplete(service: string, message: string): ApiError {
  return refusalOf(service, 'incomplete', message);
}
