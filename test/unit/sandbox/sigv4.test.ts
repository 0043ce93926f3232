import { describe, expect, it } from 'vitest';
import {
  canonicalRequest,
  formatAmzDate,
  parseAmzDate,
  parseAuthorization,
  sameSignature,
  signature,
  signingKey,
} from '../../../src-main/sandbox/protocol/sigv4.ts';
import type { WireRequest } from '../../../src-main/sandbox/protocol/sigv4.ts';

/** The published example credentials of AWS's signature test suite. */
const EXAMPLE_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const AMZ_DATE = '20150830T123600Z';
const SCOPE = {
  accessKeyId: 'AKIDEXAMPLE',
  date: '20150830',
  region: 'us-east-1',
  service: 'service',
};

function request(part: Partial<WireRequest> = {}): WireRequest {
  const headers = [
    ['Host', 'example.amazonaws.com'],
    ['X-Amz-Date', AMZ_DATE],
  ] as const;
  return { method: 'GET', path: '/', query: '', headers, body: '', ...part };
}

function signed(part: Partial<WireRequest>, signedHeaders = ['host', 'x-amz-date']): string {
  return signature(request(part), { ...SCOPE, signedHeaders }, AMZ_DATE, EXAMPLE_SECRET);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-test-suite.html */
describe('the signature of the AWS test suite', () => {
  it('matches get-vanilla', () => {
    expect(signed({})).toBe('5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31');
  });

  it('matches get-vanilla-query-order-key-case', () => {
    expect(signed({ query: 'Param2=value2&Param1=value1' })).toBe(
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    );
  });

  it('matches post-vanilla', () => {
    expect(signed({ method: 'POST' })).toBe(
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });

  it('matches post-x-www-form-urlencoded', () => {
    const headers = [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ...request().headers,
    ] as const;
    expect(
      signed({ method: 'POST', headers, body: 'Param1=value1' }, [
        'content-type',
        'host',
        'x-amz-date',
      ]),
    ).toBe('ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a');
  });

  it('derives the signing key of the documentation', () => {
    expect(signingKey(EXAMPLE_SECRET, '20150830', 'us-east-1', 'iam').toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    );
  });

  it('signs the ListUsers example of the documentation', () => {
    const headers = [
      ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['host', 'iam.amazonaws.com'],
      ['x-amz-date', AMZ_DATE],
    ] as const;
    const authorization = {
      ...SCOPE,
      service: 'iam',
      signedHeaders: ['content-type', 'host', 'x-amz-date'],
    };
    const listUsers = request({ query: 'Action=ListUsers&Version=2010-05-08', headers });
    expect(signature(listUsers, authorization, AMZ_DATE, EXAMPLE_SECRET)).toBe(
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
});

describe('the canonical request', () => {
  const lines = (part: Partial<WireRequest>, names = ['host']) =>
    canonicalRequest(request(part), names).split('\n');

  it('sorts the query by encoded name and value', () => {
    expect(lines({ query: 'b=2&a=%2f&a=1&c' })[2]).toBe('a=%2F&a=1&b=2&c=');
  });

  it('keeps unreserved characters and encodes the rest', () => {
    expect(lines({ query: "n=-._~!'()*+x" })[2]).toBe('n=-._~%21%27%28%29%2A%2Bx');
  });

  it('resolves dot segments and encodes the path once more', () => {
    expect(lines({ path: '/a/./b/../c%20d//e/' })[1]).toBe('/a/c%2520d/e/');
    expect(lines({ path: '//' })[1]).toBe('/');
  });

  it('trims header values and collapses their spaces', () => {
    const headers = [['My-Header', '  a   b  ']] as const;
    expect(lines({ headers }, ['my-header'])[3]).toBe('my-header:a b');
  });

  it('survives percent signs that encode nothing', () => {
    expect(lines({ query: 'a=%zz' })[2]).toBe('a=%25zz');
  });
});

describe('the Authorization header', () => {
  const header =
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=ab12';

  it('is read into its parts', () => {
    expect(parseAuthorization(header)).toEqual({
      accessKeyId: 'AKIDEXAMPLE',
      date: '20150830',
      region: 'us-east-1',
      service: 'ec2',
      signedHeaders: ['host', 'x-amz-date'],
      signature: 'ab12',
    });
  });

  it.each([
    '',
    'Bearer abc',
    'AWS4-HMAC-SHA256 ',
    header.replace(', Signature=ab12', ''),
    header.replace('SignedHeaders=host;x-amz-date', 'SignedHeaders='),
    header.replace('aws4_request', 'aws5_request'),
    header.replace('/us-east-1/', '/'),
  ])('is refused when incomplete: %s', (incomplete) => {
    expect(parseAuthorization(incomplete)).toBeUndefined();
  });
});

describe('small parts', () => {
  it('reads and writes dates in the basic format', () => {
    expect(parseAmzDate(AMZ_DATE)).toBe(Date.UTC(2015, 7, 30, 12, 36));
    expect(formatAmzDate(Date.UTC(2015, 7, 30, 12, 36, 0, 999))).toBe(AMZ_DATE);
  });

  it.each(['', '2015-08-30T12:36:00Z', '20151330T123600Z'])('refuses the date %s', (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  });

  it('calls signatures the same only when every character is', () => {
    expect(sameSignature('abc1', 'abc1')).toBe(true);
    expect(sameSignature('abc1', 'abc2')).toBe(false);
    expect(sameSignature('abc1', 'abc')).toBe(false);
  });
});
