import type { SandboxClock } from '../clock.ts';
import type { ScheduleEngine } from './engine.ts';
import type { Schedule } from './model.ts';

/** Timers take no longer delays. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/**
 * Keeps schedules on time: one timer for the nearest, and time that is made to pass for those who
 * will not wait.
 */
export class ScheduleKeeper {
  readonly #engine: ScheduleEngine;
  readonly #clock: SandboxClock;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(engine: ScheduleEngine, clock: SandboxClock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  /** Looks at what is next; to be called after every change of the world. */
  watch(): void {
    clearTimeout(this.#timer);
    const next = this.#engine.nextAt();
    if (next === undefined || this.#stopped) return;
    const waitMs = Math.min(Math.max(next - this.#clock.now(), 1), LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => {
      this.settle();
    }, waitMs);
  }

  /** Does what is due by the clock. */
  settle(): void {
    this.#engine.run(this.#clock.now());
    this.watch();
  }

  /**
   * Lets time pass: the clock goes from one thing that is due to the next, and when this returns all
   * of them are done. Throws a RangeError for a time that is not one.
   */
  advance(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`${String(ms)} is no time to pass`);
    let leftMs = ms;
    for (;;) {
      this.#engine.run(this.#clock.now());
      const next = this.#engine.nextAt();
      const stepMs = next === undefined ? Infinity : Math.max(next - this.#clock.now(), 0);
      if (stepMs > leftMs) break;
      this.#clock.moveAhead(stepMs);
      leftMs -= stepMs;
    }
    this.#clock.moveAhead(leftMs);
    this.settle();
  }

  /** Invokes a schedule at once, due or not. */
  fire(schedule: Schedule): void {
    this.#engine.fire(schedule, this.#clock.now());
    this.watch();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
