import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildHost } from '../screens/support/prepare.ts';
import { PROJECT, RENDERER } from '../screens/support/places.ts';
import type { BenchHost, Load } from '../screens/support/answers.ts';
import { startHost } from '../screens/support/start-host.ts';
import type { Host } from '../screens/support/start-host.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome, Spread } from './statistics.ts';

const FOLDER = path.join(PROJECT, 'out/test/bench-window');
const PRELOAD = path.join(PROJECT, 'out/app/preload/preload.cjs');
const BARE = '<!doctype html><html lang="en"><title>Bare</title><h1>Hello</h1></html>';
const STEPS = 240;
const MOST_NODES = 400;
const MOST_FRAME_MS = 20;
const MOST_KEYSTROKE_MS = 100;

/**
 * The window against a bare page, much against little: in the project's Electron, with the app's own
 * scheme, preload and process border, one after the other in the same run.
 */
export async function benchWindow(runs: number): Promise<readonly Outcome[]> {
  await buildHost();
  await cp(RENDERER, FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, 'bare.html'), BARE);
  const host = await startHost(FOLDER, PRELOAD);
  try {
    const window = new BenchWindow(host);
    return [
      await firstPaint(window, runs),
      await thousand(window, runs),
      await scrolling(window),
      await longHistory(window, runs),
      await keystroke(window, runs),
    ];
  } finally {
    await host.stop();
  }
}

async function firstPaint(window: BenchWindow, runs: number): Promise<Outcome> {
  const [bare, ours] = await interleaved(runs, [
    () => window.paint('bare.html'),
    () => window.paint('index.html#resources', { resources: 10, entries: 0 }),
  ]);
  return ratio('first paint of the window', ours, bare, 'a bare page', 3);
}

async function thousand(window: BenchWindow, runs: number): Promise<Outcome> {
  const at = 'index.html#resources';
  const [ten, many] = await interleaved(runs, [
    () => window.rows(at, { resources: 10, entries: 0 }),
    () => window.rows(at, { resources: 1_000, entries: 0 }),
  ]);
  return ratio('1,000 resources painted', many, ten, 'ten', 1.3);
}

async function longHistory(window: BenchWindow, runs: number): Promise<Outcome> {
  const [few, many] = await interleaved(runs, [
    () => window.rows('index.html#activity', { resources: 10, entries: 1_000 }),
    () => window.rows('index.html#activity', { resources: 10, entries: 100_000 }),
  ]);
  return ratio('100,000 activity entries opened', many, few, '1,000', 1.5);
}

async function scrolling(window: BenchWindow): Promise<Outcome> {
  await window.rows('index.html#resources', { resources: 1_000, entries: 0 });
  const { frames, nodes } = await window.scroll();
  const sorted = frames.toSorted((one, other) => one - other);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
  return {
    name: 'scrolling 1,000 resources',
    line: `95 of 100 frames within ${p95.toFixed(1)} ms (target ≤ ${String(MOST_FRAME_MS)} ms), at most ${String(nodes)} elements (target ≤ ${String(MOST_NODES)})`,
    within: p95 <= MOST_FRAME_MS && nodes <= MOST_NODES,
  };
}

async function keystroke(window: BenchWindow, runs: number): Promise<Outcome> {
  const took: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    await window.rows('index.html#activity', { resources: 10, entries: 100_000 });
    const ms = await window.keystroke('k');
    if (run >= 0) took.push(ms);
  }
  const us = spread(took);
  return {
    name: 'a key in the filter of 100,000 entries to its paint',
    line: `${inWords(us)} (target ≤ ${String(MOST_KEYSTROKE_MS)} ms)`,
    within: us.median <= MOST_KEYSTROKE_MS,
  };
}

function ratio(name: string, us: Spread, peer: Spread, against: string, target: number): Outcome {
  const times = us.median / peer.median;
  return {
    name,
    line: `${inWords(us)} against ${inWords(peer)} for ${against}: ${times.toFixed(2)}× (target ≤ ${target.toFixed(1)}×)`,
    within: times <= target,
  };
}

/** One after the other, so that what disturbs the one disturbs the other; the first round is for nothing. */
async function interleaved(
  runs: number,
  [one, other]: readonly [() => Promise<number>, () => Promise<number>],
): Promise<readonly [Spread, Spread]> {
  const ones: number[] = [];
  const others: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const [first, second] = [await one(), await other()];
    if (run < 0) continue;
    ones.push(first);
    others.push(second);
  }
  return [spread(ones), spread(others)];
}

/** A window that is loaded anew for every measurement. */
class BenchWindow {
  readonly #host: Host;
  #loaded = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Milliseconds from the start of the navigation to the first text on the screen. */
  async paint(place: string, load?: Load): Promise<number> {
    const page = await this.#go(place, load);
    return page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries())
              if (name === 'first-contentful-paint') resolve(startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
  }

  /** Milliseconds from the start of the navigation to the frame that shows the first row. */
  async rows(place: string, load: Load): Promise<number> {
    const page = await this.#go(place, load);
    const row = await page.waitForFunction(
      (rows) => document.querySelector(rows) !== null && performance.now(),
      ROWS,
      { polling: 'raf' },
    );
    return Number(await row.jsonValue());
  }

  /** The time of each frame while the list goes by, and the most elements there were. */
  async scroll(): Promise<{ readonly frames: readonly number[]; readonly nodes: number }> {
    return this.#host.page.evaluate(
      async ([steps, rows]) => {
        let list = document.querySelector(rows);
        while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
        const frames: number[] = [];
        let nodes = 0;
        let last = await new Promise(requestAnimationFrame);
        for (let step = 0; step < steps; step += 1) {
          list?.scrollBy(0, 44);
          const now = await new Promise<number>(requestAnimationFrame);
          frames.push(now - last);
          last = now;
          nodes = Math.max(nodes, document.body.querySelectorAll('*').length);
        }
        if (!list?.scrollTop) throw new Error('nothing was scrolled');
        return { frames, nodes };
      },
      [STEPS, ROWS] as const,
    );
  }

  /** Milliseconds from a key in the filter to the frame with other rows. */
  async keystroke(key: string): Promise<number> {
    const { page } = this.#host;
    await page.getByRole('searchbox').first().focus();
    const painted = page.evaluate(async (rows) => {
      const before = document.querySelector(rows)?.textContent;
      const pressed = await new Promise<number>((resolve) => {
        document.addEventListener(
          'keydown',
          () => {
            resolve(performance.now());
          },
          { once: true, capture: true },
        );
      });
      while (document.querySelector(rows)?.textContent === before)
        await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - pressed;
    }, ROWS);
    await page.keyboard.press(key);
    return painted;
  }

  async #go(place: string, load?: Load): Promise<Page> {
    if (load)
      await this.#host.electron.evaluate((_electron, wanted) => {
        (globalThis as BenchHost).layLoad?.(wanted);
      }, load);
    const [file = '', hash = ''] = place.split('#');
    const query = String((this.#loaded += 1));
    await this.#host.page.goto(`app://drawbridge/${file}?${query}#${hash}`);
    return this.#host.page;
  }
}

/** The rows of a long list, as far as they are there. */
const ROWS = 'main li[data-index]';
