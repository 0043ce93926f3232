import type { Clock, Instant, Stop } from '../../src-main/kernel/clock.ts';
import { TrueTime } from '../../src-main/kernel/true-time.ts';

interface Timer {
  readonly due: Instant;
  readonly action: () => void;
}

/** A clock that stands still until told. 2026-11-22 14:00 UTC unless said otherwise. */
export class FakeClock implements Clock {
  #now: Instant;
  readonly #timers = new Set<Timer>();

  constructor(now: Instant = Date.UTC(2026, 10, 22, 14)) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  after(delayMs: number, action: () => void): Stop {
    const timer: Timer = { due: this.#now + Math.max(0, delayMs), action };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Somebody sets the clock; timers keep the moments they wait for. */
  set(now: Instant): void {
    this.#now = now;
  }

  /** How many timers still wait: zero when everything that was started was stopped. */
  get waiting(): number {
    return this.#timers.size;
  }

  /**
   * Lets time pass: runs due timers in their order, each at its own time, and lets what they
   * started settle before the next.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#now = Math.max(this.#now, timer.due);
      this.#timers.delete(timer);
      timer.action();
      await settle();
    }
    this.#now = end;
  }

  /** A computer that slept: time has passed, and every due timer fires late, at waking up. */
  async sleep(ms: number): Promise<void> {
    this.#now += ms;
    await this.advance(0);
  }

  #next(end: Instant): Timer | undefined {
    const due = [...this.#timers].filter((timer) => timer.due <= end);
    return due.sort((one, other) => one.due - other.due)[0];
  }
}

/** Lets every promise that is ready have its say. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The time of a computer whose clocks are all right and tell the fake clock's time. */
export function timeOf(clock: FakeClock): TrueTime {
  const now = (): Instant => clock.now();
  return new TrueTime({
    wall: now,
    awake: now,
    uptime: now,
    after: (delayMs, action) => clock.after(delayMs, action),
  });
}
