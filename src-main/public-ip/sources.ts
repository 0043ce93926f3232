import type { Family } from '../kernel/cidr.ts';
import type { ProblemOf } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { AddressSource } from './address.ts';

/**
 * Three operators per family, AWS among them since its view is the one that counts.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/get-set-up-for-amazon-ec2.html
 */
export const BUILT_IN_SOURCES: readonly AddressSource[] = [
  { operator: 'AWS', family: 'ipv4', url: 'https://checkip.amazonaws.com/' },
  { operator: 'AWS', family: 'ipv4', url: 'https://checkip.global.api.aws/' },
  { operator: 'Cloudflare', family: 'ipv4', url: 'https://ipv4.icanhazip.com/' },
  { operator: 'ipify', family: 'ipv4', url: 'https://api.ipify.org/' },
  { operator: 'AWS', family: 'ipv6', url: 'https://checkip.global.api.aws/' },
  { operator: 'Cloudflare', family: 'ipv6', url: 'https://ipv6.icanhazip.com/' },
  { operator: 'ipify', family: 'ipv6', url: 'https://api6.ipify.org/' },
];

const KNOWN_OPERATORS: Readonly<Record<string, string>> = {
  'amazonaws.com': 'AWS',
  'api.aws': 'AWS',
  'icanhazip.com': 'Cloudflare',
  'cloudflare.com': 'Cloudflare',
  'ipify.org': 'ipify',
};

type BadInput = ProblemOf<'bad-input'>;

/**
 * The sources of the settings, HTTPS only; none means the built-in ones.
 *
 * @returns `bad-input` when one of them is no HTTPS URL or carries a user name.
 */
export function sourcesFromSettings(
  settings: readonly { readonly family: Family; readonly url: string }[],
): Result<readonly AddressSource[], BadInput> {
  if (settings.length === 0) return ok(BUILT_IN_SOURCES);
  const sources: AddressSource[] = [];
  for (const { family, url: text } of settings) {
    const url = askableUrl(text);
    if (url?.protocol !== 'https:') return err({ kind: 'bad-input', field: 'addressSources' });
    sources.push({ operator: operatorOf(url.hostname), family, url: url.href });
  }
  return ok(sources);
}

/**
 * Reads `DRAWBRIDGE_IP_SOURCES`: URLs with commas between them, for tests and for the sandbox.
 * `ipv6` or `v6` as a part of host, path or fragment makes a source one of IPv6. Plain HTTP is
 * for loopback hosts only. Every URL is a voice of its own here, even on one host.
 *
 * @returns `bad-input` when the text names no source or one that may not be asked.
 */
export function sourcesFrom(text: string): Result<readonly AddressSource[], BadInput> {
  const sources: AddressSource[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const url = askableUrl(part);
    if (!url) return err({ kind: 'bad-input', field: 'DRAWBRIDGE_IP_SOURCES' });
    const family = /(^|[^a-z0-9])(ip)?v6($|[^a-z0-9])/i.test(
      `${url.host}${url.pathname}${url.hash}`,
    )
      ? 'ipv6'
      : 'ipv4';
    url.hash = '';
    const operator = `${url.host}${url.pathname}${url.search}`.replace(/\/$/, '');
    sources.push({ operator, family, url: url.href });
  }
  return sources.length > 0
    ? ok(sources)
    : err({ kind: 'bad-input', field: 'DRAWBRIDGE_IP_SOURCES' });
}

/** A literal loopback address or `localhost`: what never leaves this computer. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * Who most likely runs a host: the registrable name (`ip.example.co.uk` → `example.co.uk`), so that
 * two hosts of one operator do not count as two voices.
 */
export function operatorOf(hostname: string): string {
  if (/^[\d.]+$|^\[/.test(hostname)) return hostname;
  const labels = hostname.replace(/\.$/, '').split('.');
  const secondLevel = /^(co|com|net|org|ac|gov|edu|ne|or)$/.test(labels.at(-2) ?? '');
  const underCountry = secondLevel && labels.at(-1)?.length === 2;
  const name = labels.slice(underCountry ? -3 : -2).join('.');
  return KNOWN_OPERATORS[name] ?? name;
}

function askableUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  const plainLoopback = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  return url.protocol === 'https:' || plainLoopback ? url : undefined;
}
