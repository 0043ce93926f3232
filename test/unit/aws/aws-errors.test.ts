import { describe, expect, it } from 'vitest';
import {
  failureOf,
  mayHaveArrived,
  outcomeUnknown,
  refusalOf,
} from '../../../src-main/aws/aws-errors.ts';
import type { CallContext } from '../../../src-main/aws/aws-errors.ts';

const groupArn = 'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-0a1b2c3d4e5f67890';
const context: CallContext = {
  action: 'ec2:AuthorizeSecurityGroupIngress',
  resource: groupArn,
  region: 'eu-west-1',
  groupId: 'sg-0a1b2c3d4e5f67890',
};

/** An error as the SDK throws it. */
function awsError(name: string, more: { status?: number; message?: string; date?: Date } = {}) {
  const { status = 400, message = name, date = new Date() } = more;
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'a-request' },
    $response: { statusCode: status, headers: { date: date.toUTCString() } },
  });
}

function nodeError(code: string, more: { syscall?: string; hostname?: string } = {}): Error {
  return Object.assign(new Error(`${more.syscall ?? 'read'} ${code}`), { code, ...more });
}

const problemOf = (error: unknown) => refusalOf(error, context).problem;

describe('what an error of AWS means', () => {
  it.each([
    ['AuthFailure', { kind: 'key-unknown' }],
    ['InvalidClientTokenId', { kind: 'key-unknown' }],
    ['SignatureDoesNotMatch', { kind: 'secret-wrong' }],
    ['ExpiredToken', { kind: 'credentials-expired' }],
    ['RequestLimitExceeded', { kind: 'throttled' }],
    ['Throttling', { kind: 'throttled' }],
    ['OptInRequired', { kind: 'region-unavailable', region: 'eu-west-1' }],
    [
      'InvalidGroup.NotFound',
      { kind: 'group-gone', groupId: context.groupId, region: 'eu-west-1' },
    ],
    ['RulesPerSecurityGroupLimitExceeded', { kind: 'group-full', groupId: context.groupId }],
    [
      'InvalidParameterValue',
      { kind: 'refused', code: 'InvalidParameterValue', message: 'InvalidParameterValue' },
    ],
  ])('%s', (name, problem) => {
    expect(refusalOf(awsError(name), context)).toEqual({ problem, requestId: 'a-request' });
  });

  it('names action and resource that AWS says were missing', () => {
    const rule = 'arn:aws:ec2:eu-west-1:123456789012:security-group-rule/*';
    const message = `You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ana is not authorized to perform: ec2:CreateTags on resource: ${rule} because no identity-based policy allows the ec2:CreateTags action. Encoded authorization failure message: xyz`;
    expect(problemOf(awsError('UnauthorizedOperation', { status: 403, message }))).toEqual({
      kind: 'not-allowed',
      action: 'ec2:CreateTags',
      resource: rule,
    });
  });

  it('names action and resource of the call when AWS does not', () => {
    const message = 'You are not authorized to perform this operation.';
    expect(problemOf(awsError('UnauthorizedOperation', { status: 403, message }))).toEqual({
      kind: 'not-allowed',
      action: context.action,
      resource: groupArn,
    });
  });

  it('says by how much the clock is off', () => {
    const date = new Date(Date.now() - 3_600_000);
    for (const name of ['RequestExpired', 'AuthFailure', 'SignatureDoesNotMatch']) {
      const problem = problemOf(awsError(name, { date }));
      expect(problem.kind).toBe('clock-off');
      const byMs = problem.kind === 'clock-off' ? problem.byMs : undefined;
      expect(Math.abs((byMs ?? NaN) - 3_600_000)).toBeLessThan(5_000);
    }
  });

  it('knows a signature that is only too old', () => {
    const message = 'Signature expired: 20261122T120000Z is now earlier than 20261122T130000Z';
    const problem = problemOf(awsError('SignatureDoesNotMatch', { message }));
    expect(problem.kind).toBe('clock-off');
  });

  it('names the host that could not be reached', () => {
    const host = 'ec2.eu-west-1.amazonaws.com';
    const error = nodeError('ENOTFOUND', { syscall: 'getaddrinfo', hostname: host });
    expect(problemOf(error)).toEqual({ kind: 'no-network', host });
    expect(problemOf(nodeError('ECONNRESET'))).toEqual({ kind: 'no-network', host });
  });

  it('shows what is wrong with a certificate', () => {
    expect(problemOf(nodeError('SELF_SIGNED_CERT_IN_CHAIN'))).toEqual({
      kind: 'not-trusted',
      host: 'ec2.eu-west-1.amazonaws.com',
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
    });
  });

  it.each([undefined, null, 'text', 7, {}, new Error('odd')])('makes do with %s', (thrown) => {
    expect(problemOf(thrown).kind).toBe('no-network');
  });
});

describe('whether a failed call may have been carried out', () => {
  it.each([
    ['AWS said no', awsError('UnauthorizedOperation', { status: 403 })],
    ['AWS was too busy', awsError('RequestLimitExceeded', { status: 503 })],
    ['the name was not found', nodeError('ENOTFOUND', { syscall: 'getaddrinfo' })],
    ['nobody listened', nodeError('ECONNREFUSED', { syscall: 'connect' })],
    ['no connection in time', nodeError('ETIMEDOUT', { syscall: 'connect' })],
    ['the certificate was not AWS’s', nodeError('CERT_HAS_EXPIRED')],
    [
      'no address answered',
      Object.assign(new AggregateError([nodeError('ETIMEDOUT', { syscall: 'connect' })]), {
        code: 'ETIMEDOUT',
      }),
    ],
  ])('no: %s', (_, error) => {
    expect(mayHaveArrived(error)).toBe(false);
  });

  it.each([
    ['the connection broke', nodeError('ECONNRESET', { syscall: 'read' })],
    ['the answer took too long', Object.assign(nodeError('ETIMEDOUT'), { name: 'TimeoutError' })],
    ['the route went away while writing', nodeError('EHOSTUNREACH', { syscall: 'write' })],
    ['AWS failed inside', awsError('InternalError', { status: 500 })],
    ['AWS was unavailable', awsError('Unavailable', { status: 503 })],
    ['the answer was not readable', awsError('SyntaxError', { status: 200 })],
    ['nobody knows', new Error('odd')],
  ])('maybe: %s', (_, error) => {
    expect(mayHaveArrived(error)).toBe(true);
  });

  it('is then unknown, with the cause', () => {
    const failure = failureOf(awsError('InternalError', { status: 500 }), context, true);
    expect(outcomeUnknown(failure)).toEqual({
      problem: { kind: 'outcome-unknown', cause: 'InternalError: InternalError' },
      requestId: 'a-request',
    });
  });
});
