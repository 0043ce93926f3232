import type { Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import { err, ok } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import { note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { StandingRule } from './gate.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { mayBeOpen } from './lease.ts';
import type { LeaseId, RuleId } from './lease.ts';
import { placeKey, placesOf } from './places.ts';
import type { Place } from './places.ts';
import { leasesFrom } from './rebuilding.ts';
import { straysAmong } from './strays.ts';
import type { StrayRule } from './strays.ts';
import { grantsStand } from './standing.ts';

/** What a first look misses is looked for again after this: AWS shows some changes late. */
const SECOND_LOOK_MS = 5_000;

/** A rule of the same person that another computer made. */
export interface RuleElsewhere {
  readonly rule: StrayRule;
  /** One of the configured resources of its group. */
  readonly resource: Resource;
}

export interface ReconcilerParts extends DeedParts {
  readonly resources: () => readonly Resource[];
  readonly keeper: Pick<LeaseKeeper, 'check' | 'adopt'>;
  readonly reportBug: (error: unknown) => void;
}

/**
 * Compares what the book says with what AWS holds, one read a group: leases somebody else changed,
 * rules left behind without a lease, rules of the same person's other computers. Nothing else is
 * ever touched.
 */
export class Reconciler {
  readonly #parts: ReconcilerParts;
  readonly #listeners = new Listeners();
  /** Leases whose rules one look did not show as written. */
  readonly #suspected = new Set<LeaseId>();
  #elsewhere: ReadonlyMap<string, readonly RuleElsewhere[]> = new Map();
  #round: Promise<void> | undefined;
  #stopSecondLook: Stop | undefined;
  #stopped = false;

  constructor(parts: ReconcilerParts) {
    this.#parts = parts;
  }

  /** By the end they carry, the first to close first. */
  get elsewhere(): readonly RuleElsewhere[] {
    const end = ({ rule }: RuleElsewhere): number => rule.mark.until ?? Infinity;
    return [...this.#elsewhere.values()].flat().sort((one, other) => end(one) - end(other));
  }

  /** Looks through all groups once; calls that overlap share one round. */
  look(): Promise<void> {
    if (this.#stopped || this.#parts.book.readOnly) return Promise.resolve();
    this.#round ??= this.#lookThrough().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  /** Closes a rule of another computer, because the person says so. */
  async closeElsewhere(ruleId: RuleId): Promise<DeedResult> {
    const found = this.elsewhere.find(({ rule }) => rule.ruleId === ruleId);
    if (!found) return err({ kind: 'not-found', what: 'rule' });
    const closed = await this.#close(found.resource, [found.rule], 'asked');
    if (closed.ok) this.#forget(found);
    return closed;
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopSecondLook?.();
    await this.#round;
  }

  async #lookThrough(): Promise<void> {
    const { book, resources, reportBug } = this.#parts;
    const live = book.all.filter(mayBeOpen).map(({ resource }) => resource);
    const looks = placesOf(live, resources()).map((place) => this.#lookAt(place));
    const seen = await Promise.allSettled(looks);
    for (const each of seen) if (each.status === 'rejected') reportBug(each.reason);
    const all = seen.every((each) => each.status === 'fulfilled' && each.value);
    if (all && book.incomplete && !this.#stopped) book.rebuilt();
    if (this.#suspected.size > 0 && !this.#stopped) this.#lookAgainSoon();
  }

  /** Whether the group could be read and all in it was dealt with. */
  async #lookAt(place: Place): Promise<boolean> {
    const [resource] = place.resources;
    // Closed while the answer is on its way, a lease is not left behind.
    const live = this.#liveIds();
    const read = await withIdentity(this.#parts, resource, (identity) =>
      this.#parts.gateFor(resource).read(identity, resource),
    );
    if (this.#stopped) return false;
    if (!read.ok) return read.error.problem.kind === 'group-gone';
    await this.#compare(place, read.value);
    return this.#sweep(place, read.value, new Set([...live, ...this.#liveIds()]));
  }

  async #compare({ key }: Place, rules: readonly StandingRule[]): Promise<void> {
    for (const lease of this.#parts.book.all) {
      if (lease.state.kind !== 'open' || placeKey(lease.resource) !== key) continue;
      if (grantsStand(lease.grants, rules)) {
        this.#suspected.delete(lease.id);
        // What somebody changed is as we wrote it again.
        if (lease.trouble?.kind === 'rule-changed') await this.#parts.keeper.check(lease.id);
      } else if (!this.#suspected.has(lease.id)) this.#suspected.add(lease.id);
      else {
        this.#suspected.delete(lease.id);
        await this.#parts.keeper.check(lease.id);
      }
    }
  }

  #liveIds(): readonly LeaseId[] {
    return this.#parts.book.all.filter(mayBeOpen).map(({ id }) => id);
  }

  async #sweep(
    place: Place,
    rules: readonly StandingRule[],
    live: ReadonlySet<LeaseId>,
  ): Promise<boolean> {
    const { book, clock, signature, keeper } = this.#parts;
    const [resource] = place.resources;
    const isLive = (id: LeaseId): boolean => live.has(id);
    const strays = straysAmong(rules, { signature, isLive, now: clock.now() });
    this.#show(place.key, strays.elsewhere, resource);
    if (strays.leftBehind.length === 0) return true;
    if (book.incomplete) {
      for (const lease of leasesFrom(strays.leftBehind, place.resources, clock.now()))
        keeper.adopt(lease);
      return true;
    }
    return (await this.#close(resource, strays.leftBehind, 'left-behind')).ok;
  }

  async #close(
    resource: Resource,
    rules: readonly StrayRule[],
    reason: 'asked' | 'left-behind',
  ): Promise<DeedResult> {
    const parts = this.#parts;
    const [first] = leasesFrom(rules, [resource], parts.clock.now());
    const closed = await withIdentity(parts, resource, (identity) =>
      parts.gateFor(resource).close(identity, resource, rules),
    );
    if (!closed.ok) return err(closed.error.problem);
    if (first && closed.value.gone.length > 0) {
      const { requestId } = closed.value;
      note(parts, first, 'closed', { requestId }, { reason });
    }
    return ok(undefined);
  }

  #show(key: string, rules: readonly StrayRule[], resource: Resource): void {
    const before = (this.#elsewhere.get(key) ?? []).map(({ rule }) => rule);
    if (JSON.stringify(before) === JSON.stringify(rules)) return;
    const found = rules.map((rule) => ({ rule, resource }));
    this.#elsewhere = new Map([...this.#elsewhere, [key, found]]);
    this.#listeners.tell();
  }

  #forget(gone: RuleElsewhere): void {
    this.#elsewhere = new Map(
      [...this.#elsewhere].map(([key, found]) => [key, found.filter((each) => each !== gone)]),
    );
    this.#listeners.tell();
  }

  #lookAgainSoon(): void {
    this.#stopSecondLook?.();
    this.#stopSecondLook = this.#parts.clock.after(SECOND_LOOK_MS, () => {
      this.look().catch(this.#parts.reportBug);
    });
  }
}
