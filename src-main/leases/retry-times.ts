import type { Instant } from '../kernel/clock.ts';
import type { LeaseId } from './lease.ts';

const FIRST_MS = 5_000;
const LONGEST_MS = 60_000;

/** When a deed that failed is tried again: after 5 s, then twice as long each time, at most a minute. */
export class RetryTimes {
  readonly #failures = new Map<LeaseId, { readonly count: number; readonly next: Instant }>();

  failed(leaseId: LeaseId, now: Instant): void {
    const count = (this.#failures.get(leaseId)?.count ?? 0) + 1;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - 1));
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
