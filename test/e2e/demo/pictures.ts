import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Lab } from '../support/lab.ts';

/** Pictures of the real window, one file a screen. */
export class Pictures {
  readonly #lab: Lab;
  readonly #folder: string;

  constructor(lab: Lab, folder: string) {
    this.#lab = lab;
    this.#folder = folder;
  }

  /** Takes a picture, of a screen if one is named, once nothing moves any more. */
  async take(name: string, screen?: string): Promise<void> {
    const page = await this.#lab.window();
    if (screen) await this.#lab.show(screen);
    // A message that says what was just done belongs to no screen.
    for (const message of await page.getByRole('button', { name: 'Dismiss' }).all())
      await message.click();
    await mkdir(this.#folder, { recursive: true });
    await page.screenshot({
      path: path.join(this.#folder, `${name}.png`),
      animations: 'disabled',
    });
  }

  async takeDark(screens: readonly string[]): Promise<void> {
    const { settings } = await this.#lab.snapshot();
    await this.#lab.done('settings.change', { settings: { ...settings, theme: 'dark' } });
    for (const screen of screens) await this.take(`${screen}-dark`, screen);
    await this.#lab.done('settings.change', { settings });
  }
}
