import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { EVERY_DAY } from '../../screens/fixtures/snapshots.ts';
import { manyDoors } from '../../screens/fixtures/doors.ts';
import { Skipped } from '../metric.ts';
import { buildPages, servePages } from './page-server.ts';
import type { PageServer } from './page-server.ts';

const EXECUTABLE = '/usr/bin/chromium';
const SIZE = { width: 980, height: 680 };

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
    const server = await servePages();
    try {
      return await deed(new Pages(server));
    } finally {
      server.stop();
    }
  }

  /** A browser of its own for one deed. */
  async inBrowser<T>(deed: (tabs: Tabs) => Promise<T>): Promise<T> {
    const server = await chromium.launchServer({
      executablePath: EXECUTABLE,
      // As Electron does: nothing fetched in the background, no page slowed down unseen.
      args: ['--disable-background-networking', '--disable-component-update'],
    });
    try {
      const browser = await chromium.connect(server.wsEndpoint());
      return await deed(new Tabs(browser, this.#server.url, server.process().pid ?? 0));
    } finally {
      await server.close();
    }
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

/** Stands where the preload would: the snapshot at once, all else from this process. */
async function wireBridge(context: BrowserContext, shown: Shown): Promise<void> {
  const snapshot = {
    ...EVERY_DAY,
    resources: manyDoors(shown.resources ?? 10),
    leases: [],
    activity: shown.activity ?? [],
  };
  if (shown.answer) await context.exposeFunction('answerBench', shown.answer);
  await context.addInitScript((text: string) => {
    const wired = window as unknown as Record<string, unknown> & {
      answerBench?: (name: string, input: unknown) => Promise<unknown>;
    };
    wired['bridge'] = {
      call: async (name: string, input: unknown) => {
        if (name === 'snapshot.read') return { ok: true, value: JSON.parse(text) as unknown };
        if (name === 'activity.openTimes') return { ok: true, value: [] };
        return { ok: true, value: await wired.answerBench?.(name, input) };
      },
      onSnapshot: () => () => undefined,
    };
  }, JSON.stringify(snapshot));
}
