import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { RENDERER } from '../../screens/support/places.ts';
import { PEER, PROJECT } from './places.ts';

const SOURCES = path.join(PROJECT, 'test/bench/pages');
const BUILT = path.join(PROJECT, 'out/test/bench-pages');
/** What stands where: our window as it is built, and its peers. */
const FOLDERS: Readonly<Record<string, string>> = { app: RENDERER, peer: PEER, pages: BUILT };
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Bundles the peers as the window is bundled. */
export async function buildPages(): Promise<void> {
  // Only when it is needed: every metric is a process that has to start.
  const [{ build }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ]);
  await build({
    configFile: false,
    root: SOURCES,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: ['hello', 'list', 'empty'].map((name) => path.join(SOURCES, `${name}.html`)),
      },
    },
  });
}

export interface PageServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly stop: () => void;
}

/** All pages from one place, in the same way. */
export async function servePages(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const [, name = '', ...rest] = new URL(request.url ?? '/', 'http://x').pathname.split('/');
    const folder = FOLDERS[name];
    const file = path.join(folder ?? '', ...rest);
    const type = TYPES[path.extname(file)];
    if (folder === undefined || type === undefined) {
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
