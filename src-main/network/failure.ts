import type { Family } from '../kernel/cidr.ts';

const UNTRUSTED =
  /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

/** Why a request got no answer, for a person. The code stays in it, for whoever is asked for help. */
export function failureInWords(error: Error, family: Family): string {
  const code = codeOf(error);
  if (isUntrusted(error)) return `has a certificate that cannot be trusted (${code})`;
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
    case 'EAI_AGAIN':
      return family === 'ipv6' ? 'has no IPv6 address here' : 'was not found by name';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'EADDRNOTAVAIL':
      return `is out of reach over ${family === 'ipv6' ? 'IPv6' : 'IPv4'}`;
    case 'ECONNREFUSED':
      return 'refused the connection';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'broke off';
    case 'ETIMEDOUT':
      return 'did not answer';
    default:
      return `did not answer properly (${code || error.name})`;
  }
}

/** Whether somebody answered, but could not prove to be the one asked. */
export function isUntrusted(error: Error): boolean {
  return UNTRUSTED.test(codeOf(error));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
