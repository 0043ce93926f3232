import { describe, expect, it } from 'vitest';
import type { AddressSource, FamilyAddress, Reading } from '../../../src-main/public-ip/address.ts';
import { openableSources, verdict } from '../../../src-main/public-ip/quorum.ts';
import { cidr } from '../../support/fake-address-sources.ts';

const HERE = cidr('52.1.2.3');
const THERE = cidr('52.9.9.9');
const HERE_6 = cidr('2600:1f14::7');

function source(operator: string, host = operator): AddressSource {
  return { operator, family: 'ipv4', url: `https://${host}.example/` };
}

function says(operator: string, address = HERE, host = operator): Reading {
  return { source: source(operator, host), kind: 'address', cidr: address };
}

function silent(operator: string, why = 'did not answer in 5 s'): Reading {
  return { source: source(operator), kind: 'nothing', why };
}

describe('an address', () => {
  it('is believed when two operators agree', () => {
    expect(verdict([says('AWS'), says('Cloudflare'), silent('ipify')])).toEqual({
      kind: 'agreed',
      cidr: HERE,
      operators: ['AWS', 'Cloudflare'],
    });
  });

  it('is not believed on the word of one operator, however many hosts it has', () => {
    expect(verdict([says('AWS'), says('AWS', HERE, 'other'), silent('ipify')])).toEqual({
      kind: 'silent',
      said: [
        { operator: 'AWS', said: '52.1.2.3' },
        { operator: 'AWS', said: '52.1.2.3' },
        { operator: 'ipify', said: 'did not answer in 5 s' },
      ],
      choices: [HERE],
    });
  });

  it('is not decided by a majority: two against one is a disagreement', () => {
    expect(verdict([says('AWS'), says('Cloudflare', THERE), says('ipify')])).toEqual({
      kind: 'disagreed',
      said: [
        { operator: 'AWS', said: '52.1.2.3' },
        { operator: 'Cloudflare', said: '52.9.9.9' },
        { operator: 'ipify', said: '52.1.2.3' },
      ],
      choices: [HERE, THERE],
    });
  });

  it('is in dispute even when one operator contradicts itself', () => {
    expect(verdict([says('AWS'), says('AWS', THERE, 'other')]).kind).toBe('disagreed');
  });

  it('does not exist when nobody answers', () => {
    expect(verdict([silent('AWS', 'refused the connection')])).toEqual({
      kind: 'silent',
      said: [{ operator: 'AWS', said: 'refused the connection' }],
      choices: [],
    });
    expect(verdict([])).toEqual({ kind: 'silent', said: [], choices: [] });
  });
});

describe('the networks a lease may be opened to', () => {
  const agreed = (address = HERE): FamilyAddress => ({
    kind: 'agreed',
    cidr: address,
    operators: ['AWS', 'ipify'],
  });
  const chosen: FamilyAddress = { kind: 'chosen', cidr: THERE };
  const quiet = verdict([silent('AWS')]);
  const disputed = verdict([says('AWS'), says('ipify', THERE)]);
  const sourcesOf = (ipv4: FamilyAddress, ipv6: FamilyAddress) =>
    openableSources({ ipv4, ipv6, checkedAt: 0 });

  it('are both families where both are known', () => {
    expect(sourcesOf(agreed(), agreed(HERE_6))).toEqual({ ok: true, value: [HERE, HERE_6] });
  });

  it('are IPv4 alone where there is no IPv6', () => {
    expect(sourcesOf(agreed(), quiet)).toEqual({ ok: true, value: [HERE] });
  });

  it('are IPv6 alone where there is no IPv4', () => {
    expect(sourcesOf(quiet, agreed(HERE_6))).toEqual({ ok: true, value: [HERE_6] });
  });

  it('are what the person chose', () => {
    expect(sourcesOf(chosen, quiet)).toEqual({ ok: true, value: [THERE] });
  });

  it.each([
    ['IPv4', disputed, agreed(HERE_6)],
    ['IPv6', agreed(), disputed],
  ])('do not exist while the sources disagree on %s', (_family, ipv4, ipv6) => {
    expect(sourcesOf(ipv4, ipv6)).toEqual({
      ok: false,
      error: {
        kind: 'address-disagreed',
        said: [
          { operator: 'AWS', said: '52.1.2.3' },
          { operator: 'ipify', said: '52.9.9.9' },
        ],
      },
    });
  });

  it.each([
    ['IPv4', (other: FamilyAddress) => sourcesOf(other, agreed(HERE_6))],
    ['IPv6', (other: FamilyAddress) => sourcesOf(agreed(), other)],
  ])('do not exist while %s alternates, and the problem names the choices', (_family, ask) => {
    expect(ask({ kind: 'alternating', choices: [HERE, THERE], since: 0 })).toEqual({
      ok: false,
      error: { kind: 'address-alternates', choices: ['52.1.2.3', '52.9.9.9'] },
    });
  });

  it('do not exist while nobody answers, and the problem names who was asked', () => {
    expect(sourcesOf(quiet, quiet)).toEqual({
      ok: false,
      error: {
        kind: 'address-silent',
        said: [
          { operator: 'AWS', said: 'did not answer in 5 s' },
          { operator: 'AWS', said: 'did not answer in 5 s' },
        ],
      },
    });
  });
});
