import ipaddr from 'ipaddr.js';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export type Family = 'ipv4' | 'ipv6';

/** A network in canonical form (`203.0.113.7/32`, `2001:db8::1/128`): equal text means equal network. */
export type Cidr = string & { readonly cidr: unique symbol };

export type CidrFault = 'not-an-address' | 'everywhere' | 'too-wide' | 'not-global';

/**
 * The widest network a person may open to: an office or a site, never a provider. It is also what
 * makes looking at the first address enough: no private range is smaller.
 */
export const WIDEST_PREFIX: Readonly<Record<Family, number>> = { ipv4: 16, ipv6: 48 };

/**
 * Reads an address or network as AWS stores it: host bits cleared, IPv6 lower case and compressed;
 * a bare address becomes /32 or /128.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function canonicalCidr(text: string): Result<Cidr, 'not-an-address'> {
  const [address = '', bits, ...rest] = text.trim().split('/');
  if (rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return err('not-an-address');
  const parsed = parseStrictly(address);
  if (!parsed) return err('not-an-address');
  const width = parsed.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? width : Number(bits);
  if (length > width) return err('not-an-address');
  const network = maskedBytes(parsed.toByteArray(), length);
  const canonical = ipaddr.fromByteArray(network);
  const written =
    canonical.kind() === 'ipv6'
      ? (canonical as ipaddr.IPv6).toRFC5952String()
      : canonical.toString();
  return ok(`${written}/${String(length)}` as Cidr);
}

/**
 * A network a person may open a group to: global addresses only, never everywhere.
 * What a public-address service answers must pass here before it becomes a rule.
 */
export function openableCidr(text: string): Result<Cidr, CidrFault> {
  const canonical = canonicalCidr(text);
  if (!canonical.ok) return canonical;
  const length = prefixLength(canonical.value);
  if (length === 0) return err('everywhere');
  if (length < WIDEST_PREFIX[familyOf(canonical.value)]) return err('too-wide');
  const address = ipaddr.parse(addressOf(canonical.value));
  return address.range() === 'unicast' && !isDocumentation(address) ? canonical : err('not-global');
}

export function familyOf(cidr: Cidr): Family {
  return cidr.includes(':') ? 'ipv6' : 'ipv4';
}

/** The part before the slash. */
export function addressOf(cidr: Cidr): string {
  return cidr.slice(0, cidr.indexOf('/'));
}

export function prefixLength(cidr: Cidr): number {
  return Number(cidr.slice(cidr.indexOf('/') + 1));
}

/** Only the four-part decimal form for IPv4: `0x7f.1` and `010.0.0.1` mean other things elsewhere. */
function parseStrictly(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address))
    return undefined;
  return ipaddr.IPv6.parse(address);
}

function maskedBytes(bytes: readonly number[], length: number): number[] {
  return bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, length - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
}

/** `range()` calls the IPv4 documentation nets reserved but 2001:db8::/32 only in newer releases. */
function isDocumentation(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return (
    address.kind() === 'ipv6' && (address as ipaddr.IPv6).match(ipaddr.IPv6.parse('2001:db8::'), 32)
  );
}
