import type { Snapshot } from '../bridge/snapshot.ts';
import type { Stop } from '../kernel/clock.ts';

/** A frame: too short to be seen, long enough for a click's request to leave before its picture. */
const GATHER_MS = 16;

/** Makes one snapshot of all changes within a frame: whoever shows something gets the newest. */
export class Publisher {
  readonly #compose: (revision: number) => Snapshot;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();
  #revision = 0;
  #scheduled = false;

  constructor(compose: (revision: number) => Snapshot) {
    this.#compose = compose;
  }

  /** The present state, as a snapshot newer than all before. */
  compose(): Snapshot {
    this.#revision += 1;
    return this.#compose(this.#revision);
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): Stop {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Something changed. */
  changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      const snapshot = this.compose();
      for (const listener of this.#listeners) listener(snapshot);
    }, GATHER_MS);
  }
}
