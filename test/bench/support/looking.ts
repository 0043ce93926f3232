import type { Page } from '@playwright/test';

/** The rows of a long list, ours or the peer's, as far as they are there. */
export const ROWS = 'li[data-index]';
const STEPS = 240;
const STEP_PX = 44;

/** Milliseconds from the start of the navigation to the frame that shows such an element. */
export async function paintOf(page: Page, selector: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => document.querySelector(wanted) !== null && performance.now(),
    selector,
    { polling: 'raf' },
  );
  return Number(await seen.jsonValue());
}

export interface Scrolled {
  /** The time of each frame while the list went by, in milliseconds. */
  readonly frames: readonly number[];
  /** The most elements there were. */
  readonly nodes: number;
  /** How often the page did not answer for 50 ms and more. */
  readonly longTasks: number;
}

/** Lets the list go by, one row a frame. */
export async function scroll(page: Page): Promise<Scrolled> {
  await page.locator(ROWS).first().waitFor();
  return page.evaluate(
    async ([steps, stepPx, rows]) => {
      let list = document.querySelector(rows);
      while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
      let longTasks = 0;
      const watch = new PerformanceObserver((entries) => {
        longTasks += entries.getEntries().length;
      });
      watch.observe({ type: 'longtask' });
      const frames: number[] = [];
      let nodes = 0;
      let last = await new Promise(requestAnimationFrame);
      for (let step = 0; step < steps; step += 1) {
        list?.scrollBy(0, stepPx);
        const now = await new Promise<number>(requestAnimationFrame);
        frames.push(now - last);
        last = now;
        nodes = Math.max(nodes, document.body.querySelectorAll('*').length);
      }
      watch.disconnect();
      if (!list?.scrollTop) throw new Error('nothing was scrolled');
      return { frames, nodes, longTasks };
    },
    [STEPS, STEP_PX, ROWS] as const,
  );
}

/** Milliseconds from a key in the filter to the frame after the one that changed the rows. */
export async function keystroke(page: Page, key: string): Promise<number> {
  await page.getByRole('searchbox').first().focus();
  // Done with before the key is pressed: a key that comes before the page listens is never heard of.
  await page.evaluate((rows) => {
    const text = (): string =>
      [...document.querySelectorAll(rows)].map((row) => row.textContent).join();
    const before = text();
    const pressed = new Promise<number>((resolve) => {
      const hear = (): void => {
        resolve(performance.now());
      };
      document.addEventListener('keydown', hear, { once: true, capture: true });
    });
    const paint = async (): Promise<number> => {
      const pressedAt = await pressed;
      while (text() === before) {
        if (performance.now() - pressedAt > 20_000) throw new Error('the key changed no row');
        await new Promise(requestAnimationFrame);
      }
      await new Promise(requestAnimationFrame);
      return performance.now() - pressedAt;
    };
    (window as unknown as Painting).painted = paint();
  }, ROWS);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as Painting).painted);
}

interface Painting {
  painted: Promise<number>;
}
