import { describe, expect, it } from 'vitest';
import { readProxyList } from '../../../src-main/network/proxy-list.ts';

/** The ways in short: proxies by their URL, what is not spoken by its name in brackets. */
function ways(list: string): readonly string[] {
  return readProxyList(list).map((way) => {
    if (way.kind === 'proxy') return way.url.origin;
    return way.kind === 'unknown' ? `[${way.name}]` : way.kind;
  });
}

describe('the list of proxies the system names for a URL', () => {
  it.each([
    ['DIRECT', ['straight']],
    ['', ['straight']],
    [' ; ', ['straight']],
    ['PROXY proxy.example.com:8080', ['http://proxy.example.com:8080']],
    ['proxy proxy.example.com:8080', ['http://proxy.example.com:8080']],
    ['HTTPS proxy.example.com:8443', ['https://proxy.example.com:8443']],
    ['PROXY [2001:db8::1]:8080', ['http://[2001:db8::1]:8080']],
    ['PROXY a.test:1; PROXY b.test:2 ;DIRECT', ['http://a.test:1', 'http://b.test:2', 'straight']],
    ['DIRECT;PROXY a.test:1', ['straight', 'http://a.test:1']],
  ])('%j leads %j', (list, expected) => {
    expect(ways(list)).toEqual(expected);
  });

  it.each(['SOCKS5 10.0.0.1:1080', 'SOCKS old.test:1080', 'QUIC q.test:443', 'PROXY', 'PROXY ::'])(
    'names %j, which is not spoken, instead of going straight',
    (entry) => {
      expect(ways(entry)).toEqual([`[${entry}]`]);
    },
  );

  it('passes over what is not spoken when the system itself names another way', () => {
    expect(ways('SOCKS5 10.0.0.1:1080; PROXY a.test:1')).toEqual(['http://a.test:1']);
    expect(ways('SOCKS5 10.0.0.1:1080; DIRECT')).toEqual(['straight']);
  });
});
