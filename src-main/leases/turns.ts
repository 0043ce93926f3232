/** Runs what concerns one thing one after another, and different things side by side. */
export class Turns<Id> {
  readonly #running = new Map<Id, Promise<unknown>>();

  /** Whether something is being done with it. */
  has(id: Id): boolean {
    return this.#running.has(id);
  }

  /** Runs `deed` after all earlier ones of the same id, whatever became of them. */
  async take<T>(id: Id, deed: () => Promise<T>): Promise<T> {
    const before = this.#running.get(id) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    this.#running.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.#running.get(id) === mine) this.#running.delete(id);
    }
  }

  /** When all that runs now has ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }
}
