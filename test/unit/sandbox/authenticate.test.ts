import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../src-main/sandbox/authenticate.ts';
import { formatAmzDate, signature } from '../../../src-main/sandbox/protocol/sigv4.ts';
import type { WireRequest } from '../../../src-main/sandbox/protocol/sigv4.ts';
import { SANDBOX_KEY, seedWorld } from '../../../src-main/sandbox/seed.ts';
import { SandboxWorld } from '../../../src-main/sandbox/world.ts';

const NOW = Date.UTC(2024, 4, 17, 9, 30);
const world = new SandboxWorld(seedWorld(NOW));

interface Choice {
  readonly service?: string;
  readonly scopeDate?: string;
  readonly signedHeaders?: readonly string[];
  readonly body?: string;
}

function signed(choice: Choice = {}): WireRequest {
  const date = formatAmzDate(NOW);
  const scope = {
    accessKeyId: SANDBOX_KEY.accessKeyId,
    date: choice.scopeDate ?? date.slice(0, 8),
    region: 'eu-west-1',
    service: choice.service ?? 'sts',
    signedHeaders: choice.signedHeaders ?? ['host', 'x-amz-date'],
  };
  const headers: [string, string][] = [
    ['Host', '127.0.0.1'],
    ['X-Amz-Date', date],
  ];
  const request = { method: 'POST', path: '/', query: '', headers, body: 'Action=X' };
  const signedWith = signature(request, scope, date, SANDBOX_KEY.secretAccessKey);
  const credential = [scope.accessKeyId, scope.date, scope.region, scope.service].join('/');
  const names = scope.signedHeaders.join(';');
  headers.push([
    'Authorization',
    `AWS4-HMAC-SHA256 Credential=${credential}/aws4_request, SignedHeaders=${names}, Signature=${signedWith}`,
  ]);
  return { ...request, body: choice.body ?? request.body };
}

const who = (request: WireRequest, service = 'sts') => authenticate(request, service, world, NOW);

function refused(request: WireRequest, service?: string): unknown {
  try {
    return who(request, service).principal.name;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('a signed request', () => {
  it('tells its caller', () => {
    expect(who(signed()).principal.arn).toBe('arn:aws:iam::123456789012:user/ana');
  });

  it.each<[string, Choice]>([
    ['whose body was changed on the way', { body: 'Action=Y' }],
    ['that leaves its host unsigned', { signedHeaders: ['x-amz-date'] }],
    ['that leaves its date unsigned', { signedHeaders: ['host'] }],
    ['whose scope is of another day', { scopeDate: '20240516' }],
  ])('is refused %s', (_, choice) => {
    expect(refused(signed(choice))).toBe('SignatureDoesNotMatch');
    expect(refused(signed({ ...choice, service: 'ec2' }), 'ec2')).toBe('AuthFailure');
  });

  it('is refused when it was signed for another service', () => {
    expect(refused(signed({ service: 's3' }))).toBe('SignatureDoesNotMatch');
  });

  it('is incomplete without a date or with half a header', () => {
    const request = signed();
    const without = (name: string) => request.headers.filter(([header]) => header !== name);
    expect(refused({ ...request, headers: without('X-Amz-Date') })).toBe('IncompleteSignature');
    const half = [...without('Authorization'), ['Authorization', 'AWS4-HMAC-SHA256 x'] as const];
    expect(refused({ ...request, headers: half })).toBe('IncompleteSignature');
    expect(refused({ ...request, headers: without('Authorization') })).toBe(
      'MissingAuthenticationToken',
    );
  });
});
