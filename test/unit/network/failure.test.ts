import { describe, expect, it } from 'vitest';
import { failureInWords } from '../../../src-main/network/failure.ts';

function failed(code: string): Error {
  return Object.assign(new Error(`connect ${code} 192.0.2.7:443`), { code });
}

describe('why an address service gave no answer', () => {
  it.each([
    ['ENOTFOUND', 'ipv4', 'was not found by name'],
    ['EAI_AGAIN', 'ipv4', 'was not found by name'],
    ['ENOTFOUND', 'ipv6', 'has no IPv6 address here'],
    ['ENETUNREACH', 'ipv6', 'is out of reach over IPv6'],
    ['EHOSTUNREACH', 'ipv4', 'is out of reach over IPv4'],
    ['ETIMEDOUT', 'ipv4', 'did not answer'],
    ['CERT_HAS_EXPIRED', 'ipv4', 'has a certificate that cannot be trusted (CERT_HAS_EXPIRED)'],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ipv4',
      'has a certificate that cannot be trusted (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    ['EPROTO', 'ipv4', 'did not answer properly (EPROTO)'],
  ] as const)('is told in words: %s over %s', (code, family, words) => {
    expect(failureInWords(failed(code), family)).toBe(words);
  });

  it('never repeats the message, which names addresses of the network', () => {
    expect(failureInWords(new Error('socket at 10.0.0.3'), 'ipv4')).toBe(
      'did not answer properly (Error)',
    );
  });
});
