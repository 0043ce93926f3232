import type { Cidr } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { FamilyAddress } from './address.ts';
import { sameVerdict } from './quorum.ts';

/** Going back within this time is flapping; what is heard this long without a break has settled. */
const WINDOW_MS = 10 * MINUTE_MS;
/** So many doubts contradicted within the window are no accident. */
const CONTRADICTIONS = 3;

/**
 * Tells a change of address from flapping: a connection with two ways out shows now the one, now
 * the other, and rules that followed would never rest. Knows one family on one network.
 */
export class FlapGuard {
  readonly #left = new Map<Cidr, Instant>();
  #contradicted: readonly Instant[] = [];
  #steady: { readonly verdict: FamilyAddress; readonly since: Instant } | undefined;

  /** Whether this address was believed, and left, a short while ago. */
  returns(cidr: Cidr, at: Instant): boolean {
    const left = this.#left.get(cidr);
    return left !== undefined && within(left, at);
  }

  /** Notes that this address is not believed any more. */
  leave(cidr: Cidr, at: Instant): void {
    this.#left.set(cidr, at);
  }

  /** Notes a doubt that did not come true; `true` when there were too many of them. */
  contradicted(at: Instant): boolean {
    this.#contradicted = [...this.#contradicted.filter((then) => within(then, at)), at];
    return this.#contradicted.length >= CONTRADICTIONS;
  }

  /** Takes in what every reading says; `true` when it has been the same for the whole window. */
  settled(verdict: FamilyAddress, at: Instant): boolean {
    const steady = this.#steady;
    if (!steady || !sameVerdict(steady.verdict, verdict) || at < steady.since) {
      this.#steady = { verdict, since: at };
      return false;
    }
    return at - steady.since >= WINDOW_MS;
  }

  /** On another network nothing counts that was seen on the one before. */
  forget(): void {
    this.#left.clear();
    this.#contradicted = [];
    this.#steady = undefined;
  }
}

/** A clock that was set back does not make the window longer. */
function within(then: Instant, at: Instant): boolean {
  return Math.abs(at - then) < WINDOW_MS;
}
