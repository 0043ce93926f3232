import type { Clock, Instant, Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { ResourceId } from '../resources/resource.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { CloseReason, Lease, LeaseId } from './lease.ts';
import type { DurationChoice } from './plan.ts';

/** How far many openings or closings have come. */
export interface BulkProgress {
  readonly kind: 'opening' | 'closing';
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** `stopped`: the rest was not begun; what was opened may be closed again. */
  readonly state: 'running' | 'stopping' | 'stopped' | 'finished';
  readonly startedAt: Instant;
  /** When it will be through, as far as AWS's limits and the pace so far tell. */
  readonly expectedAt: Instant;
  /** Opened by this run. */
  readonly opened: readonly LeaseId[];
}

export interface BulkParts {
  readonly keeper: Pick<LeaseKeeper, 'open' | 'close' | 'wishClosed'>;
  /** Leases that may be open. */
  readonly open: () => readonly Lease[];
  readonly clock: Pick<Clock, 'now'>;
  /** The least time AWS's limits leave for so many changes. */
  readonly secondsFor: (count: number) => number;
  readonly reportBug: (error: unknown) => void;
}

/** Enough to use up what AWS takes at once; few enough that a stop leaves most undone. */
const SIDE_BY_SIDE = 25;
/** From here on the pace says more than the limits. */
const ENOUGH_TO_TELL = 10;

/** Opens or closes many at once, one run at a time, with progress, and can be stopped half-way. */
export class Bulk {
  readonly #parts: BulkParts;
  readonly #listeners = new Listeners();
  #progress: BulkProgress | undefined;

  constructor(parts: BulkParts) {
    this.#parts = parts;
  }

  /** The latest run, until it is dismissed. */
  get progress(): BulkProgress | undefined {
    return this.#progress;
  }

  /** Opens each resource; what cannot be opened is shown with the resource, as for a single one. */
  async open(resourceIds: readonly ResourceId[], choice: DurationChoice): Promise<void> {
    const { keeper } = this.#parts;
    await this.#run('opening', resourceIds, async (id) => {
      const opened = await keeper.open(id, choice);
      return opened.ok ? { ok: true, opened: opened.value } : opened;
    });
  }

  /** Closes all that may be open, side by side: here nothing is left for later. */
  async closeAll(reason: CloseReason): Promise<void> {
    await this.close(
      this.#parts.open().map(({ id }) => id),
      reason,
    );
  }

  /** Closes these, side by side. An opening of many that is under way begins no more. */
  async close(ids: readonly LeaseId[], reason: CloseReason): Promise<void> {
    const { keeper, reportBug } = this.#parts;
    keeper.wishClosed(ids, reason);
    if (this.#isRunning()) {
      // Closing waits for nobody: it goes on beside the run, and is seen lease by lease.
      this.stop();
      for (const closing of await Promise.allSettled(ids.map((id) => keeper.close(id, reason))))
        if (closing.status === 'rejected') reportBug(closing.reason);
      return;
    }
    await this.#run('closing', ids, (id) => keeper.close(id, reason), ids.length);
  }

  /** Begins no more openings; those under way are finished. */
  stop(): void {
    if (this.#progress?.state === 'running' && this.#progress.kind === 'opening')
      this.#change({ state: 'stopping' });
  }

  /** Closes what the latest run has opened. */
  async closeOpened(): Promise<void> {
    const opened = this.#progress?.opened ?? [];
    if (this.#isRunning()) return;
    await this.close(opened, 'asked');
  }

  dismiss(): void {
    if (this.#isRunning()) return;
    this.#progress = undefined;
    this.#listeners.tell();
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  #isRunning(): boolean {
    return this.#progress?.state === 'running' || this.#progress?.state === 'stopping';
  }

  async #run<T>(
    kind: BulkProgress['kind'],
    items: readonly T[],
    deed: (item: T) => Promise<{ readonly ok: boolean; readonly opened?: LeaseId }>,
    sideBySide = SIDE_BY_SIDE,
  ): Promise<void> {
    if (this.#isRunning() || items.length === 0) return;
    const startedAt = this.#parts.clock.now();
    const expectedAt = startedAt + this.#parts.secondsFor(items.length) * 1_000;
    const none = { total: items.length, done: 0, failed: 0, opened: [] };
    this.#progress = { kind, ...none, state: 'running', startedAt, expectedAt };
    this.#listeners.tell();
    const waiting = [...items];
    const work = async (): Promise<void> => {
      while (this.#progress?.state === 'running') {
        const item = waiting.shift();
        if (item === undefined) return;
        this.#count(await this.#done(deed, item));
      }
    };
    await Promise.all(Array.from({ length: Math.min(sideBySide, items.length) }, work));
    this.#change({ state: waiting.length > 0 ? 'stopped' : 'finished' });
  }

  async #done<T>(
    deed: (item: T) => Promise<{ readonly ok: boolean; readonly opened?: LeaseId }>,
    item: T,
  ): Promise<{ readonly ok: boolean; readonly opened?: LeaseId }> {
    try {
      return await deed(item);
    } catch (error) {
      this.#parts.reportBug(error);
      return { ok: false };
    }
  }

  #count({ ok, opened }: { readonly ok: boolean; readonly opened?: LeaseId }): void {
    const now = this.#progress;
    if (!now) return;
    const done = now.done + 1;
    this.#change({
      done,
      failed: now.failed + (ok ? 0 : 1),
      opened: opened === undefined ? now.opened : [...now.opened, opened],
      expectedAt: this.#expected(now, done),
    });
  }

  #expected({ startedAt, total, expectedAt }: BulkProgress, done: number): Instant {
    if (done < ENOUGH_TO_TELL) return expectedAt;
    const now = this.#parts.clock.now();
    return Math.max(expectedAt, now + ((now - startedAt) / done) * (total - done));
  }

  #change(part: Partial<BulkProgress>): void {
    if (this.#progress) this.#progress = { ...this.#progress, ...part };
    this.#listeners.tell();
  }
}
