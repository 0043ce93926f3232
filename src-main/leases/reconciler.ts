import { MINUTE_MS } from '../kernel/clock.ts';
import type { Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import { note, withIdentity } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import type { StandingRule } from './gate.ts';
import type { GuardTender } from './guard-tender.ts';
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
/** What could not be finished is looked at again after this, then after twice as long each time. */
const FIRST_RETRY_MS = MINUTE_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;

/** `later`: AWS could not be asked, or has not closed what is left behind. */
type Outcome = 'done' | 'later' | 'not-readable';

/** A rule of the same person that another computer made. */
export interface RuleElsewhere {
  readonly rule: StrayRule;
  /** One of the configured resources of its group. */
  readonly resource: Resource;
}

export interface ReconcilerParts extends DeedParts {
  readonly resources: () => readonly Resource[];
  readonly keeper: Pick<LeaseKeeper, 'check' | 'adopt'>;
  /** Whether the group can be read without asking anybody for anything: no program, code or sign-in. */
  readonly keysAtHand: (resource: Resource) => boolean;
  readonly reportBug: (error: unknown) => void;
  /** Guards are looked after with the rules they are for. */
  readonly tender?: Pick<GuardTender, 'tend'>;
  /** Whether the rules of this lease are those of a check that runs. */
  readonly isChecking?: (leaseId: LeaseId) => boolean;
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
  #nextRound: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #stopNextLook: Stop | undefined;
  #stopped = false;

  constructor(parts: ReconcilerParts) {
    this.#parts = parts;
  }

  /** By the end they carry, the first to close first. */
  get elsewhere(): readonly RuleElsewhere[] {
    const end = ({ rule }: RuleElsewhere): number => rule.mark.until ?? Infinity;
    return [...this.#elsewhere.values()].flat().sort((one, other) => end(one) - end(other));
  }

  /**
   * Looks through all groups once. What made somebody ask during a round may have happened after its
   * reading: then one more round follows.
   */
  look(): Promise<void> {
    const begun = this.#round;
    if (!begun) return this.#begin();
    this.#nextRound ??= begun
      .then(() => this.#begin())
      .finally(() => {
        this.#nextRound = undefined;
      });
    return this.#nextRound;
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
    this.#stopNextLook?.();
    await Promise.allSettled([this.#round, this.#nextRound]);
  }

  #begin(): Promise<void> {
    if (this.#stopped || this.#parts.book.readOnly) return Promise.resolve();
    const round = this.#lookThrough().finally(() => {
      if (this.#round === round) this.#round = undefined;
    });
    this.#round = round;
    return round;
  }

  async #lookThrough(): Promise<void> {
    const { book, reportBug } = this.#parts;
    const seen = await Promise.allSettled(this.#places().map((place) => this.#lookAt(place)));
    if (this.#stopped) return;
    for (const each of seen) if (each.status === 'rejected') reportBug(each.reason);
    const outcomes = seen.map((each) => (each.status === 'fulfilled' ? each.value : 'later'));
    if (book.incomplete && outcomes.every((each) => each === 'done')) book.rebuilt();
    await this.#parts.tender?.tend();
    this.#lookAgain(outcomes.includes('later'));
  }

  /** With something open nobody is spared a question; nor when leases are lost, which is rare. */
  #places(): readonly Place[] {
    const { book, resources, keysAtHand } = this.#parts;
    const live = book.all.filter(mayBeOpen).map(({ resource }) => resource);
    return placesOf(live, book.incomplete ? resources() : resources().filter(keysAtHand));
  }

  async #lookAt(place: Place): Promise<Outcome> {
    const [resource] = place.resources;
    // Closed while the answer is on its way, a lease is not left behind.
    const live = this.#liveIds();
    const read = await withIdentity(this.#parts, resource, (identity) =>
      this.#parts.gateFor(resource).read(identity, resource),
    );
    if (this.#stopped) return 'later';
    if (!read.ok) return unread(read.error.problem);
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
  ): Promise<Outcome> {
    const { book, clock, signature, keeper } = this.#parts;
    const [resource] = place.resources;
    const isLive = (id: LeaseId): boolean =>
      live.has(id) || (this.#parts.isChecking?.(id) ?? false);
    const strays = straysAmong(rules, { signature, isLive, now: clock.now() });
    this.#show(place.key, strays.elsewhere, resource);
    if (strays.leftBehind.length === 0) return 'done';
    if (book.incomplete) {
      await this.#parts.proofs.toWrite();
      for (const lease of leasesFrom(strays.leftBehind, place.resources, clock.now()))
        keeper.adopt(lease);
      return 'done';
    }
    const closed = await this.#close(resource, strays.leftBehind, 'left-behind');
    return closed.ok ? 'done' : 'later';
  }

  async #close(
    resource: Resource,
    rules: readonly StrayRule[],
    reason: 'asked' | 'left-behind',
  ): Promise<DeedResult> {
    const parts = this.#parts;
    const closed = await withIdentity(parts, resource, (identity) =>
      parts.gateFor(resource).close(identity, resource, rules),
    );
    if (!closed.ok) return err(closed.error.problem);
    const { gone, requestId } = closed.value;
    const closedRules = rules.filter(({ ruleId }) => gone.includes(ruleId));
    for (const lease of leasesFrom(closedRules, [resource], parts.clock.now()))
      note(parts, lease, 'closed', { requestId }, { reason });
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

  #lookAgain(unfinished: boolean): void {
    this.#stopNextLook?.();
    this.#stopNextLook = undefined;
    const suspicious = this.#suspected.size > 0;
    const waitMs = suspicious ? SECOND_LOOK_MS : this.#retryMs;
    this.#retryMs = unfinished ? Math.min(2 * this.#retryMs, LONGEST_RETRY_MS) : FIRST_RETRY_MS;
    if (!suspicious && !unfinished) return;
    this.#stopNextLook = this.#parts.clock.after(waitMs, () => {
      this.look().catch(this.#parts.reportBug);
    });
  }
}

/** A group that is gone holds nothing; one that may not be read is not asked for again by itself. */
function unread({ kind }: Problem): Outcome {
  if (kind === 'group-gone') return 'done';
  return kind === 'no-network' || kind === 'throttled' ? 'later' : 'not-readable';
}
