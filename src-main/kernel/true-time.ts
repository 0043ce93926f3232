import type { Clock, Instant, Stop } from './clock.ts';
import { Listeners } from './listeners.ts';

export interface TimeParts {
  /** The computer's own clock, which anybody may set at any time. */
  readonly wall: () => Instant;
  /** Milliseconds since some moment, exact; may stand still while the computer sleeps. */
  readonly awake: () => number;
  /** Milliseconds since some moment, roughly; runs on while the computer sleeps. */
  readonly uptime: () => number;
  readonly after: Clock['after'];
}

/** Uptime is told in whole seconds on some systems: less than this is no sleep. */
const SHORTEST_SLEEP_MS = 2_000;
/** AWS's `Date` is told in whole seconds. */
const DATE_STEP_MS = 1_000;
/** What clocks may differ by without anybody minding. */
const TOLERANCE_MS = 2_000;

/**
 * The time leases are decided by. It runs on through sleep and does not follow when somebody sets
 * the computer's clock, or when summer time begins; AWS's own clock, heard with every answer,
 * corrects it. Two answers must agree on a correction: a single odd one closes no door.
 */
export class TrueTime implements Clock {
  readonly #parts: TimeParts;
  readonly #corrections = new Listeners();
  readonly #awakeAtStart: number;
  readonly #uptimeAtStart: number;
  #startedAt: Instant;
  #sleptMs = 0;
  #confirmed = false;
  /** A correction one answer asked for; the next may agree. */
  #proposedMs: number | undefined;

  constructor(parts: TimeParts) {
    this.#parts = parts;
    this.#startedAt = parts.wall();
    this.#awakeAtStart = parts.awake();
    this.#uptimeAtStart = parts.uptime();
  }

  now(): Instant {
    const awakeMs = this.#parts.awake() - this.#awakeAtStart;
    const upMs = this.#parts.uptime() - this.#uptimeAtStart;
    const missedMs = upMs - awakeMs - this.#sleptMs;
    if (missedMs >= SHORTEST_SLEEP_MS) this.#sleptMs += missedMs;
    return this.#startedAt + awakeMs + this.#sleptMs;
  }

  after(delayMs: number, action: () => void): Stop {
    return this.#parts.after(delayMs, action);
  }

  /** Whether the latest answer of AWS agreed: else nothing irrevocable may depend on the time. */
  get confirmed(): boolean {
    return this.#confirmed;
  }

  /** How far ahead of the true time the computer's clock is; negative when it is slow. */
  get wallAheadMs(): number {
    return this.#parts.wall() - this.now();
  }

  /**
   * Takes in the `Date` of an answer.
   *
   * @param tookMs from sending the request to the answer: the server's clock was read in between
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html
   */
  hear(serverTime: Instant, tookMs: number): void {
    const byMs = offBy(this.now(), serverTime, tookMs);
    const agreed = this.#proposedMs;
    this.#proposedMs = byMs === 0 ? undefined : byMs;
    if (byMs !== 0 && (agreed === undefined || Math.abs(agreed - byMs) > TOLERANCE_MS)) {
      this.#confirmed = false;
      return;
    }
    this.#proposedMs = undefined;
    this.#startedAt += byMs;
    const news = byMs !== 0 || !this.#confirmed;
    this.#confirmed = true;
    if (news) this.#corrections.tell();
  }

  /** Tells when the time was corrected or confirmed. */
  onCorrection(listener: () => void): Stop {
    return this.#corrections.add(listener);
  }
}

/** What must be added to `now` to fit the server's time; 0 when it fits well enough. */
function offBy(now: Instant, serverTime: Instant, tookMs: number): number {
  const earliest = serverTime - TOLERANCE_MS;
  const latest = serverTime + DATE_STEP_MS + tookMs + TOLERANCE_MS;
  if (now >= earliest && now <= latest) return 0;
  return serverTime + (DATE_STEP_MS + tookMs) / 2 - now;
}
