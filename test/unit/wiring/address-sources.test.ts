import { describe, expect, it } from 'vitest';
import { BUILT_IN_SOURCES } from '../../../src-main/public-ip/sources.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { AddressSourceSetting, Settings } from '../../../src-main/settings/settings.ts';
import { chooseSources } from '../../../src-main/wiring/address-sources.ts';

function settings(...addressSources: AddressSourceSetting[]): Settings {
  return { ...DEFAULT_SETTINGS, addressSources };
}

const own = { family: 'ipv4', url: 'https://ip.example.com/' } as const;

describe('who is asked for my address', () => {
  it('are the built-in services, unless somebody says otherwise', () => {
    const chosen = { sources: BUILT_IN_SOURCES, from: 'built-in' };
    expect(chooseSources(settings(), undefined, undefined)).toEqual(chosen);
    expect(chooseSources(settings(), '', undefined)).toEqual(chosen);
  });

  it('are the services of the person', () => {
    expect(chooseSources(settings(own), undefined, undefined)).toEqual({
      sources: [{ operator: 'example.com', family: 'ipv4', url: own.url }],
      from: 'settings',
    });
  });

  it('are those of the environment before those of the person', () => {
    const { sources, from } = chooseSources(settings(own), 'http://127.0.0.1:9/a', undefined);
    expect(from).toBe('environment');
    expect(sources.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/a']);
  });

  it('are the sandbox’s own in the sandbox: two voices a family, and nobody outside', () => {
    const sandbox = 'http://127.0.0.1:4711';
    const { sources, from } = chooseSources(settings(own), 'http://127.0.0.1:9/a', sandbox);
    expect(from).toBe('sandbox');
    expect(sources.every(({ url }) => url.startsWith(`${sandbox}/`))).toBe(true);
    const families = sources.map(({ family }) => family);
    expect(families).toEqual(['ipv4', 'ipv4', 'ipv6', 'ipv6']);
    expect(new Set(sources.map(({ operator }) => operator)).size).toBe(4);
  });

  it.each(['not a url', 'http://example.com/', 'https://user@example.com/', ','])(
    'is nobody when the environment says %j: better nobody than somebody else',
    (text) => {
      expect(chooseSources(settings(), text, undefined)).toEqual({
        sources: [],
        from: 'environment',
      });
    },
  );

  it.each(['not a url', 'http://example.com/', 'https://user@example.com/'])(
    'is nobody else when the person’s own service is %j',
    (url) => {
      const { sources, from } = chooseSources(
        settings({ family: 'ipv4', url }),
        undefined,
        undefined,
      );
      expect(from).toBe('settings');
      expect(sources).toEqual([]);
    },
  );
});
