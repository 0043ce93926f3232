import ipaddr from 'ipaddr.js';

/*
 * Deliberately not the kernel's reading of CIDRs: if both sides shared one function, a mistake in
 * it would make the app and its sandbox agree on something AWS does not do.
 */

/**
 * The CIDR as AWS stores it: host bits cleared, IPv6 lower case and compressed. A prefix length is
 * required. `undefined`: AWS would call it malformed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function canonicalCidr(family: 'ipv4' | 'ipv6', text: string): string | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || !isAddress(family, address)) return undefined;
  const bits = Number(length);
  if (family === 'ipv4') {
    if (bits > 32) return undefined;
    return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${String(bits)}`).toString()}/${String(bits)}`;
  }
  if (bits > 128) return undefined;
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address}/${String(bits)}`);
  return `${network.toRFC5952String()}/${String(bits)}`;
}

/** Whether the text is one address of the family, without zone or shorthand notation. */
export function isAddress(family: 'ipv4' | 'ipv6', text: string): boolean {
  return family === 'ipv4'
    ? ipaddr.IPv4.isValidFourPartDecimal(text)
    : text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text);
}
