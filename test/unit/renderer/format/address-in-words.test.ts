import { describe, expect, it } from 'vitest';
import type { AddressView } from '../../../../src-main/bridge/snapshot.ts';
import type { Cidr } from '../../../../src-main/kernel/cidr.ts';
import type { FamilyAddress, MyAddress } from '../../../../src-main/public-ip/address.ts';
import {
  addressSummary,
  familyChoices,
  familyInWords,
  hasChoice,
  knownAddresses,
  listInWords,
  networkHints,
  plainAddress,
} from '../../../../src-renderer/format/address-in-words.ts';

const AGREED: FamilyAddress = {
  kind: 'agreed',
  cidr: '52.1.2.3/32' as Cidr,
  operators: ['ipify', 'icanhazip'],
};
const AGREED_6: FamilyAddress = {
  kind: 'agreed',
  cidr: '2600:1f14::7/128' as Cidr,
  operators: ['ipify', 'icanhazip'],
};
const CHOSEN: FamilyAddress = { kind: 'chosen', cidr: '52.1.2.0/24' as Cidr };
const SILENT: FamilyAddress = { kind: 'silent', said: [], choices: [] };
const DISAGREED: FamilyAddress = { kind: 'disagreed', said: [], choices: [] };
const ALTERNATING: FamilyAddress = {
  kind: 'alternating',
  choices: ['52.1.2.3/32', '52.9.9.9/32'] as Cidr[],
  since: 0,
};

function mine(ipv4: FamilyAddress, ipv6: FamilyAddress = SILENT): MyAddress {
  return { ipv4, ipv6, checkedAt: 0 };
}

function view(address?: MyAddress, checking = false): AddressView {
  const rest = { checking, sources: [], sourcesFrom: 'built-in' } as const;
  return address ? { mine: address, ...rest } : rest;
}

describe('the address chip', () => {
  it('shows what is known, the second family beside', () => {
    expect(addressSummary(view(mine(AGREED)))).toEqual({ tone: 'known', text: '52.1.2.3' });
    expect(addressSummary(view(mine(AGREED, AGREED_6)))).toEqual({
      tone: 'known',
      text: '52.1.2.3',
      second: '2600:1f14::7',
    });
    expect(addressSummary(view(mine(SILENT, AGREED_6))).text).toBe('2600:1f14::7');
  });

  it('asks at first, and says when nobody answered', () => {
    expect(addressSummary(view(undefined, true)).tone).toBe('asking');
    expect(addressSummary(view()).tone).toBe('trouble');
    expect(addressSummary(view(mine(SILENT)))).toEqual({
      tone: 'trouble',
      text: 'Address not known',
    });
  });

  it('puts a contradiction before an address that is known', () => {
    expect(addressSummary(view(mine(AGREED, DISAGREED)))).toEqual({
      tone: 'trouble',
      text: 'Sources disagree',
    });
  });
});

describe('an address that alternates', () => {
  it('is a question before anything else that is known', () => {
    expect(addressSummary(view(mine(ALTERNATING, AGREED_6)))).toEqual({
      tone: 'trouble',
      text: 'Address alternates',
    });
    expect(knownAddresses(mine(ALTERNATING, AGREED_6))).toEqual(['2600:1f14::7/128']);
  });

  it('names what there is to choose from, and what ends the question', () => {
    expect(familyInWords('ipv4', ALTERNATING)).toBe(
      'Your connection alternates between 52.1.2.3 and 52.9.9.9. Nothing is opened or moved until you choose one or it stays the same for 10 minutes.',
    );
    expect(familyChoices(ALTERNATING)).toEqual(['52.1.2.3/32', '52.9.9.9/32']);
  });
});

describe('the way to the internet', () => {
  it('needs no words where nothing is known of it', () => {
    expect([networkHints(undefined), networkHints({})]).toEqual([[], []]);
  });

  it('is named when it is a VPN or shared with others', () => {
    expect(networkHints({ vpn: 'wg0' })).toEqual([
      'A VPN is up (wg0). AWS may see the VPN’s address, not your own.',
    ]);
    expect(networkHints({ vpn: 'wg0', shared: true })).toHaveLength(2);
    expect(networkHints({ shared: true })[0]).toMatch(/carrier-grade NAT.*Keep it short/);
  });
});

describe('an address', () => {
  it('has no prefix when it is a single one', () => {
    const cidrs = ['52.1.2.3/32', '2600::7/128', '52.1.2.0/24'] as Cidr[];
    expect(cidrs.map(plainAddress)).toEqual(['52.1.2.3', '2600::7', '52.1.2.0/24']);
  });

  it('is known when agreed or chosen, and only then', () => {
    expect(knownAddresses(mine(CHOSEN, AGREED_6))).toEqual(['52.1.2.0/24', '2600:1f14::7/128']);
    expect(knownAddresses(mine(DISAGREED, SILENT))).toEqual([]);
    expect([hasChoice(mine(CHOSEN)), hasChoice(mine(AGREED))]).toEqual([true, false]);
  });

  it('says how it came to be known', () => {
    expect(familyInWords('ipv4', AGREED)).toBe('ipify and icanhazip agree.');
    expect(familyInWords('ipv6', SILENT)).toMatch(/No IPv6/);
    expect(familyInWords('ipv4', SILENT)).toMatch(/Too few/);
  });
});

describe('a list in words', () => {
  it('has commas and one “and”', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listInWords)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
