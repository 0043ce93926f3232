import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { manyDoors } from './fixtures/doors.ts';
import { EVERY_DAY } from './fixtures/snapshots.ts';
import type { Scene } from './scene.ts';
import { test, USUAL } from './support/stage.ts';

const MANY: Scene = {
  name: 'first-rows',
  hash: '#resources',
  snapshot: { ...EVERY_DAY, resources: manyDoors(100), leases: [] },
};
/** Here a row takes two lines or more. */
const NARROW = { ...USUAL, width: 600 };
const FEWEST_ROWS = 5;

interface FirstRows {
  /** Questions that have the browser lay out the page, until there were rows. */
  measured: number;
  /** Where the rows stood in their first frame, in CSS pixels. */
  tops: readonly number[];
}

/** Looks on from the start of every page to come. */
async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: FirstRows = { measured: 0, tops: [] };
    (window as unknown as Record<string, unknown>)['firstRows'] = seen;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with an element below
    const rectOf = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function (): DOMRect {
      seen.measured += seen.tops.length === 0 ? 1 : 0;
      return rectOf.call(this);
    };
    for (const [prototype, name] of [
      [HTMLElement.prototype, 'offsetHeight'],
      [Element.prototype, 'clientHeight'],
      [Element.prototype, 'scrollTop'],
    ] as const) {
      const asked = Object.getOwnPropertyDescriptor(prototype, name);
      Object.defineProperty(prototype, name, {
        ...asked,
        get(): unknown {
          seen.measured += seen.tops.length === 0 ? 1 : 0;
          return asked?.get?.call(this);
        },
      });
    }
    const look = (): void => {
      seen.tops = [...document.querySelectorAll('li[data-index]')].map(
        (row) => rectOf.call(row).top,
      );
      if (seen.tops.length === 0) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function firstRows(page: Page): Promise<FirstRows & { readonly topsNow: readonly number[] }> {
  return page.evaluate(() => {
    const { measured, tops } = (window as unknown as { firstRows: FirstRows }).firstRows;
    const rows = [...document.querySelectorAll('li[data-index]')].slice(0, tops.length);
    return { measured, tops, topsNow: rows.map((row) => row.getBoundingClientRect().top) };
  });
}

test('the first rows are drawn before anything is measured, and stand where they stay', async ({
  stage,
}) => {
  await watchFirstRows(stage.page);
  await stage.show(MANY);
  const wide = await firstRows(stage.page);
  expect(wide.tops.length).toBeGreaterThan(FEWEST_ROWS);
  expect(wide.measured).toBe(0);
  expect(wide.topsNow).toEqual(wide.tops);
});

test('where rows take more than a line they stand where they stay from the first on, too', async ({
  stage,
}) => {
  await watchFirstRows(stage.page);
  await stage.show(MANY, NARROW);
  const narrow = await firstRows(stage.page);
  expect(narrow.tops.length).toBeGreaterThan(FEWEST_ROWS - 2);
  expect(narrow.topsNow).toEqual(narrow.tops);
});
