import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import type { Cidr } from '../kernel/cidr.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { AddressWatcher } from './address-watcher.ts';
import { openableSources } from './quorum.ts';

/** On the same network an address this old is believed at a click, and asked for again beside it. */
const TRUSTED_FOR_MS = 5 * MINUTE_MS;
const CHECK_AFTER_CLICK_MS = 1_000;

/**
 * My address as leases need it: at once for a click, and only what is certain to follow. What is
 * trusted belongs to the network it was read on; `fingerprint` tells networks apart.
 */
export class TrustedAddress {
  readonly #watcher: AddressWatcher;
  readonly #clock: Clock;
  readonly #fingerprint: () => string;
  /** The network of our last own reading, and when that was: the watcher also reads by itself. */
  #read: { readonly network: string; readonly at: Instant } | undefined;

  constructor(parts: { watcher: AddressWatcher; clock: Clock; fingerprint: () => string }) {
    this.#watcher = parts.watcher;
    this.#clock = parts.clock;
    this.#fingerprint = parts.fingerprint;
  }

  /** For a click: what is trusted, else an answer asked for now. */
  async toOpen(): Promise<Result<readonly Cidr[], Problem>> {
    const known = this.#trusted();
    if (known) {
      // Not in the way of the request that the click is about.
      this.#clock.after(CHECK_AFTER_CLICK_MS, () => void this.#check(false));
      return known;
    }
    return openableSources(await this.#check(true));
  }

  /** For an open lease: `undefined` while it is not certain, then nothing moves. */
  toFollow(): readonly Cidr[] | undefined {
    const current = this.#watcher.current;
    const sources = current && openableSources(current);
    return sources?.ok ? sources.value : undefined;
  }

  /** Asks now; an explicit asking counts at once. */
  async check(): Promise<void> {
    await this.#check(true);
  }

  #trusted(): Result<readonly Cidr[], Problem> | undefined {
    const current = this.#watcher.current;
    // A doubted address waits for its second reading: it may be the one of the network before.
    if (!current || this.#watcher.doubted) return undefined;
    const read = this.#read;
    if (read?.at !== current.checkedAt || read.network !== this.#fingerprint()) return undefined;
    if (Math.abs(this.#clock.now() - current.checkedAt) > TRUSTED_FOR_MS) return undefined;
    const sources = openableSources(current);
    return sources.ok ? sources : undefined;
  }

  async #check(explicit: boolean): ReturnType<AddressWatcher['check']> {
    const network = this.#fingerprint();
    const mine = await this.#watcher.check({ explicit });
    if (network === this.#fingerprint()) this.#read = { network, at: mine.checkedAt };
    return mine;
  }
}
