import { DAY_MS } from '../kernel/clock.ts';
import type { Clock, Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { NoUpdates, UpdateSource } from './build.ts';
import { afterLook, nextLookInMs } from './update.ts';
import type { LookMemory, UpdateFeed, UpdateState, UpdateView } from './update.ts';

export interface UpdateKeeperParts {
  /** The version that runs. */
  readonly current: string;
  readonly clock: Clock;
  /** Where to look, or why this copy never updates itself. */
  readonly source: UpdateSource | NoUpdates;
  /** Loaded at the first look. */
  readonly feed: (source: UpdateSource) => Promise<UpdateFeed>;
  /** Whether the person lets it look by itself. */
  readonly wanted: () => boolean;
  readonly memory: { load(): LookMemory | undefined; save(memory: LookMemory): void };
  /** How many leases may be open. */
  readonly openCount: () => number;
  /** Quits in order, which ends with `finish`. */
  readonly quit: () => void;
  readonly reportBug: (error: unknown) => void;
}

const NOTHING_YET: UpdateState = { kind: 'none' };
/** Not to be disturbed by another look. */
const BUSY: readonly UpdateState['kind'][] = ['looking', 'downloading', 'ready'];

/**
 * Looks for the next version at the start and once a day, downloads it when the person says so, and
 * installs it when nothing is open: at the person's word, or as they quit.
 */
export class UpdateKeeper {
  readonly #parts: UpdateKeeperParts;
  readonly #listeners = new Listeners();
  #state: UpdateState = NOTHING_YET;
  #feed: UpdateFeed | undefined;
  #restarting = false;
  #begun = false;
  #hasLooked = false;
  #stopTimer: Stop | undefined;

  constructor(parts: UpdateKeeperParts) {
    this.#parts = parts;
  }

  get view(): UpdateView {
    const { source } = this.#parts;
    return typeof source === 'string'
      ? { never: source, state: this.#state }
      : { host: new URL(source.url).host, state: this.#state };
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  /** Looks now and once a day, if the person wants it. */
  begin(): void {
    this.#begun = true;
    this.review();
  }

  /** The settings changed, or a lease did. */
  review(): void {
    const { kind } = this.#state;
    const due = kind === 'ready' && this.#state.waits && this.#parts.openCount() === 0;
    if (due && !this.#restarting) this.#restart();
    if (!this.#begun || typeof this.#parts.source === 'string') return;
    if (!this.#parts.wanted()) {
      this.stop();
      return;
    }
    this.#stopTimer ??= this.#lookLater();
  }

  stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  /** Looks at the person's word; what is being downloaded or is ready stays. */
  async look(): Promise<Result<void, Problem>> {
    await this.#look(true);
    return this.#state.kind === 'failed' ? err(this.#state.problem) : ok(undefined);
  }

  /** Downloads what is available, at the person's word; anything else is nothing to download. */
  async download(): Promise<Result<void, Problem>> {
    if (this.#state.kind !== 'available' || !this.#feed) return ok(undefined);
    const { version } = this.#state;
    this.#become({ kind: 'downloading', version, percent: 0 });
    const done = await this.#feed.download(version, (percent) => {
      const whole = Math.floor(percent);
      if (this.#state.kind === 'downloading' && this.#state.percent !== whole)
        this.#become({ kind: 'downloading', version, percent: whole });
    });
    this.#become(
      done.ok
        ? { kind: 'ready', version, waits: false }
        : { kind: 'failed', at: 'downloading', problem: done.error },
    );
    return done;
  }

  /**
   * Restarts into the version that is ready. Refused while a lease may be open; `after-closing`
   * waits until none is, and a second `after-closing` takes that back.
   */
  install(when: 'now' | 'after-closing'): Result<void, Problem> {
    if (this.#state.kind !== 'ready') return ok(undefined);
    const count = this.#parts.openCount();
    if (count === 0) this.#restart();
    else if (when === 'now') return err({ kind: 'leases-open', count });
    else this.#become({ ...this.#state, waits: !this.#state.waits });
    return ok(undefined);
  }

  /**
   * The last thing of a run. Installs what is ready when nothing is open and the person has quit:
   * at the end of the session there is no time for it. `false`: the caller ends the app.
   */
  finish({ byPerson }: { readonly byPerson: boolean }): boolean {
    if (this.#state.kind !== 'ready' || !this.#feed || !byPerson) return false;
    if (this.#parts.openCount() > 0) return false;
    return this.#feed.install({ restart: this.#restarting });
  }

  /** What ends now shall start again. */
  get restarting(): boolean {
    return this.#restarting;
  }

  #restart(): void {
    this.#restarting = true;
    this.#parts.quit();
  }

  #lookLater(): Stop {
    const { clock, memory, current } = this.#parts;
    const inMs = this.#hasLooked ? DAY_MS : nextLookInMs(memory.load(), clock.now(), current);
    return clock.after(inMs, () => {
      this.#look(false)
        .catch(this.#parts.reportBug)
        .finally(() => {
          this.#stopTimer = undefined;
          this.review();
        });
    });
  }

  async #look(asked: boolean): Promise<void> {
    const before = this.#state;
    const { clock, memory, current, source } = this.#parts;
    if (typeof source === 'string' || BUSY.includes(before.kind)) return;
    this.#hasLooked = true;
    this.#become({ kind: 'looking' });
    const found = await this.#ask(source, before);
    const now = clock.now();
    this.#become(afterLook(before, found, { current, now, asked }));
    memory.save({
      at: now,
      ...(this.#state.kind === 'available' && { offered: this.#state.version }),
    });
  }

  /** A bug on the way leaves everything as it was. */
  async #ask(source: UpdateSource, before: UpdateState): Promise<Result<string, Problem>> {
    try {
      this.#feed ??= await this.#parts.feed(source);
      return await this.#feed.look();
    } catch (error) {
      this.#become(before);
      throw error;
    }
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#listeners.tell();
  }
}
