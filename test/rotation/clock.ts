import type { Clock, Instant, Stop } from '../../src-main/kernel/clock.ts';

/** The time of a scenario. It stands still until told; `Date` follows it, so that AWS does too. */
export class Time {
  now: Instant;

  constructor(now: Instant) {
    this.now = now;
  }
}

/** The timers of one process; they end with it. */
export class ProcessClock implements Clock {
  readonly #time: Time;
  readonly #timers = new Set<{ readonly due: Instant; readonly action: () => void }>();

  constructor(time: Time) {
    this.#time = time;
  }

  now(): Instant {
    return this.#time.now;
  }

  after(delayMs: number, action: () => void): Stop {
    const timer = { due: this.now() + Math.max(0, delayMs), action };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Goes on to the next timer, however far it is, and runs it. False when there is none. */
  toNextTimer(): boolean {
    const [next] = [...this.#timers].sort((one, other) => one.due - other.due);
    if (!next) return false;
    this.#timers.delete(next);
    this.#time.now = Math.max(this.#time.now, next.due);
    next.action();
    return true;
  }

  stop(): void {
    this.#timers.clear();
  }
}

const RealDate = Date;

/** Makes `new Date()` and `Date.now()` tell the time of the scenario: requests are signed with it. */
export function letDateFollow(time: () => Instant): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [time()] : given) as [number]));
    }

    static override now(): Instant {
      return time();
    }
  } as DateConstructor;
}

export function realNow(): Instant {
  return RealDate.now();
}
