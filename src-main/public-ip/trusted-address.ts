import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Instant, Stop } from '../kernel/clock.ts';
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
  readonly #unfollow: Stop;
  /** The network the latest reading belongs to; a reading across a change of network has none. */
  #read: { readonly network: string; readonly at: Instant } | undefined;
  #askedOn: string | undefined;
  #network: string | undefined;
  #stopCheck: Stop | undefined;

  constructor(parts: { watcher: AddressWatcher; clock: Clock; fingerprint: () => string }) {
    this.#watcher = parts.watcher;
    this.#clock = parts.clock;
    this.#fingerprint = parts.fingerprint;
    this.#unfollow = parts.watcher.onChange(() => {
      this.#follow();
    });
  }

  /** For a click: what is trusted, else an answer asked for now. */
  async toOpen(): Promise<Result<readonly Cidr[], Problem>> {
    const known = this.#trusted();
    if (!known) return openableSources(await this.#watcher.check({ explicit: true }));
    // Not in the way of the request that the click is about.
    this.#stopCheck?.();
    this.#stopCheck = this.#clock.after(CHECK_AFTER_CLICK_MS, () => void this.#watcher.check());
    return known;
  }

  /** For an open lease: `undefined` while it is not certain, then nothing moves. */
  toFollow(): readonly Cidr[] | undefined {
    const current = this.#watcher.current;
    const sources = current && openableSources(current);
    return sources?.ok ? sources.value : undefined;
  }

  /** Asks now; what comes of it counts at once. */
  async check(): Promise<void> {
    await this.#watcher.check({ explicit: true });
  }

  /** Ends what was begun for a click. */
  stop(): void {
    this.#unfollow();
    this.#stopCheck?.();
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

  /** Notes on which network each reading was taken, whoever asked for it. */
  #follow(): void {
    this.#noteNetwork();
    const { checking, current } = this.#watcher;
    if (checking) {
      this.#askedOn ??= this.#fingerprint();
      return;
    }
    const network = this.#askedOn;
    this.#askedOn = undefined;
    if (network === undefined || !current) return;
    this.#read = network === this.#fingerprint() ? { network, at: current.checkedAt } : undefined;
  }

  /** With all doors closed nobody watches the network: the next reading finds it changed. */
  #noteNetwork(): void {
    const network = this.#fingerprint();
    if (this.#network !== undefined && this.#network !== network) this.#watcher.enterNetwork();
    this.#network = network;
  }
}
