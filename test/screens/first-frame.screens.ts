import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { EVERY_DAY } from './fixtures/snapshots.ts';
import type { Scene } from './scene.ts';
import { test, USUAL } from './support/stage.ts';

const SCENE: Scene = { name: 'first-frame', hash: '#resources', snapshot: EVERY_DAY };
const ICONS_ALONE = { ...USUAL, width: 600 };

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Where the mark of the first frame would stand in this window, and where the rail has it. */
async function marks(page: Page): Promise<{ readonly first: Place; readonly rail: Place }> {
  return page.evaluate(() => {
    const place = (element: Element): Place => {
      const { left, top, width } = element.getBoundingClientRect();
      return { left, top, width };
    };
    const inRail = document.querySelector('nav svg');
    if (!inRail) throw new Error('the rail has no mark');
    const rail = place(inRail);
    const first = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    first.setAttribute('class', 'first-mark');
    first.setAttribute('viewBox', '0 0 16 16');
    document.body.prepend(first);
    const there = place(first);
    first.remove();
    return { first: there, rail };
  });
}

for (const [name, size] of Object.entries({ usual: USUAL, 'icons alone': ICONS_ALONE }))
  test(`the first frame has the mark where the rail has it: ${name}`, async ({ stage }) => {
    await stage.show(SCENE, size);
    const { first, rail } = await marks(stage.page);
    expect(first.top).toBeCloseTo(rail.top, 0);
    expect(first.left).toBeCloseTo(rail.left, 0);
    expect(first.width).toBe(rail.width);
  });

for (const look of ['light', 'dark'] as const)
  test(`the first frame has the ground that the design has: ${look}`, async ({ stage }) => {
    await stage.show(SCENE, USUAL, look);
    const grounds = await stage.page.evaluate(() => {
      const sheet = [...document.styleSheets].find(({ href }) => href?.includes('index-'));
      const ground = getComputedStyle(document.body).backgroundColor;
      const probe = document.createElement('div');
      probe.style.background = 'var(--color-page)';
      document.body.append(probe);
      const page = getComputedStyle(probe).backgroundColor;
      probe.remove();
      // Nothing but the first frame's own sheet.
      for (const other of document.styleSheets) other.disabled = other !== sheet;
      const first = getComputedStyle(document.body).backgroundColor;
      for (const other of document.styleSheets) other.disabled = false;
      return { ground, page, first };
    });
    expect(grounds.ground).toBe(grounds.page);
    expect(grounds.first).toBe(grounds.page);
  });
