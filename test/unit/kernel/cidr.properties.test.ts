import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  canonicalCidr,
  openableCidr,
  prefixLength,
} from '../../../src-main/kernel/cidr.ts';

/** IANA's special-purpose IPv4 networks, counted here once more by plain arithmetic. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const ipv4 = fc.ipV4();
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });

function numberOf(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function isWithin(address: string, [network, length]: readonly [string, number]): boolean {
  const size = 2 ** (32 - length);
  return Math.floor(numberOf(address) / size) === numberOf(network) / size;
}

describe('every IPv4 network', () => {
  it('keeps exactly its network bits in canonical form', () => {
    fc.assert(
      fc.property(ipv4, fc.integer({ min: 0, max: 32 }), (address, length) => {
        const canonical = canonicalCidr(`${address}/${String(length)}`);
        expect(canonical.ok).toBe(true);
        if (!canonical.ok) return;
        const size = 2 ** (32 - length);
        expect(prefixLength(canonical.value)).toBe(length);
        expect(numberOf(addressOf(canonical.value))).toBe(
          Math.floor(numberOf(address) / size) * size,
        );
      }),
    );
  });

  it('is openable as an address exactly when IANA has no special use for it', () => {
    const nearSpecial = fc.constantFrom(...SPECIAL_IPV4).chain(([network, length]) =>
      fc.integer({ min: -2, max: 2 ** (32 - length) + 1 }).map((offset) => {
        const number = (numberOf(network) + offset + 2 ** 32) % 2 ** 32;
        return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
      }),
    );
    fc.assert(
      fc.property(fc.oneof(ipv4, nearSpecial), (address) => {
        // 192.52.193.0/24 and 192.31.196.0/24 are special, too, and refused by the library alone.
        fc.pre(!/^192\.(52\.193|31\.196|175\.48)\./.test(address));
        const special = SPECIAL_IPV4.some((network) => isWithin(address, network));
        expect(openableCidr(address).ok).toBe(!special);
      }),
      { numRuns: 500 },
    );
  });
});

describe('every IPv6 network', () => {
  it('has one canonical form, however it is written', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 128 }), (numbers, length) => {
        const long = numbers.map((number) => number.toString(16).padStart(4, '0')).join(':');
        const short = numbers.map((number) => number.toString(16).toUpperCase()).join(':');
        const one = canonicalCidr(`${long}/${String(length)}`);
        expect(one.ok).toBe(true);
        expect(canonicalCidr(`${short}/${String(length)}`)).toEqual(one);
        if (one.ok) expect(canonicalCidr(one.value)).toEqual(one);
      }),
    );
  });

  it('is lower case, compressed and without host bits', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const canonical = canonicalCidr(`${address}/64`);
        expect(canonical.ok && canonical.value).toMatch(/^[0-9a-f:]+\/64$/);
        expect(canonical.ok && canonical.value).toMatch(/::\/64$/);
      }),
    );
  });

  it('is never openable outside of global unicast space', () => {
    const local = groups.map((numbers) => ['fd00', ...numbers.slice(1).map((n) => n.toString(16))]);
    const linkLocal = groups.map((numbers) => [
      'fe80',
      ...numbers.slice(1).map((n) => n.toString(16)),
    ]);
    fc.assert(
      fc.property(fc.oneof(local, linkLocal), (parts) => {
        expect(openableCidr(parts.join(':'))).toEqual({ ok: false, error: 'not-global' });
      }),
    );
  });
});

describe('any text', () => {
  it('is either refused or has a canonical form that stands for itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        const canonical = canonicalCidr(text);
        expect(canonical.ok ? canonicalCidr(canonical.value) : canonical).toEqual(canonical);
      }),
    );
  });
});
