import { ApiError } from './protocol/errors.ts';

/** Why a request is not let in, before any permission is asked. */
export type Refusal =
  'no-signature' | 'incomplete' | 'unknown-key' | 'wrong-signature' | 'ended' | 'late';

/** What each family of services calls it, and with what HTTP status. */
type Words = Readonly<Record<Refusal, readonly [code: string, status: number]>>;

const QUERY: Words = {
  'no-signature': ['MissingAuthenticationToken', 403],
  incomplete: ['IncompleteSignature', 400],
  'unknown-key': ['InvalidClientTokenId', 403],
  'wrong-signature': ['SignatureDoesNotMatch', 403],
  ended: ['ExpiredToken', 403],
  late: ['SignatureDoesNotMatch', 403],
};

/**
 * EC2 calls every bad key or signature the same and gives no reason.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const EC2: Words = {
  ...QUERY,
  'unknown-key': ['AuthFailure', 401],
  'wrong-signature': ['AuthFailure', 401],
  ended: ['RequestExpired', 400],
  late: ['RequestExpired', 400],
};

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html */
const JSON_SERVICES: Words = {
  'no-signature': ['MissingAuthenticationTokenException', 403],
  incomplete: ['IncompleteSignatureException', 403],
  'unknown-key': ['UnrecognizedClientException', 403],
  'wrong-signature': ['InvalidSignatureException', 403],
  ended: ['ExpiredTokenException', 403],
  late: ['InvalidSignatureException', 403],
};

const EC2_MESSAGES: Readonly<Record<string, string>> = {
  AuthFailure: 'AWS was not able to validate the provided access credentials',
  RequestExpired: 'Request has expired.',
};

/** The refusal in the words of the service; EC2 keeps the reason to itself. */
export function refusalOf(service: string, refusal: Refusal, message: string): ApiError {
  const [code, status] = wordsOf(service)[refusal];
  const own = service === 'ec2' ? EC2_MESSAGES[code] : undefined;
  return new ApiError(code, own ?? message, status);
}

function wordsOf(service: string): Words {
  if (service === 'ec2') return EC2;
  return service === 'scheduler' || service === 'sqs' ? JSON_SERVICES : QUERY;
}
