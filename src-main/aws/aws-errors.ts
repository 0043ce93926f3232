import type { Family } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { ProxyRefused } from '../kernel/ways-out.ts';
import type { RefusedLeg } from '../resources/asked.ts';
import { CredentialsRefused } from './credentials-refused.ts';
import { errorFacts } from './error-facts.ts';
import type { ErrorFacts } from './error-facts.ts';

/** What was asked of AWS, so that a failure can name it. */
export interface CallContext {
  /** As in a policy: `ec2:AuthorizeSecurityGroupIngress`. */
  readonly action: string;
  /** The ARN that must be in the policy, or `*`. */
  readonly resource: string;
  readonly region: string;
  readonly groupId?: string;
  /** Set when all rules asked for are of one family. */
  readonly family?: Family;
}

/** What a failure means for the steps that follow; `other` has no step of its own. */
export type Fault =
  | 'dry-run-allowed'
  | 'not-allowed'
  | 'duplicate'
  | 'rule-gone'
  | 'group-gone'
  | 'group-full'
  | 'tags-refused'
  | 'key-limit'
  | 'key-gone'
  | 'report-missing'
  | 'report-unfinished'
  | 'schedule-exists'
  | 'schedule-gone'
  | 'guard-missing'
  | 'other';

export interface AwsFailure {
  readonly fault: Fault;
  /** With `not-allowed`, where AWS says so much. */
  readonly refused?: RefusedLeg;
  /** What to tell the person, provided that nothing was done. */
  readonly refusal: Refusal;
  /** A try may have reached AWS and its answer was lost: the change may stand. */
  readonly maybeDone: boolean;
}

const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['DryRunOperation', 'dry-run-allowed'],
  ['UnauthorizedOperation', 'not-allowed'],
  ['AccessDenied', 'not-allowed'],
  ['AccessDeniedException', 'not-allowed'],
  ['InvalidPermission.Duplicate', 'duplicate'],
  ['InvalidPermission.NotFound', 'rule-gone'],
  ['InvalidSecurityGroupRuleId.NotFound', 'rule-gone'],
  ['InvalidGroup.NotFound', 'group-gone'],
  ['InvalidGroupId.NotFound', 'group-gone'],
  ['InvalidGroupId.Malformed', 'group-gone'],
  ['InvalidSecurityGroupID.NotFound', 'group-gone'],
  ['InvalidSecurityGroupId.NotFound', 'group-gone'],
  ['RulesPerSecurityGroupLimitExceeded', 'group-full'],
  // IAM: for access keys, of which a user has two at most.
  ['LimitExceeded', 'key-limit'],
  ['LimitExceededException', 'key-limit'],
  ['NoSuchEntity', 'key-gone'],
  ['NoSuchEntityException', 'key-gone'],
  // IAM: the credential report, which expires after four hours.
  ['ReportNotPresent', 'report-missing'],
  ['CredentialReportNotPresentException', 'report-missing'],
  ['ReportExpired', 'report-missing'],
  ['CredentialReportExpiredException', 'report-missing'],
  ['ReportInProgress', 'report-unfinished'],
  ['CredentialReportNotReadyException', 'report-unfinished'],
  // EventBridge Scheduler, and the queue it leaves failures in.
  ['ConflictException', 'schedule-exists'],
  ['ResourceNotFoundException', 'schedule-gone'],
  ['QueueDoesNotExist', 'guard-missing'],
  ['AWS.SimpleQueueService.NonExistentQueue', 'guard-missing'],
  ['TagPolicyViolation', 'tags-refused'],
  ['TagLimitExceeded', 'tags-refused'],
  ['ConcurrentTagAccess', 'tags-refused'],
  ['InvalidTagKey.Malformed', 'tags-refused'],
]);

