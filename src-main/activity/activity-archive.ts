import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Stop } from '../kernel/clock.ts';
import type { ActivityLog } from './activity-log.ts';
import type { ActivityPage, ActivityQuery } from './activity-query.ts';
import { aboutAll, asksNothing, matching, searched } from './activity-search.ts';
import type { SearchedEntry } from './activity-search.ts';
import type { ActivityEntry } from './activity.ts';

/** Nobody has looked for so long: the memory is worth more than the time to read it once more. */
const KEPT_UNUSED_MS = 5 * MINUTE_MS;

/** All of the log, the newest first; kept up to date until `stop`. */
interface Loaded {
  readonly entries: readonly SearchedEntry[];
  readonly stop: Stop;
}

/** The whole log, to look for something in it. Read when first asked, forgotten when nobody asks. */
export class ActivityArchive {
  readonly #log: ActivityLog;
  readonly #clock: Clock;
  #loading: Promise<Loaded> | undefined;
  /** What is worth keeping between two questions; undone by every new entry. */
  #about: ActivityPage['about'] | undefined;
  #found: { readonly key: string; readonly entries: readonly SearchedEntry[] } | undefined;
  #stopWaiting: Stop = () => undefined;

  constructor(parts: { readonly log: ActivityLog; readonly clock: Clock }) {
    this.#log = parts.log;
    this.#clock = parts.clock;
  }

  /** `count` entries behind the first `offset` that match, the newest first. */
  async read(query: ActivityQuery, offset: number, count: number): Promise<ActivityPage> {
    const { entries } = await this.#load();
    const found = this.#find(entries, query);
    return {
      total: found.length,
      all: entries.length,
      about: (this.#about ??= aboutAll(entries)),
      entries: plain(found.slice(offset, offset + count)),
    };
  }

  /** All that match at this moment, the newest first. */
  async matching(query: ActivityQuery): Promise<readonly ActivityEntry[]> {
    const { entries } = await this.#load();
    return plain(this.#find(entries, query));
  }

  /** Lets go of the memory; the next question reads everything anew. */
  forget(): void {
    this.#stopWaiting();
    this.#changed();
    const loading = this.#loading;
    this.#loading = undefined;
    loading?.then(
      ({ stop }) => {
        stop();
      },
      () => undefined,
    );
  }

  #load(): Promise<Loaded> {
    this.#stopWaiting();
    this.#stopWaiting = this.#clock.after(KEPT_UNUSED_MS, () => {
      this.forget();
    });
    return (this.#loading ??= this.#readAll());
  }

  async #readAll(): Promise<Loaded> {
    // What could not be written is among the latest only, and what happens meanwhile is told.
    const entries = this.#log.latest.map(searched);
    const known = new Set(entries.map(({ entry }) => entry.id));
    const stop = this.#log.onChange(() => {
      const [newest] = this.#log.latest;
      if (!newest) return;
      known.add(newest.id);
      entries.unshift(searched(newest));
      this.#changed();
    });
    try {
      for await (const part of this.#log.written())
        entries.push(...part.filter(({ id }) => !known.has(id)).map(searched));
      return { entries, stop };
    } catch (error) {
      stop();
      this.#loading = undefined;
      throw error;
    }
  }

  #changed(): void {
    this.#about = undefined;
    this.#found = undefined;
  }

  #find(entries: readonly SearchedEntry[], query: ActivityQuery): readonly SearchedEntry[] {
    if (asksNothing(query)) return entries;
    const key = JSON.stringify(query);
    if (this.#found?.key !== key) this.#found = { key, entries: matching(entries, query) };
    return this.#found.entries;
  }
}

function plain(entries: readonly SearchedEntry[]): readonly ActivityEntry[] {
  return entries.map(({ entry }) => entry);
}
