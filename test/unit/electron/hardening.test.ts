import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { harden } from '../../../src-main/electron/hardening.ts';

function setUp() {
  const app = new EventEmitter();
  const handlers: { request?: unknown; check?: unknown; open?: unknown; spelling?: unknown } = {};
  harden(app as unknown as Electron.App, {
    setPermissionRequestHandler: (handler: unknown) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: unknown) => (handlers.check = handler),
    setSpellCheckerLanguages: (languages: unknown) => (handlers.spelling = languages),
  });
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: unknown) => (handlers.open = handler),
  });
  app.emit('web-contents-created', {}, contents);
  return { handlers, contents };
}

describe('what no screen of ours needs', () => {
  it('are permissions: each is denied, asked for or looked up', () => {
    const { handlers } = setUp();
    const answers: boolean[] = [];
    const ask = handlers.request as (c: unknown, p: string, done: (given: boolean) => void) => void;
    const look = handlers.check as (c: unknown, p: string) => boolean;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
    ])
      ask({}, permission, (given) => answers.push(given, look({}, permission)));
    expect(answers).toEqual(Array(10).fill(false));
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is denied: %s',
    (name) => {
      const { contents } = setUp();
      let prevented = 0;
      contents.emit(name, { preventDefault: () => (prevented += 1), url: 'https://example.com/' });
      expect(prevented).toBe(1);
    },
  );

  it('are dictionaries, which would be fetched from a host nobody knows of', () => {
    expect(setUp().handlers.spelling).toEqual([]);
  });

  it('is another window, whatever it would show', () => {
    const open = setUp().handlers.open as (details: { url: string }) => unknown;
    for (const url of ['https://example.com/', 'app://drawbridge/index.html', 'about:blank'])
      expect(open({ url })).toEqual({ action: 'deny' });
  });
});
