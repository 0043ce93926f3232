import { familyOf, openableCidr } from '../kernel/cidr.ts';
import type { Family } from '../kernel/cidr.ts';
import { cidrProblem } from '../kernel/cidr-problem.ts';
import type { CidrProblem } from '../kernel/cidr-problem.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Instant, Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { AddressSource, AskSource, MyAddress } from './address.ts';
import { FamilyMemory } from './family-memory.ts';
import { verdict } from './quorum.ts';

/** Each probe tells the operators our address and the time: a minute is as often as is polite. */
const POLL_MS = MINUTE_MS;
/** An automatic change counts when a second reading, this much later, says the same. */
const CONFIRM_MS = 10_000;

export interface AddressWatcherParts {
  readonly ask: AskSource;
  readonly clock: Clock;
  readonly sources: readonly AddressSource[];
  /** How often to look while watching; never more often than once a minute. */
  readonly intervalMs?: number;
}

/**
 * Knows my public address: asks all sources of both families, believes what two operators agree
 * on, and lets the person choose where they do not or where it alternates. Silent between `watch()`es unless asked.
 */
export class AddressWatcher {
  readonly #ask: AskSource;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #listeners = new Listeners();
  #sources: readonly AddressSource[];
  #memory = emptyMemory();
  #checkedAt: Instant | undefined;
  #flight: Promise<MyAddress> | undefined;
  #explicit = false;
  #stale = false;
  #watching = 0;
  #stopTimer: Stop = () => undefined;

  constructor(parts: AddressWatcherParts) {
    this.#ask = parts.ask;
    this.#clock = parts.clock;
    this.#sources = parts.sources;
    this.#intervalMs = Math.max(parts.intervalMs ?? POLL_MS, POLL_MS);
  }

  /** What is known; `undefined` until the first check is through or an address is chosen. */
  get current(): MyAddress | undefined {
    return this.#checkedAt === undefined ? undefined : this.#published(this.#checkedAt);
  }

  get checking(): boolean {
    return this.#flight !== undefined;
  }

  /** A change was heard and waits for its second reading: `current` may be out of date. */
  get doubted(): boolean {
    return this.#memory.ipv4.doubted || this.#memory.ipv6.doubted;
  }

  get sources(): readonly AddressSource[] {
    return this.#sources;
  }

  /**
   * Asks everyone now; calls that overlap share one round. A change found by an explicit check,
   * a click, counts at once; any other is first confirmed by a second reading. Going back to an
   * address just left is no change but a question, whoever asked.
   */
  check(how: { readonly explicit?: boolean } = {}): Promise<MyAddress> {
    if (how.explicit) this.#explicit = true;
    this.#flight ??= this.#round();
    this.#listeners.tell();
    return this.#flight;
  }

  /** Looks at once and then every interval, until stopped. */
  watch(): Stop {
    this.#watching += 1;
    this.#lookAgain();
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      this.#watching -= 1;
      if (this.#watching === 0) this.#stopTimer();
    };
  }

  /** Readings under way may be of the old network: they are taken again. */
  networkChanged(): void {
    this.enterNetwork();
    this.#stale = true;
    this.#lookAgain();
  }

  /** Going back to an address is no flapping any more: the network is another. Asks nobody. */
  enterNetwork(): void {
    this.#memory.ipv4.enterNetwork();
    this.#memory.ipv6.enterNetwork();
  }

  /**
   * Asks others from now on, and forgets what was heard and chosen before: it belongs to the old
   * ones. While watching, the new ones are asked at once.
   */
  useSources(sources: readonly AddressSource[]): void {
    this.#sources = sources;
    this.#memory = emptyMemory();
    this.#checkedAt = undefined;
    this.#stale = true;
    if (this.#watching > 0) this.#lookAgain();
    else this.#listeners.tell();
  }

  /**
   * Uses this network for one family until `forget()`, or until the sources agree on an address
   * nobody had mentioned when it was chosen: then the network has changed.
   */
  choose(family: Family, text: string): Result<void, CidrProblem> {
    const cidr = openableCidr(text);
    if (!cidr.ok) return err(cidrProblem(cidr.error, text));
    if (familyOf(cidr.value) !== family) return err({ kind: 'address-not-an-address', text });
    this.#memory[family].choose(cidr.value);
    this.#checkedAt ??= this.#clock.now();
    this.#listeners.tell();
    return ok(undefined);
  }

  /** Back to what the sources say, for both families. */
  forget(): void {
    this.#memory.ipv4.forget();
    this.#memory.ipv6.forget();
    this.#listeners.tell();
  }

  /** Tells of every change of address, of sources and of whether a check is under way. */
  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  async #round(): Promise<MyAddress> {
    try {
      let readings;
      do {
        this.#stale = false;
        readings = await Promise.all(this.#sources.map(async (source) => this.#ask(source)));
      } while (this.#isStale());
      const at = this.#clock.now();
      for (const family of ['ipv4', 'ipv6'] as const) {
        const ofFamily = readings.filter(({ source }) => source.family === family);
        this.#memory[family].hear(verdict(ofFamily), at, this.#explicit);
      }
      this.#checkedAt = at;
      return this.#published(at);
    } finally {
      this.#explicit = false;
      this.#flight = undefined;
      this.#schedule();
      this.#listeners.tell();
    }
  }

  /** A method, since the flag changes while the readings are awaited. */
  #isStale(): boolean {
    return this.#stale;
  }

  #lookAgain(): void {
    void this.check();
  }

  #schedule(): void {
    this.#stopTimer();
    if (this.#watching === 0) return;
    const delayMs = this.doubted ? CONFIRM_MS : this.#intervalMs;
    this.#stopTimer = this.#clock.after(delayMs, () => {
      this.#lookAgain();
    });
  }

  #published(checkedAt: Instant): MyAddress {
    const { ipv4, ipv6 } = this.#memory;
    return { ipv4: ipv4.published, ipv6: ipv6.published, checkedAt };
  }
}

function emptyMemory(): Readonly<Record<Family, FamilyMemory>> {
  return { ipv4: new FamilyMemory(CONFIRM_MS), ipv6: new FamilyMemory(CONFIRM_MS) };
}
