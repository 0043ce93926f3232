import { describe, expect, it } from 'vitest';
import {
  addressOf,
  canonicalCidr,
  familyOf,
  openableCidr,
  prefixLength,
} from '../../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';

describe('the canonical form of a network', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8/32'],
    [' 8.8.8.8\n', '8.8.8.8/32'],
    ['203.0.113.77/24', '203.0.113.0/24'],
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['8.8.8.8/0', '0.0.0.0/0'],
    ['2600:1F14:0000::ABCD', '2600:1f14::abcd/128'],
    ['2600:0:0:1:0:0:0:1', '2600:0:0:1::1/128'],
    ['2600:1:2:3:4:5:6:7/64', '2600:1:2:3::/64'],
    ['2600:0:1:1:1:1:1:1', '2600:0:1:1:1:1:1:1/128'],
    ['::/0', '::/0'],
  ])('of %j is %s, as AWS stores it', (text, canonical) => {
    expect(canonicalCidr(text)).toEqual({ ok: true, value: canonical });
  });

  it.each([
    '',
    'hello',
    '8.8.8',
    '134744072',
    '0x08.8.8.8',
    '010.0.0.1',
    '8.8.8.08',
    '8.8.8.256',
    '8.8.8.8/33',
    '8.8.8.8/-1',
    '8.8.8.8/',
    '8.8.8.8/24/24',
    '8.8.8.8/255.255.255.0',
    'fe80::1%eth0',
    '2600::1%1',
    '2600::1::2',
    '2600::1/129',
    '[2600::1]',
    '8.8.8.8:443',
  ])('does not exist for %j', (text) => {
    expect(canonicalCidr(text)).toEqual({ ok: false, error: 'not-an-address' });
  });
});

describe('a network a group may be opened to', () => {
  it.each([
    '8.8.8.8',
    '52.95.110.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '2600:1f14::7',
  ])('may be %s', (text) => {
    expect(openableCidr(text).ok).toBe(true);
  });

  it.each(['0.0.0.0/0', '::/0', '8.8.8.8/0'])('is never everywhere: %s', (text) => {
    expect(openableCidr(text)).toEqual({ ok: false, error: 'everywhere' });
  });

  it.each([
    ['private', '10.0.0.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['shared by a carrier (CGNAT)', '100.64.0.1'],
    ['shared by a carrier (CGNAT)', '100.127.255.254'],
    ['loopback', '127.0.0.1'],
    ['this network', '0.1.2.3'],
    ['link-local', '169.254.169.254'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.7'],
    ['for benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fd00::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '2001:DB8:FFFF::1'],
    ['documentation', '3fff::1'],
    ['an IPv4 address in disguise', '::ffff:8.8.8.8'],
    ['a translated IPv4 address', '64:ff9b::808:808'],
    ['a tunnel', '2002:808:808::1'],
    ['a tunnel', '2001::1'],
  ])('is no address that is %s: %s', (_what, text) => {
    expect(openableCidr(text)).toEqual({ ok: false, error: 'not-global' });
  });
});

describe('a network in canonical form', () => {
  it('tells its family, its address and its length', () => {
    const narrow = '2600::7/128' as Cidr;
    const wide = '8.8.0.0/16' as Cidr;
    expect([familyOf(narrow), addressOf(narrow), prefixLength(narrow)]).toEqual([
      'ipv6',
      '2600::7',
      128,
    ]);
    expect([familyOf(wide), addressOf(wide), prefixLength(wide)]).toEqual(['ipv4', '8.8.0.0', 16]);
  });
});
