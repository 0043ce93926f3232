import { describe, expect, it } from 'vitest';
import {
  BUILT_IN_SOURCES,
  operatorOf,
  sourcesFrom,
  sourcesFromSettings,
} from '../../../src-main/public-ip/sources.ts';

describe('the built-in sources', () => {
  it.each(['ipv4', 'ipv6'] as const)('are three operators for %s, AWS among them', (family) => {
    const operators = BUILT_IN_SOURCES.filter((source) => source.family === family).map(
      (source) => source.operator,
    );
    expect(new Set(operators)).toEqual(new Set(['AWS', 'Cloudflare', 'ipify']));
  });

  it('are asked over HTTPS only', () => {
    expect(BUILT_IN_SOURCES.every(({ url }) => url.startsWith('https://'))).toBe(true);
  });
});

describe('the operator of a host', () => {
  it.each([
    ['checkip.amazonaws.com', 'AWS'],
    ['checkip.global.api.aws', 'AWS'],
    ['ipv6.icanhazip.com', 'Cloudflare'],
    ['api6.ipify.org', 'ipify'],
    ['ip.example.net', 'example.net'],
    ['a.b.example.net', 'example.net'],
    ['ip.example.co.uk', 'example.co.uk'],
    ['example.net', 'example.net'],
    ['192.0.2.7', '192.0.2.7'],
    ['[2001:db8::1]', '[2001:db8::1]'],
  ])('of %s is %s', (host, operator) => {
    expect(operatorOf(host)).toBe(operator);
  });
});

describe('the sources of the settings', () => {
  it('are the built-in ones when there are none', () => {
    expect(sourcesFromSettings([])).toEqual({ ok: true, value: BUILT_IN_SOURCES });
  });

  it('are taken with the operator of their host', () => {
    expect(
      sourcesFromSettings([
        { family: 'ipv4', url: 'https://ip.example.net/plain' },
        { family: 'ipv6', url: 'https://ip6.example.net' },
      ]),
    ).toEqual({
      ok: true,
      value: [
        { operator: 'example.net', family: 'ipv4', url: 'https://ip.example.net/plain' },
        { operator: 'example.net', family: 'ipv6', url: 'https://ip6.example.net/' },
      ],
    });
  });

  it.each([
    'http://ip.example.net/',
    'http://127.0.0.1:8080/',
    'ftp://ip.example.net/',
    'https://name:word@ip.example.net/',
    'ip.example.net',
    '',
  ])('are refused when one of them is %j', (url) => {
    expect(
      sourcesFromSettings([
        { family: 'ipv4', url: 'https://good.example/' },
        { family: 'ipv4', url },
      ]),
    ).toEqual({ ok: false, error: { kind: 'bad-input', field: 'addressSources' } });
  });
});

describe('DRAWBRIDGE_IP_SOURCES', () => {
  it('names sources with commas between them, each a voice of its own', () => {
    expect(sourcesFrom('http://127.0.0.1:4600/echo, http://127.0.0.1:4600/echo-b')).toEqual({
      ok: true,
      value: [
        { operator: '127.0.0.1:4600/echo', family: 'ipv4', url: 'http://127.0.0.1:4600/echo' },
        { operator: '127.0.0.1:4600/echo-b', family: 'ipv4', url: 'http://127.0.0.1:4600/echo-b' },
      ],
    });
  });

  it.each([
    ['http://127.0.0.1:4600/ipv6', 'ipv6'],
    ['http://127.0.0.1:4600/echo-v6', 'ipv6'],
    ['http://127.0.0.1:4600/v6/echo', 'ipv6'],
    ['http://127.0.0.1:4600/echo#ipv6', 'ipv6'],
    ['https://ipv6.example.net/', 'ipv6'],
    ['http://127.0.0.1:4600/echo', 'ipv4'],
    ['http://[::1]:4600/echo', 'ipv4'],
    ['http://localhost:4600/ipv4', 'ipv4'],
    ['https://rev6.example.net/', 'ipv4'],
  ])('asks %s for %s', (url, family) => {
    const sources = sourcesFrom(url);
    expect(sources.ok && sources.value.map((source) => source.family)).toEqual([family]);
  });

  it('does not send a fragment along', () => {
    const sources = sourcesFrom('http://127.0.0.1:4600/echo#ipv6');
    expect(sources.ok && sources.value[0]?.url).toBe('http://127.0.0.1:4600/echo');
  });

  it.each([
    '',
    ' , ',
    'not a url',
    'http://ip.example.net/',
    'http://127.0.0.1.example.net/',
    'http://10.0.0.3/',
    'file:///etc/hosts',
    'https://good.example/,http://bad.example/',
  ])('is refused as a whole when it is %j', (text) => {
    expect(sourcesFrom(text)).toEqual({
      ok: false,
      error: { kind: 'bad-input', field: 'DRAWBRIDGE_IP_SOURCES' },
    });
  });
});
