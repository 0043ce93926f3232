import { describe, expect, it } from 'vitest';
import { updateSource } from '../../../src-main/updates/build.ts';

const UPDATES = { url: 'https://updates.example.com/drawbridge', key: 'MCow' };
const COPY = { packaged: true, platform: 'linux', replaceable: true };

describe('a copy', () => {
  it('with a feed and a key updates itself', () => {
    expect(updateSource({ updates: UPDATES }, COPY)).toEqual({
      url: 'https://updates.example.com/drawbridge/',
      key: 'MCow',
    });
  });

  it.each(['linux', 'darwin', 'win32'])(
    'without a key has no updates on %s: nothing could tell a real one',
    (platform) => {
      const updates = { url: UPDATES.url, publisher: 'Drawbridge authors' };
      expect(updateSource({ updates }, { ...COPY, platform })).toBe('no-key');
      expect(updateSource({ updates: { ...updates, key: '' } }, COPY)).toBe('no-key');
    },
  );

  it('for Windows needs to know whose signature an installer must bear', () => {
    const windows = { ...COPY, platform: 'win32', replaceable: false };
    expect(updateSource({ updates: UPDATES }, windows)).toBe('no-publisher');
    const updates = { ...UPDATES, publisher: 'Drawbridge authors' };
    expect(updateSource({ updates }, windows)).toMatchObject({ publisher: 'Drawbridge authors' });
  });

  it('for Linux needs a place it may replace', () => {
    expect(updateSource({ updates: UPDATES }, { ...COPY, replaceable: false })).toBe(
      'not-replaceable',
    );
    const mac = { ...COPY, platform: 'darwin', replaceable: false };
    expect(updateSource({ updates: UPDATES }, mac)).toMatchObject({ key: 'MCow' });
  });

  it('that is no package, or was told of no feed, has none', () => {
    expect(updateSource({ updates: UPDATES }, { ...COPY, packaged: false })).toBe('no-feed');
    expect(updateSource({ name: 'drawbridge' }, COPY)).toBe('no-feed');
    expect(updateSource(undefined, COPY)).toBe('no-feed');
  });

  it.each([
    'http://updates.example.com/',
    'http://127.0.0.1.example.com/',
    'file:///srv/updates/',
    'ftp://updates.example.com/',
    'https://updates.example.com/?token=x',
    'somewhere',
  ])('asks no %s', (url) => {
    expect(updateSource({ updates: { ...UPDATES, url } }, COPY)).toBe('no-feed');
  });

  it('may ask a feed on this very computer without encryption', () => {
    const url = 'http://127.0.0.1:8080/';
    expect(updateSource({ updates: { ...UPDATES, url } }, COPY)).toMatchObject({ url });
  });
});
