import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { registerAppScheme, serveApp } from '../../../src-main/electron/app-scheme.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

type Handler = (request: { url: string; method: string }) => Promise<Response>;
const temporaryFolder = temporaryFolders();

/** A folder to be served, with something beside it that must not be. */
function setUp() {
  const above = temporaryFolder();
  const folder = join(above, 'renderer');
  for (const name of ['renderer', 'renderer/assets', 'renderer-old'])
    mkdirSync(join(above, name), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Drawbridge</title>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'a b.css'), 'body {}');
  writeFileSync(join(folder, 'notes.txt'), 'nothing for the page');
  writeFileSync(join(above, 'secret.html'), 'secret');
  writeFileSync(join(above, 'renderer-old', 'index.html'), 'secret');
  let handler: Handler | undefined;
  serveApp(
    {
      handle: (_scheme: string, given: Handler) => (handler = given),
    } as unknown as Electron.Protocol,
    folder,
  );
  return async (url: string, method = 'GET'): Promise<Response> => {
    if (!handler) throw new Error('no handler');
    return handler({ url, method });
  };
}

describe('the app’s own scheme', () => {
  it('serves the page, and tells the browser what it may do', async () => {
    const answer = await setUp()('app://drawbridge/index.html');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Drawbridge');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = (answer.headers.get('content-security-policy') ?? '').split('; ').sort();
    expect(policy).toEqual([
      "base-uri 'none'",
      "connect-src 'none'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ]);
  });

  it.each([
    ['app://drawbridge/assets/app.js', 'text/javascript; charset=utf-8'],
    ['app://drawbridge/assets/app.js?v=1#x', 'text/javascript; charset=utf-8'],
    ['app://drawbridge/assets/a%20b.css', 'text/css; charset=utf-8'],
    ['app://drawbridge/assets/../index.html', 'text/html; charset=utf-8'],
  ])('serves %s with the policy and as what it is', async (url, type) => {
    const answer = await setUp()(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    'app://drawbridge/../secret.html',
    'app://drawbridge/%2e%2e/secret.html',
    'app://drawbridge/..%2fsecret.html',
    'app://drawbridge/%2e%2e%2fsecret.html',
    'app://drawbridge/assets/..%2f..%2fsecret.html',
    'app://drawbridge/..%2frenderer-old/index.html',
    'app://drawbridge/%2fetc%2fhostname.html',
    'app://drawbridge//etc/passwd',
    'app://drawbridge/index.html%00.png',
    'app://drawbridge/missing.html',
    'app://drawbridge/notes.txt',
    'app://drawbridge/assets',
    'app://drawbridge/',
    'app://drawbridge',
    'app://other/index.html',
    'app://drawbridge.example/index.html',
    'app://drawbridge/%',
    'app://drawbridge/%ff.html',
  ])('does not serve %s', async (url) => {
    const answer = await setUp()(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found');
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('does not take %s', async (method) => {
    expect((await setUp()('app://drawbridge/index.html', method)).status).toBe(404);
  });

  it('is secure and has an origin, but goes around no policy', () => {
    const registered: Electron.CustomScheme[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) });
    expect(registered).toHaveLength(1);
    expect(registered[0]).toMatchObject({
      scheme: 'app',
      privileges: { standard: true, secure: true },
    });
    const { privileges = {} } = registered[0] ?? {};
    expect([privileges.bypassCSP, privileges.corsEnabled, privileges.allowServiceWorkers]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
