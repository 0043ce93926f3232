import { HOUR_MS, MINUTE_MS } from '../kernel/clock.ts';
import type { Instant, Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import { takeFailures } from './guard-failures.ts';
import { guardPrefix, isWhollyGuarded, leaseOfSchedule } from './guard-plan.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { mayBeOpen } from './lease.ts';
import type { Lease, LeaseId } from './lease.ts';

/** Schedules that could not be removed are tried again after this, then after twice as long. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;
/** How often AWS is asked for what its schedules could not do. */
const FAILURES_EVERY_MS = HOUR_MS;

export interface TenderParts extends DeedParts {
  readonly resources: () => readonly Resource[];
  readonly keeper: Pick<LeaseKeeper, 'check'>;
  /** Whether AWS can be asked about it without asking anybody for anything. */
  readonly keysAtHand: (resource: Resource) => boolean;
  readonly reportBug: (error: unknown) => void;
  /** Whether schedules of this name are those of a check that runs, which looks after them itself. */
  readonly isChecking?: (leaseId: LeaseId) => boolean;
}

/**
 * Looks after guards between deeds: leases that are not guarded though they should be, schedules of
 * this installation that no lease has any more, and what AWS could not do when one fired. Where no
 * guard is switched on it asks nobody anything.
 */
export class GuardTender {
  readonly #parts: TenderParts;
  readonly #listeners = new Listeners();
  readonly #failuresRead = new Map<string, Instant>();
  readonly #leftOver = new Map<string, Resource>();
  #troubles: readonly Problem[] = [];
  #round: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #stopRetry: Stop | undefined;
  #stopped = false;

  constructor(parts: TenderParts) {
    this.#parts = parts;
  }

  /** What guards could not do since the start, for the person to see. */
  get troubles(): readonly Problem[] {
    return this.#troubles;
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  /** Schedules of this resource's account and Region could not be removed: there is another try. */
  leftOver(resource: Resource): void {
    this.#leftOver.set(this.#placeOf(resource), resource);
    this.#tryAgain();
  }

  /** One round at a time; whoever asks during one gets that. */
  tend(): Promise<void> {
    if (this.#stopped || !this.#parts.guarding || this.#parts.book.readOnly)
      return Promise.resolve();
    this.#round ??= this.#tendAll().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopRetry?.();
    await this.#round;
  }

  async #tendAll(): Promise<void> {
    for (const lease of this.#parts.book.all)
      if (this.#needsGuard(lease)) await this.#parts.keeper.check(lease.id);
    const places = this.#places();
    const swept = await Promise.all(
      [...places].map(async ([key, resource]) => {
        const done = await this.#sweep(resource);
        if (done.ok) this.#leftOver.delete(key);
        if (done.ok) await this.#readFailures(key, resource);
        return done.ok;
      }),
    );
    if (swept.every((done) => done)) this.#retryMs = FIRST_RETRY_MS;
    else if (this.#leftOver.size > 0) this.#tryAgain();
  }

  /** One resource of each account and Region with guards, by that account and Region. */
  #places(): ReadonlyMap<string, Resource> {
    const { guarding, book, resources, keysAtHand } = this.#parts;
    const live = book.all.filter((lease) => mayBeOpen(lease) && lease.guard);
    const on = resources().filter((each) => guarding?.isOn(each) && keysAtHand(each));
    const all = [...on, ...live.map(({ resource }) => resource)];
    return new Map([...this.#leftOver, ...all.map((each) => [this.#placeOf(each), each] as const)]);
  }

  #placeOf({ identityId, region }: Resource): string {
    return `${this.#parts.identityOf(identityId)?.caller.account ?? identityId} ${region}`;
  }

  #needsGuard(lease: Lease): boolean {
    if (lease.state.kind !== 'open') return false;
    const { guard, resource, unguarded } = lease;
    if (!guard && !this.#parts.guarding?.isOn(resource)) return unguarded !== undefined;
    const atPlace = guard?.schedules.some(({ aim }) => aim.kind === 'place') ?? false;
    return unguarded !== undefined || atPlace || !isWhollyGuarded(lease);
  }

  /** Removes schedules of this installation that belong to no lease, or that its lease has given up. */
  async #sweep(resource: Resource): Promise<Result<unknown, Refusal>> {
    const { guarding, signature, book } = this.#parts;
    // A lease the journal has lost is found again by its rules, and needs its schedules until then.
    if (!guarding || book.incomplete) return ok(undefined);
    return withIdentity(this.#parts, resource, async (identity) => {
      const { guard } = guarding;
      const names = await guard.list(identity, resource, guardPrefix(signature.install));
      if (!names.ok) return names;
      const stray = names.value.filter((name) => this.#isStray(name));
      return stray.length === 0 ? ok([]) : guard.lift(identity, resource, stray);
    });
  }

  #isStray(name: string): boolean {
    const { book, signature } = this.#parts;
    const leaseId = leaseOfSchedule(name, signature.install);
    if (leaseId === undefined || this.#parts.isChecking?.(leaseId)) return false;
    const lease = book.get(leaseId);
    if (!lease || !mayBeOpen(lease)) return true;
    // Found again without its guard: these are better than none.
    return lease.guard !== undefined && !lease.guard.schedules.some((each) => each.name === name);
  }

  async #readFailures(key: string, resource: Resource): Promise<void> {
    const now = this.#parts.clock.now();
    const before = this.#failuresRead.get(key);
    if (before !== undefined && now - before < FAILURES_EVERY_MS) return;
    const { isChecking = () => false } = this.#parts;
    const troubles = await takeFailures(this.#parts, resource, isChecking);
    if (!troubles.ok) return;
    this.#failuresRead.set(key, now);
    if (troubles.value.length === 0) return;
    this.#troubles = [...this.#troubles, ...troubles.value].slice(-3);
    this.#listeners.tell();
  }

  #tryAgain(): void {
    if (this.#stopped || this.#stopRetry) return;
    const stop = this.#parts.clock.after(this.#retryMs, () => {
      this.#stopRetry = undefined;
      this.tend().catch(this.#parts.reportBug);
    });
    this.#stopRetry = stop;
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }
}
