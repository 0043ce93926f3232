import { describe, expect, it } from 'vitest';
import { proxyFault } from '../../../../src-renderer/format/proxy-draft.ts';

describe('a typed proxy', () => {
  it.each(['http://proxy.example.com:8080', 'https://proxy.example.com', 'http://10.0.0.1:3128/'])(
    'is kept: %s',
    (text) => {
      expect(proxyFault(text)).toBeUndefined();
    },
  );

  it.each(['', 'proxy.example.com:8080', 'socks5://proxy.example.com', 'http://', 'ftp://a:1'])(
    'is no proxy: %s',
    (text) => {
      expect(proxyFault(text)).toContain('http://proxy.example.com:8080');
    },
  );

  it.each(['http://proxy.example.com/path', 'http://proxy.example.com/?a=b', 'http://p:1/#x'])(
    'is the host and its port alone: %s',
    (text) => {
      expect(proxyFault(text)).toMatch(/^Only the host and its port\./);
    },
  );
});
