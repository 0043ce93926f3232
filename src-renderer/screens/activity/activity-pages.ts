import type {
  ActivityAbout,
  ActivityPage,
  ActivityQuery,
} from '../../../src-main/activity/activity-query.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';

/** As many as every snapshot holds: the first page is there before it is asked for. */
export const PAGE_ROWS = 200;
/** Read once more when somebody scrolls back. */
const MOST_PAGES = 20;

export type ReadPage = (
  query: ActivityQuery,
  offset: number,
) => Promise<Result<ActivityPage, Problem>>;

export interface FoundRows {
  /** What was asked. */
  readonly query: ActivityQuery;
  readonly total: number;
  /** How many there are without a filter; not known before the first answer. */
  readonly all: number | undefined;
  readonly about: readonly ActivityAbout[];
  readonly pages: ReadonlyMap<number, readonly ActivityEntry[]>;
  readonly problem?: Problem;
}

/** The rows a query finds, read a page at a time as they come into sight. */
export class ActivityPages {
  readonly #read: ReadPage;
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Set<number>();
  #found: FoundRows;
  #run = 0;
  /** Whether the answer to a query is awaited; until then the rows of the one before stay. */
  #asking = false;
  #sight = { from: 0, to: 1 };

  /** @param latest the newest entries, the newest first: shown until the first answer. */
  constructor(read: ReadPage, latest: readonly ActivityEntry[]) {
    this.#read = read;
    this.#found = {
      query: {},
      total: latest.length,
      all: undefined,
      about: [],
      pages: new Map([[0, latest.slice(0, PAGE_ROWS)]]),
    };
  }

  readonly found = (): FoundRows => this.#found;

  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Asks anew: for another query, or because something happened. What is in sight comes first. */
  async ask(query: ActivityQuery): Promise<void> {
    const run = ++this.#run;
    this.#asking = true;
    this.#asked.clear();
    const same = JSON.stringify(query) === JSON.stringify(this.#found.query);
    const wanted = same ? pagesIn(this.#sight.from, this.#sight.to) : [0];
    const answers = await Promise.all(
      wanted.map(async (page) => [page, await this.#read(query, page * PAGE_ROWS)] as const),
    );
    if (run !== this.#run) return;
    this.#asking = false;
    const pages = new Map<number, readonly ActivityEntry[]>();
    for (const [page, answer] of answers) {
      if (!answer.ok) {
        this.#tell({ ...this.#found, query, problem: answer.error });
        return;
      }
      pages.set(page, answer.value.entries);
      const { total, all, about } = answer.value;
      this.#found = { query, total, all, about, pages };
    }
    this.#tell(this.#found);
  }

  /** Tells which rows are in sight, the last one left out. */
  readonly see = (from: number, to: number): void => {
    this.#sight = { from, to: Math.max(from + 1, to) };
    if (this.#asking) return;
    for (const page of pagesIn(this.#sight.from, this.#sight.to))
      if (!this.#found.pages.has(page) && !this.#asked.has(page)) void this.#fetch(page);
  };

  async #fetch(page: number): Promise<void> {
    const run = this.#run;
    this.#asked.add(page);
    const answer = await this.#read(this.#found.query, page * PAGE_ROWS);
    if (run !== this.#run) return;
    this.#asked.delete(page);
    if (!answer.ok) return;
    const pages = new Map([...this.#found.pages].slice(1 - MOST_PAGES));
    this.#tell({ ...this.#found, pages: pages.set(page, answer.value.entries) });
  }

  #tell(found: FoundRows): void {
    this.#found = found;
    for (const listener of this.#listeners) listener();
  }
}

/** The entry of a row, if its page is there. */
export function entryAt({ pages }: FoundRows, index: number): ActivityEntry | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

/** With the row above what is in sight: its day says whether a new one begins. */
function pagesIn(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from - 1) / PAGE_ROWS);
  const last = Math.floor(Math.max(0, to - 1) / PAGE_ROWS);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
