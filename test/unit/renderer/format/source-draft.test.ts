import { describe, expect, it } from 'vitest';
import { sourceFault, sourceShortfalls } from '../../../../src-renderer/format/source-draft.ts';

const URL_4 = 'https://ip.example.net/';

describe('a typed address service', () => {
  it('is kept when it is an https address', () => {
    expect(sourceFault(URL_4, 'ipv4', [])).toBeUndefined();
  });

  it.each([
    '',
    'ip.example.net',
    'http://ip.example.net/',
    `https://x.example/${'a'.repeat(2000)}`,
  ])('is refused when it is not one: %#', (text) => {
    expect(sourceFault(text, 'ipv4', [])).toMatch(/https/);
  });

  it('takes no name and password with it', () => {
    expect(sourceFault('https://ana:word@ip.example.net/', 'ipv4', [])).toMatch(/password/);
  });

  it('is in the list once per family, however it is written', () => {
    const known = [{ family: 'ipv4', url: URL_4 }] as const;
    expect(sourceFault('https://IP.example.net', 'ipv4', known)).toMatch(/already.*IPv4/);
    expect(sourceFault(URL_4, 'ipv6', known)).toBeUndefined();
  });
});

describe('a list of own sources', () => {
  const source = (operator: string, family: 'ipv4' | 'ipv6') => ({ operator, family, url: URL_4 });

  it('lacks a second operator where only one is asked', () => {
    const own = [
      source('a', 'ipv4'),
      source('a', 'ipv4'),
      source('a', 'ipv6'),
      source('b', 'ipv6'),
    ];
    expect(sourceShortfalls(own)).toEqual([expect.stringMatching(/Only a is asked for IPv4/)]);
  });

  it('opens nothing for a family without a source', () => {
    expect(sourceShortfalls([source('a', 'ipv4'), source('b', 'ipv4')])).toEqual([
      'No source for IPv6: nothing is opened for IPv6.',
    ]);
  });
});
