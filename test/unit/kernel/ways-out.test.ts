import { describe, expect, it } from 'vitest';
import { parseProxy, proxyName } from '../../../src-main/kernel/ways-out.ts';

describe('a proxy that a person types', () => {
  it.each([
    ['http://proxy.example.com:8080', 'proxy.example.com:8080'],
    [' http://proxy.example.com:8080/ ', 'proxy.example.com:8080'],
    ['http://proxy.example.com', 'proxy.example.com:80'],
    ['https://proxy.example.com', 'proxy.example.com:443'],
    ['http://10.0.0.1:3128', '10.0.0.1:3128'],
    ['http://[2001:db8::1]:3128', '[2001:db8::1]:3128'],
    ['http://ana:p%40ss@proxy.example.com:8080', 'proxy.example.com:8080'],
  ])('%j is taken and shown as %s', (text, name) => {
    const parsed = parseProxy(text);
    expect(parsed.ok && proxyName(parsed.value)).toBe(name);
  });

  it.each([
    '',
    'proxy.example.com:8080',
    'socks5://proxy.example.com:1080',
    'http://',
    'http://proxy.example.com:99999',
    'http://proxy.example.com:8080/proxy.pac',
    'http://proxy.example.com:8080?x=1',
    'http://ana:100%@proxy.example.com:8080',
    'file:///etc/passwd',
  ])('%j is refused', (text) => {
    expect(parseProxy(text)).toMatchObject({ ok: false, error: { kind: 'proxy-format' } });
  });

  it('is refused without repeating its password', () => {
    const refused = parseProxy('ftp://ana:not-a-real-password@proxy.example.com');
    expect(JSON.stringify(refused)).not.toContain('not-a-real-password');
    expect(JSON.stringify(refused)).toContain('proxy.example.com');
  });
});
