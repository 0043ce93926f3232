import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { EVERY_DAY } from '../../screens/fixtures/snapshots.ts';
import { manyDoors } from '../../screens/fixtures/doors.ts';
import { isRoot } from '../../support/desktop/ordinary-user.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Skipped } from '../metric.ts';
import { buildPages, servePages } from './page-server.ts';
import type { Awaited, PageServer } from './page-server.ts';

const EXECUTABLE = '/usr/bin/chromium';
const SIZE = { width: 980, height: 680 };

/** As Electron does: nothing fetched in the background. */
const QUIETLY = ['--disable-background-networking', '--disable-component-update'];

/** Answers `activity.read`, as the main process would. */
export type Answer = (name: string, input: unknown) => unknown;

export interface Shown {
  readonly resources?: number;
  readonly activity?: typeof EVERY_DAY.activity;
  readonly answer?: Answer;
}

/** Debian's Chromium, and a server of the pages to look at. */
export class Pages {
  readonly #server: PageServer;

  private constructor(server: PageServer) {
    this.#server = server;
  }

  /** @throws Skipped where there is no Chromium */
  static async use<T>(deed: (pages: Pages) => Promise<T>): Promise<T> {
    if (!existsSync(EXECUTABLE)) throw new Skipped(`there is no ${EXECUTABLE} (Debian: chromium)`);
    await buildPages();
    const server = await servePages((resources) => snapshotWith({ resources }));
    try {
      return await deed(new Pages(server));
    } finally {
      server.stop();
    }
  }

  /**
   * Shows a page in a browser of its own that nobody looks into.
   *
   * @param then what to do while the page still stands, with the browser's process
   * @returns milliseconds from the start of the navigation until it shows what is waited for
   */
  async timed(
    place: string,
    awaited: Awaited,
    then: (pid: number) => void | Promise<void> = () => undefined,
  ): Promise<number> {
    const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-page-'));
    const shown = this.#server.shown();
    const browser = startBare(folder, this.#server.telling(place, awaited));
    const endNow = (): void => {
      endGroup(browser);
    };
    process.once('exit', endNow);
    try {
      const ms = await shown;
      await then(browser.pid ?? 0);
      return ms;
    } finally {
      process.off('exit', endNow);
      await waitFor(() => !endGroup(browser), { what: 'the browser to end' });
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** A browser of its own for one deed, driven from here. */
  async inBrowser<T>(deed: (tabs: Tabs) => Promise<T>): Promise<T> {
    const server = await chromium.launchServer({
      executablePath: EXECUTABLE,
      args: QUIETLY,
    });
    try {
      const browser = await chromium.connect(server.wsEndpoint());
      return await deed(new Tabs(browser, this.#server.url, server.process().pid ?? 0));
    } finally {
      await server.close();
    }
  }
}

/** Without its developer tools: with a user's own folder that is gone afterwards. */
function startBare(folder: string, url: string): ChildProcess {
  const flags = [
    '--headless',
    '--no-first-run',
    '--password-store=basic',
    `--window-size=${String(SIZE.width)},${String(SIZE.height)}`,
    `--user-data-dir=${folder}`,
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
  return spawn(EXECUTABLE, [...flags, ...QUIETLY, url], { stdio: 'ignore', detached: true });
}

/** The browser with all it has started; answers whether anything of it was still there. */
function endGroup({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Pages of one browser. */
export class Tabs {
  readonly pid: number;
  readonly #browser: Browser;
  readonly #base: string;
  #context: BrowserContext | undefined;

  constructor(browser: Browser, base: string, pid: number) {
    this.#browser = browser;
    this.#base = base;
    this.pid = pid;
  }

  /** A page that is made anew, in place of the one before. */
  async show(place: string, shown: Shown = {}): Promise<Page> {
    await this.#context?.close();
    this.#context = await this.#browser.newContext({ viewport: SIZE });
    // What tsx puts around functions it passes on, and no page has.
    await this.#context.addInitScript('globalThis.__name = (made) => made');
    if (place.startsWith('app/')) await wireBridge(this.#context, shown);
    const page = await this.#context.newPage();
    await page.goto(`${this.#base}/${place}`);
    return page;
  }
}

function snapshotWith({ resources = 10, activity = [] }: Shown): unknown {
  return { ...EVERY_DAY, resources: manyDoors(resources), leases: [], activity };
}

/** Stands where the preload would: everything from this process. */
async function wireBridge(context: BrowserContext, shown: Shown): Promise<void> {
  // As from the main process: asked for by the page, not there before it.
  await context.exposeFunction('readSnapshot', () => JSON.stringify(snapshotWith(shown)));
  if (shown.answer) await context.exposeFunction('answerBench', shown.answer);
  await context.addInitScript(() => {
    const wired = window as unknown as Record<string, unknown> & {
      readSnapshot: () => Promise<string>;
      answerBench?: (name: string, input: unknown) => Promise<unknown>;
    };
    wired['bridge'] = {
      call: async (name: string, input: unknown) => {
        if (name === 'activity.openTimes') return { ok: true, value: [] };
        return { ok: true, value: await wired.answerBench?.(name, input) };
      },
      onSnapshot: (listener: (snapshot: unknown) => void) => {
        void wired.readSnapshot().then((text) => {
          listener(JSON.parse(text));
        });
        return () => undefined;
      },
    };
  });
}