const THROTTLED = new Set([
  'EC2ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  // EventBridge Scheduler's word for too many requests.
  'ServiceQuotaExceededException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** EC2 says AuthFailure for a key that is deleted or inactive, and for some other credential faults. */
const KEY_UNKNOWN = new Set([
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);
const SECRET_WRONG = new Set([
  'IncompleteSignature',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
]);
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException']);
const CLOCK_OFF = new Set([
  'InvalidSecurity.RequestHasExpired',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
]);

/** AWS accepts signatures made up to five minutes away from its own time. */
const TOLERATED_SKEW_MS = 5 * MINUTE_MS;

/**
 * Says what a failed call to AWS means. This is the only place that knows AWS's error names.
 *
 * @param maybeDone whether any try of this call may have been carried out (`answerWasLost`)
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function failureOf(error: unknown, context: CallContext, maybeDone: boolean): AwsFailure {
  // Nothing was sent: what signs was not to be had.
  if (error instanceof CredentialsRefused)
    return { fault: 'other', refusal: error.refusal, maybeDone: false };
  if (error instanceof ProxyRefused)
    return { fault: 'other', refusal: { problem: error.problem }, maybeDone };
  const facts = errorFacts(error);
  const part = missingPartOf(facts);
  const fault = part ? 'guard-missing' : (FAULTS.get(facts.code) ?? 'other');
  const refused = fault === 'not-allowed' ? refusedLeg(facts.message) : undefined;
  const refusal = refusalFrom(facts, problemOf(facts, fault, context));
  return { fault, refusal, maybeDone, ...(refused && { refused }) };
}

/** The failure of a call that changes nothing. */
export function refusalOf(error: unknown, context: CallContext): Refusal {
  return failureOf(error, context, false).refusal;
}

/** The refusal when the answer was lost and what stands could not be read either. */
export function outcomeUnknown(failure: AwsFailure): Refusal {
  const { problem, requestId } = failure.refusal;
  const cause = 'message' in problem ? `${problem.code}: ${problem.message}` : problem.kind;
  return {
    problem: { kind: 'outcome-unknown', cause },
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Whether AWS refused because too much was asked of it, and nothing was done. */
export function isThrottled(error: unknown): boolean {
  const { code, status } = errorFacts(error);
  return status !== undefined && (THROTTLED.has(code) || status === 429);
}

/**
 * Whether a request that failed so may have reached AWS and been carried out: true unless AWS
 * answered no, or the request certainly never left.
 */
export function mayHaveArrived(error: unknown): boolean {
  if (error instanceof CredentialsRefused || error instanceof ProxyRefused) return false;
  const facts = errorFacts(error);
  if (THROTTLED.has(facts.code) || FAULTS.has(facts.code)) return false;
  if (facts.status !== undefined && facts.status >= 300 && facts.status < 500) return false;
  return facts.status !== undefined || !neverLeft(facts);
}

function refusalFrom(facts: ErrorFacts, problem: Problem): Refusal {
  return facts.requestId === undefined ? { problem } : { problem, requestId: facts.requestId };
}

function problemOf(facts: ErrorFacts, fault: Fault, context: CallContext): Problem {
  const { region, groupId = '' } = context;
  if (fault === 'not-allowed') return notAllowed(facts.message, context);
  if (fault === 'group-gone') return { kind: 'group-gone', groupId, region };
  if (fault === 'group-full') {
    const { family } = context;
    return { kind: 'group-full', groupId, ...(family === undefined ? {} : { family }) };
  }
  if (fault === 'key-limit') return { kind: 'key-limit' };
  if (fault === 'guard-missing')
    return { kind: 'guard-not-set-up', region, part: missingPartOf(facts) ?? 'queue' };
  if (facts.status === undefined) return withoutAnswer(facts, context);
  if (THROTTLED.has(facts.code) || facts.status === 429) return { kind: 'throttled' };
  if (facts.code === 'OptInRequired') return { kind: 'region-unavailable', region };
  return credentialProblem(facts) ?? refused(facts);
}

/** Scheduler tells apart only in words whether a schedule or its group is missing, and why a role will not do. */
function missingPartOf({ code, message }: ErrorFacts): 'group' | 'role' | undefined {
  if (code === 'ResourceNotFoundException' && /schedule ?group/i.test(message)) return 'group';
  if (code === 'ValidationException' && /execution role|assume the role/i.test(message))
    return 'role';
  return undefined;
}

function credentialProblem(facts: ErrorFacts): Problem | undefined {
  const { code } = facts;
  if (EXPIRED.has(code)) return { kind: 'credentials-expired' };
  const byMs = facts.serverTime === undefined ? undefined : Date.now() - facts.serverTime;
  const aboutSignature = SECRET_WRONG.has(code) || code === 'AuthFailure';
  const skewed =
    /Signature (?:expired|not yet current)/.test(facts.message) ||
    (byMs !== undefined && Math.abs(byMs) > TOLERATED_SKEW_MS);
  // EC2 says of expired temporary keys what it says of a wrong clock.
  if (code === 'RequestExpired' && byMs !== undefined && !skewed)
    return { kind: 'credentials-expired' };
  if (CLOCK_OFF.has(code) || (aboutSignature && skewed))
    return { kind: 'clock-off', ...(byMs === undefined ? {} : { byMs }) };
  if (SECRET_WRONG.has(code)) return { kind: 'secret-wrong' };
  return KEY_UNKNOWN.has(code) ? { kind: 'key-unknown' } : undefined;
}

/** AWS mostly names action and resource; where it does not, they are those of the call. */
function notAllowed(message: string, context: CallContext): Problem {
  const said = refusedLeg(message);
  const action = said?.action ?? context.action;
  const ofTheCall = action === context.action ? context.resource : '*';
  return { kind: 'not-allowed', action, resource: said?.resource ?? ofTheCall };
}

/** IAM writes names in place of some ARNs (`user ana`): those are left out. */
function refusedLeg(message: string): RefusedLeg | undefined {
  const said =
    /not authorized to perform: (\S+?)(?: on resource: (arn:\S+?|\*))?[.,]?(?:\s|$)/.exec(message);
  if (said?.[1] === undefined) return undefined;
  const explicitly = message.includes('with an explicit deny');
  return { action: said[1], ...(said[2] !== undefined && { resource: said[2] }), explicitly };
}

function withoutAnswer(facts: ErrorFacts, { action, region }: CallContext): Problem {
  const [service = ''] = action.split(':');
  const host = facts.host ?? `${service}.${region}.amazonaws.com`;
  if (isCertificateFault(facts)) return { kind: 'not-trusted', host, code: facts.code };
  return { kind: 'no-network', host };
}

function refused(facts: ErrorFacts): Problem {
  return { kind: 'refused', code: facts.code, message: facts.message };
}

/** Only what fails before the first byte is written: looking up, connecting, shaking hands. */
function neverLeft(facts: ErrorFacts): boolean {
  if (facts.parts.length > 0) return facts.parts.every((part) => neverLeft(errorFacts(part)));
  return (
    facts.syscall === 'getaddrinfo' ||
    facts.syscall === 'connect' ||
    ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'].includes(facts.code) ||
    facts.message.includes('did not establish a connection') ||
    facts.message.includes('before secure TLS connection was established') ||
    isCertificateFault(facts)
  );
}

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isCertificateFault(facts: ErrorFacts): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH/.test(facts.code);
}
