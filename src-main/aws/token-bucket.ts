import type { Clock, Stop } from '../kernel/clock.ts';

/** What a call is for. Under pressure closing goes before opening, and both before renewing. */
export type Priority = 'close' | 'open' | 'renew';

const ORDER: readonly Priority[] = ['close', 'open', 'renew'];

export interface BucketSize {
  readonly capacity: number;
  /** Tokens that come back each second. */
  readonly perSecond: number;
}

export interface BucketParts {
  readonly after: Clock['after'];
  /** Milliseconds since some moment; never goes back. */
  readonly monotonicMs: () => number;
  /** A number from 0 up to 1, new at each call. */
  readonly random: () => number;
}

/** So long AWS may take to answer the first request; after that it must have seen it. */
const FIRST_ANSWER_MS = 2_000;
const FIRST_PAUSE_MS = 500;
/** A door that has to be closed waits no longer than this for another try. */
const LONGEST_PAUSE_MS = 8_000;

/** Hands out one token for each request, in the order of priorities, and none while AWS refuses. */
export class TokenBucket {
  readonly #size: BucketSize;
  readonly #parts: BucketParts;
  readonly #waiting: Readonly<Record<Priority, (() => void)[]>> = {
    close: [],
    open: [],
    renew: [],
  };
  #tokens: number;
  /** When `#tokens` was true. In the future while AWS refuses: until then nothing comes back. */
  #countedAt: number;
  /**
   * When the first request after a full bucket had its turn, until it is answered. AWS's bucket fills
   * again only once that request is there, and ours must not be ahead of it.
   */
  #begunAt: number | undefined;
  #refusals = 0;
  #refusedAt = -Infinity;
  #stopTimer: Stop | undefined;

  constructor(size: BucketSize, parts: BucketParts) {
    this.#size = size;
    this.#parts = parts;
    this.#tokens = size.capacity;
    this.#countedAt = parts.monotonicMs();
  }

  /** Takes a token: `undefined` when there was one, else a promise that resolves once it is there. */
  turn(priority: Priority): Promise<void> | undefined {
    const upTo = ORDER.slice(0, ORDER.indexOf(priority) + 1);
    const othersFirst = upTo.some((each) => this.#waiting[each].length > 0);
    if (!othersFirst && this.#take()) return undefined;
    const turn = new Promise<void>((resolve) => this.#waiting[priority].push(resolve));
    this.#release();
    return turn;
  }

  /** Counts a request that did not wait for its turn. What it overdraws, later ones wait for. */
  spend(): void {
    this.#refill();
    this.#tokens -= 1;
  }

  /**
   * AWS took the request that was sent at this moment: it has stopped refusing.
   *
   * @param sentAt by `monotonicMs`
   */
  accepted(sentAt: number): void {
    this.#answered(sentAt);
    if (this.#refusals === 0 || sentAt < this.#refusedAt) return;
    this.#refusals = 0;
    this.#countedAt = Math.min(this.#countedAt, this.#parts.monotonicMs());
    this.#release();
  }

  /**
   * AWS refused the request that was sent at this moment: somebody else has used up the account's
   * tokens, and none of ours is owed. Refusals of requests that were on their way together count
   * as one.
   *
   * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
   */
  refused(sentAt: number): void {
    const now = this.#parts.monotonicMs();
    this.#answered(sentAt);
    this.#refill();
    this.#tokens = 0;
    if (sentAt < this.#refusedAt) return;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#refusals);
    this.#refusals += 1;
    this.#refusedAt = now;
    this.#countedAt = Math.max(this.#countedAt, now + this.#parts.random() * longest);
    this.#release();
  }

  /** The first answer tells that AWS has begun to count. */
  #answered(sentAt: number): void {
    if (this.#begunAt === undefined || sentAt < this.#begunAt) return;
    this.#begunAt = undefined;
    this.#countedAt = Math.max(this.#countedAt, this.#parts.monotonicMs());
    this.#release();
  }

  #release(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    for (const priority of ORDER) {
      const waiting = this.#waiting[priority];
      while (waiting.length > 0 && this.#take()) waiting.shift()?.();
      if (waiting.length > 0) {
        this.#lookAgain();
        return;
      }
    }
  }

  #lookAgain(): void {
    const from = this.#begunAt === undefined ? this.#countedAt : this.#begunAt + FIRST_ANSWER_MS;
    const pausedMs = from - this.#parts.monotonicMs();
    const refillMs = ((1 - this.#tokens) / this.#size.perSecond) * 1000;
    this.#stopTimer = this.#parts.after(Math.max(1, Math.ceil(pausedMs + refillMs)), () => {
      this.#stopTimer = undefined;
      this.#release();
    });
  }

  #take(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    if (this.#tokens === this.#size.capacity) this.#begunAt = this.#countedAt;
    this.#tokens -= 1;
    return true;
  }

  #refill(): void {
    const now = this.#parts.monotonicMs();
    if (this.#begunAt !== undefined) {
      const late = this.#begunAt + FIRST_ANSWER_MS;
      if (now < late) return;
      this.#begunAt = undefined;
      this.#countedAt = Math.max(this.#countedAt, late);
    }
    if (now <= this.#countedAt) return;
    const fresh = ((now - this.#countedAt) / 1000) * this.#size.perSecond;
    this.#tokens = Math.min(this.#size.capacity, this.#tokens + fresh);
    this.#countedAt = now;
  }
}
