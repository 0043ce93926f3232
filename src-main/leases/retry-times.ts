import type { Instant } from '../kernel/clock.ts';
import type { LeaseId } from './lease.ts';

const FIRST_MS = 5_000;
const LONGEST_MS = 60_000;
/** Even the luckiest draw leaves AWS a moment. */
const SHORTEST_MS = 1_000;

/**
 * When a deed that failed is tried again: at a random moment within 5 s, then within twice as long
 * each time, at most a minute. Many leases that failed together do not come back together.
 *
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export class RetryTimes {
  readonly #random: () => number;
  readonly #failures = new Map<LeaseId, { readonly count: number; readonly next: Instant }>();

  /** @param random a number from 0 up to 1, new at each call */
  constructor(random: () => number) {
    this.#random = random;
  }

  failed(leaseId: LeaseId, now: Instant): void {
    const count = (this.#failures.get(leaseId)?.count ?? 0) + 1;
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - 1));
    const wait = Math.max(SHORTEST_MS, this.#random() * longest);
    this.#failures.set(leaseId, { count, next: now + wait });
  }

  done(leaseId: LeaseId): void {
    this.#failures.delete(leaseId);
  }

  at(leaseId: LeaseId): Instant | undefined {
    return this.#failures.get(leaseId)?.next;
  }

  clear(): void {
    this.#failures.clear();
  }
}
