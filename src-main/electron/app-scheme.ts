import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type Electron from 'electron';

export const APP_ORIGIN = 'app://drawbridge';

/** Everything the page may load or do; no inline script, no inline style, no network. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Call before `ready`: a standard scheme has an origin and may keep compiled code. */
export function registerAppScheme(
  protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the files of one folder and nothing above it. */
export function serveApp(protocol: Pick<Electron.Protocol, 'handle'>, folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileFor(new URL(request.url), folder);
    const type = file && TYPES[path.extname(file)];
    if (!file || !type || request.method !== 'GET') return refused();
    const headers = {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    };
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers });
    } catch {
      // There is no such file: the window may ask for anything.
      return refused();
    }
  });
}

/** The file a URL of ours means; none outside the folder, whatever dots and escapes it holds. */
function fileFor(url: URL, folder: string): string | undefined {
  if (url.host !== 'drawbridge') return undefined;
  try {
    const file = path.join(folder, decodeURIComponent(url.pathname));
    return file.startsWith(folder + path.sep) ? file : undefined;
  } catch {
    // Not a decodable path, as `/%ff`.
    return undefined;
  }
}

function refused(): Response {
  return new Response('Not found', { status: 404 });
}
