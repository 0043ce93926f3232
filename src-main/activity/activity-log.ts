import type { Clock, Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { ActivityEntry, ActivityStore, NewEntry } from './activity.ts';

const KEPT_IN_MEMORY = 200;

/** What happened, newest first; written down at once, never read back for a decision. */
export class ActivityLog {
  readonly #store: ActivityStore;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #listeners = new Listeners();
  #latest: readonly ActivityEntry[];

  constructor(parts: { store: ActivityStore; clock: Clock; newId: NewId }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
    this.#latest = parts.store.latest(KEPT_IN_MEMORY);
  }

  /** The latest 200, newest first. */
  get latest(): readonly ActivityEntry[] {
    return this.#latest;
  }

  /** All that is written down, newest first, in parts. */
  written(): AsyncIterable<readonly ActivityEntry[]> {
    return this.#store.all();
  }

  /** A full disk must not keep a door open: a line that cannot be written is shown until the end. */
  add(entry: NewEntry): void {
    const stamped = { ...entry, id: this.#newId(), at: this.#clock.now() };
    this.#store.append(stamped);
    this.#latest = [stamped, ...this.#latest].slice(0, KEPT_IN_MEMORY);
    this.#listeners.tell();
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }
}
