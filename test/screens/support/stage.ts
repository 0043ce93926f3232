import { test as base } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import { NOW } from '../fixtures/times.ts';
import type { Scene } from '../scene.ts';
import type { Look } from './look.ts';
import { RENDERER } from './places.ts';
import { startHost } from './start-host.ts';
import { StandIn } from './stand-in.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly scale: number;
}

export const USUAL: Size = { width: 980, height: 680, scale: 1 };
export const PHONE_WIDE: Size = { width: 320, height: 568, scale: 1 };
/** What is left of the usual window at 200 %. */
export const ZOOMED: Size = { width: 490, height: 340, scale: 2 };

/** The built window in the project's Electron, on which one scene after the other is shown. */
export class Stage {
  readonly page: Page;
  readonly main: StandIn;
  readonly #cdp: CDPSession;
  #shown = 0;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.main = new StandIn(page);
    this.#cdp = cdp;
  }

  static async on(page: Page): Promise<Stage> {
    const stage = new Stage(page, await page.context().newCDPSession(page));
    await page.clock.setFixedTime(NOW);
    await stage.main.wire();
    return stage;
  }

  /** Shows a scene from its beginning and waits until nothing moves. */
  async show(scene: Scene, size: Size = USUAL, look: Look = 'light'): Promise<void> {
    await this.look(look);
    await this.resize(size);
    // Where an earlier scene left the pointer nothing shall be under it.
    await this.page.mouse.move(0, 0);
    this.main.lay(scene.snapshot, scene.answers ?? {});
    // Another address, so that the page is loaded anew and not only led to another hash.
    await this.page.goto(`app://drawbridge/index.html?${String((this.#shown += 1))}${scene.hash}`);
    await this.page.locator('main h1').first().waitFor();
    await scene.act?.({ page: this.page, main: this.main });
    await this.settle();
  }

  async look(look: Look): Promise<void> {
    await this.page.emulateMedia({
      colorScheme: look === 'dark' ? 'dark' : 'light',
      forcedColors: look === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
  }

  async resize({ width, height, scale }: Size): Promise<void> {
    await this.#cdp.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
  }

  /** Waits for what comes in or goes out, and for two frames after it. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
      await frame();
    });
  }

  async picture(file: string): Promise<void> {
    await this.page.screenshot({ path: file, caret: 'hide' });
  }
}

/** One desktop, one Electron and one window for all scenes. */
export const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({}, use) => {
      const host = await startHost(RENDERER);
      try {
        await use(await Stage.on(host.page));
      } finally {
        await host.stop();
      }
    },
    { scope: 'worker' },
  ],
});
