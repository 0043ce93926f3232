import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { followDeepLinks, screenOfLink } from '../../../src-main/electron/deep-links.ts';
import type { DeepLinkParts } from '../../../src-main/electron/deep-links.ts';

describe('a link', () => {
  it.each([
    ['drawbridge://resources', 'resources'],
    ['drawbridge://access-keys/', 'access-keys'],
    ['drawbridge://lease/k3x9m2pq8w', 'lease/k3x9m2pq8w'],
  ])('%s leads to a screen', (link, screen) => {
    expect(screenOfLink(link)).toBe(screen);
  });

  it.each([
    'drawbridge://',
    'drawbridge://lease',
    'drawbridge://lease/../settings',
    'drawbridge://lease/a?open=1',
    'drawbridge://resources/new',
    'drawbridge://resources/k3x9m2pq8w',
    'drawbridge://open/k3x9m2pq8w',
    'drawbridge://resources#x',
    'drawbridge:resources',
    'DRAWBRIDGE://resources\n--inspect',
    'https://resources',
    `drawbridge://lease/${'a'.repeat(41)}`,
    '--user-data-dir=/',
    '',
  ])('“%s” leads nowhere', (link) => {
    expect(screenOfLink(link)).toBeUndefined();
  });
});

function setUp(argv: readonly string[] = [], isPackaged = true) {
  const app = new EventEmitter();
  const shown: (string | undefined)[] = [];
  const schemes: string[] = [];
  const byLink = followDeepLinks({
    app: Object.assign(app, {
      isPackaged,
      setAsDefaultProtocolClient: (scheme: string) => schemes.push(scheme) > 0,
    }) as unknown as DeepLinkParts['app'],
    argv,
    show: (screen) => shown.push(screen),
  });
  return { app, shown, schemes, byLink };
}

describe('the app', () => {
  it('opens the window on a second start, and follows its link', () => {
    const { app, shown } = setUp();
    app.emit('second-instance', {}, ['drawbridge']);
    app.emit('second-instance', {}, ['drawbridge', '--flag', 'drawbridge://activity']);
    expect(shown).toEqual([undefined, 'activity']);
  });

  it('follows the link macOS hands over, and opens the window for one that leads nowhere', () => {
    const { app, shown } = setUp();
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1) };
    app.emit('open-url', event, 'drawbridge://lease/abc');
    app.emit('open-url', event, 'drawbridge://open/abc');
    expect(shown).toEqual(['lease/abc', undefined]);
    expect(prevented).toBe(2);
  });

  it('knows whether a link has started it', () => {
    expect(setUp(['drawbridge', 'drawbridge://policy'])).toMatchObject({
      byLink: true,
      shown: ['policy'],
    });
    expect(setUp(['drawbridge'])).toMatchObject({ byLink: false, shown: [] });
  });

  it('takes the scheme for itself only when it is packaged', () => {
    expect(setUp().schemes).toEqual(['drawbridge']);
    expect(setUp([], false).schemes).toEqual([]);
  });
});
