import type Electron from 'electron';
import type { Settings } from '../settings/settings.ts';

const NAMES = ['openShortcut', 'closeAllShortcut'] as const;
export type GlobalShortcut = (typeof NAMES)[number];
type Wanted = Pick<Settings, GlobalShortcut>;

export interface GlobalShortcutParts {
  /** A function, since nothing is asked of the system while no shortcut is set. */
  readonly globalShortcut: () => Pick<Electron.GlobalShortcut, 'register' | 'unregister'>;
  readonly act: (name: GlobalShortcut) => void;
}

/**
 * Keys that work wherever the person is, as the settings say. A desktop may refuse one: somebody
 * else has it, or it gives none.
 *
 * @see https://www.electronjs.org/docs/latest/api/global-shortcut
 */
export class GlobalShortcuts {
  readonly #parts: GlobalShortcutParts;
  readonly #held = new Map<GlobalShortcut, string>();
  #wanted: Wanted = { openShortcut: '', closeAllShortcut: '' };
  #refused: readonly GlobalShortcut[] = [];

  constructor(parts: GlobalShortcutParts) {
    this.#parts = parts;
  }

  get refused(): readonly GlobalShortcut[] {
    return this.#refused;
  }

  /** Takes over what is wanted now; `true` when other shortcuts are refused than before. */
  apply(wanted: Wanted): boolean {
    if (NAMES.every((name) => wanted[name] === this.#wanted[name])) return false;
    this.#wanted = wanted;
    this.release();
    const before = this.#refused;
    // The second of two that are the same is refused: it would never be heard.
    this.#refused = NAMES.filter((name) => wanted[name] !== '' && !this.#take(name, wanted[name]));
    return this.#refused.join() !== before.join();
  }

  /** Gives all of them back. */
  release(): void {
    for (const keys of this.#held.values()) this.#parts.globalShortcut().unregister(keys);
    this.#held.clear();
  }

  #take(name: GlobalShortcut, keys: string): boolean {
    if ([...this.#held.values()].includes(keys)) return false;
    try {
      const given = this.#parts.globalShortcut().register(keys, () => {
        this.#parts.act(name);
      });
      if (given) this.#held.set(name, keys);
      return given;
    } catch {
      // Electron throws at keys it does not know.
      return false;
    }
  }
}
