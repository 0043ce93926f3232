import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { RENDERER } from '../../screens/support/places.ts';
import { PEER, PROJECT } from './places.ts';

const SOURCES = path.join(PROJECT, 'test/bench/pages');
const BUILT = path.join(PROJECT, 'out/test/bench-pages');
/** What stands where: our window as it is built, and its peers. */
const FOLDERS: Readonly<Record<string, string>> = {
  app: RENDERER,
  peer: PEER,
  pages: BUILT,
  sources: SOURCES,
};
/** A browser is busy with itself when it starts. */
const SETTLED_MS = 1_000;
const SHOWN_WITHIN_MS = 20_000;
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

/** What a page is asked to show, and by what it is seen that it does. */
export interface Awaited {
  /** `first-paint`, or what `querySelector` takes. */
  readonly waitFor: string;
  readonly resources?: number;
}

export interface PageServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Where a page stands that tells by itself when it shows what is waited for. */
  readonly telling: (place: string, awaited: Awaited) => string;
  /** Milliseconds from the start of the navigation, as the next such page tells them. */
  readonly shown: () => Promise<number>;
  readonly stop: () => void;
}

/** All pages from one place, in the same way. */
export async function servePages(snapshotOf: (resources: number) => unknown): Promise<PageServer> {
  const told = new EventEmitter<{ shown: [number] }>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const answer = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    if (url.pathname === '/waiting-room') {
      answer(
        'text/html',
        `<script>setTimeout(() => location.replace(${JSON.stringify(url.searchParams.get('then'))}), ${String(SETTLED_MS)})</script>`,
      );
      return;
    }
    if (url.pathname === '/snapshot') {
      answer('application/json', asciiJson(snapshotOf(Number(url.searchParams.get('resources')))));
      return;
    }
    if (url.pathname === '/shown') {
      answer('text/plain', '');
      told.emit('shown', Number(url.searchParams.get('ms')));
      return;
    }
    pageAt(url).then(
      ({ type, body }) => {
        answer(type, body);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: base,
    telling: (place, { waitFor, resources = 10 }) => {
      const url = new URL(place, `${base}/`);
      url.searchParams.set('waitFor', waitFor);
      url.searchParams.set('resources', String(resources));
      // By another name, so that the page gets a process of its own.
      return `${base.replace('127.0.0.1', 'localhost')}/waiting-room?then=${encodeURIComponent(url.href)}`;
    },
    shown: async () => {
      const signal = AbortSignal.timeout(SHOWN_WITHIN_MS);
      const [ms] = (await once(told, 'shown', { signal })) as [number];
      return ms;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * One letter beyond it, and the browser would keep the whole text with two bytes a letter. Behind the
 * preload there is no such text at all.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function pageAt(
  url: URL,
): Promise<{ readonly type: string; readonly body: string | Buffer }> {
  const [, name = '', ...rest] = url.pathname.split('/');
  const folder = FOLDERS[name];
  const file = path.join(folder ?? '', ...rest);
  const type = TYPES[path.extname(file)];
  if (folder === undefined || type === undefined) throw new Error('there is no such page');
  const body = await readFile(file);
  const waitFor = url.searchParams.get('waitFor');
  return { type, body: waitFor === null ? body : withProbe(String(body), url.searchParams) };
}

/** The page with the probe before its own scripts. */
function withProbe(html: string, asked: URLSearchParams): string {
  const data = [...asked].map(([name, value]) => `data-${dashed(name)}="${value}"`).join(' ');
  const probe = `<script src="/sources/probe.js" ${data}></script>`;
  return html.replace('<meta charset="utf-8" />', (meta) => `${meta}${probe}`);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
