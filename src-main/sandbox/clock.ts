/** The sandbox's clock: another one, moved ahead as far as it was told. Milliseconds. */
export class SandboxClock {
  readonly #base: () => number;
  #aheadMs = 0;

  constructor(base: () => number) {
    this.#base = base;
  }

  now(): number {
    return this.#base() + this.#aheadMs;
  }

  moveAhead(ms: number): void {
    this.#aheadMs += ms;
  }
}
