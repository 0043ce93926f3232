import type { Stop } from './clock.ts';

/** Who wants to know of a change. */
export class Listeners {
  readonly #all = new Set<() => void>();

  add(listener: () => void): Stop {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  tell(): void {
    for (const listener of [...this.#all]) listener();
  }
}
