import { describe, expect, it } from 'vitest';
import { canonicalCidr, isAddress } from '../../../src-main/sandbox/addresses.ts';

describe('a CIDR as AWS stores it', () => {
  it.each([
    ['ipv4', '100.68.0.18/18', '100.68.0.0/18'],
    ['ipv4', '203.0.113.7/32', '203.0.113.7/32'],
    ['ipv4', '1.2.3.4/0', '0.0.0.0/0'],
    ['ipv6', '2001:DB8:0:0::7/128', '2001:db8::7/128'],
    ['ipv6', '2001:db8:1:2:3::9/64', '2001:db8:1:2::/64'],
    ['ipv6', '::/0', '::/0'],
  ] as const)('%s %s becomes %s', (family, text, canonical) => {
    expect(canonicalCidr(family, text)).toBe(canonical);
  });

  it.each([
    ['ipv4', '203.0.113.7'],
    ['ipv4', '203.0.113.7/33'],
    ['ipv4', '203.0.113/24'],
    ['ipv4', '0x7f.1/32'],
    ['ipv4', '203.0.113.7/32/1'],
    ['ipv4', '2001:db8::7/128'],
    ['ipv6', '203.0.113.7/32'],
    ['ipv6', '2001:db8::7/129'],
    ['ipv6', 'fe80::1%eth0/128'],
    ['ipv6', ''],
  ] as const)('%s "%s" is malformed', (family, text) => {
    expect(canonicalCidr(family, text)).toBeUndefined();
  });
});

describe('an address', () => {
  it('belongs to one family', () => {
    expect(isAddress('ipv4', '81.187.42.19')).toBe(true);
    expect(isAddress('ipv6', '81.187.42.19')).toBe(false);
    expect(isAddress('ipv6', '2a01:4b00::19')).toBe(true);
    expect(isAddress('ipv4', '2a01:4b00::19')).toBe(false);
  });
});
