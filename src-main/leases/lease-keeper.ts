import type { Cidr } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Instant, Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource, ResourceId } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import { askTime } from './asking-time.ts';
import { checkRules } from './checking.ts';
import { closeRules, wishClosed } from './closing.ts';
import { note } from './deed.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import { moveRules, renewRules } from './keeping.ts';
import { canDismiss, mayBeOpen } from './lease.ts';
import type { CloseReason, Lease, LeaseId } from './lease.ts';
import { closesFirst, stepNow } from './next-step.ts';
import type { LeaseStep } from './next-step.ts';
import { openRules, settle } from './opening.ts';
import { extended, planFor, withinCredentials } from './plan.ts';
import type { DurationChoice } from './plan.ts';
import { RetryTimes } from './retry-times.ts';
import { Turns } from './turns.ts';

/** Longest time without looking, so that nothing depends on one timer. */
const LOOK_AGAIN_MS = 10 * MINUTE_MS;

export interface KeeperParts extends DeedParts {
  readonly resourceOf: (id: ResourceId) => Resource | undefined;
  /** My address for a click: what is trusted now, else asked for. */
  readonly addressToOpen: () => Promise<Result<readonly Cidr[], Problem>>;
  /** My address to follow; `undefined` while it is not certain. */
  readonly addressToFollow: () => readonly Cidr[] | undefined;
  readonly working: () => boolean;
  /** When the identity's credentials end for good; `undefined` for those that do not. */
  readonly credentialsEnd: (resource: Resource) => Promise<Instant | undefined>;
  readonly settings: () => Settings;
  readonly newId: NewId;
  /** A number from 0 up to 1, new at each call. */
  readonly random: () => number;
  /** Whether AWS has confirmed the time: a wrong clock must close nothing early. */
  readonly timeKnown: () => boolean;
  /** Where a thrown error, which is a bug of ours, is written down. */
  readonly reportBug: (error: unknown) => void;
}

/**
 * Opens, follows, renews and closes. Deeds on one lease run one after another; everything that
 * happens ends in `review`, which decides again from the times alone.
 */
export class LeaseKeeper {
  readonly #parts: KeeperParts;
  readonly #turns = new Turns<LeaseId>();
  readonly #retries: RetryTimes;
  #stopTimer: Stop | undefined;
  #stopped = false;
  #beginning = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#retries = new RetryTimes(parts.random);
  }

  /** Opens a resource; ok means that AWS has confirmed the rules. */
  async open(resourceId: ResourceId, choice: DurationChoice): Promise<Result<LeaseId, Problem>> {
    const { book, clock, settings } = this.#parts;
    const resource = this.#parts.resourceOf(resourceId);
    if (!resource) return err({ kind: 'not-found', what: 'resource' });
    const live = book.liveFor(resourceId);
    if (live)
      return err({ kind: 'already-open', label: resource.label, until: live.plan.deadline });
    const plan = planFor(choice, resource.usualDuration, settings(), clock.now());
    if (!plan.ok) return plan;
    this.#forgetFailed(resourceId);
    const now = clock.now();
    const lease: Lease = {
      id: this.#parts.newId() as LeaseId,
      resource,
      plan: plan.value,
      openedAt: now,
      sources: [],
      grants: [],
      state: { kind: 'opening', since: now },
    };
    // At once: a second click of the same moment must find it.
    book.show(lease);
    const opened = await this.#alone(lease.id, () => this.#openNow(lease, choice));
    return opened.ok ? ok(lease.id) : opened;
  }

  /** Pushes the end out by `minutes`; the lease keeps its old end when that fails. */
  async extend(leaseId: LeaseId, minutes: number): Promise<DeedResult> {
    return this.#alone(leaseId, async () => {
      const { book, clock, credentialsEnd } = this.#parts;
      const lease = book.get(leaseId);
      if (lease?.state.kind !== 'open') return notFound();
      const proof = await this.#parts.proofs.toKeep(lease);
      if (!proof.ok) return proof;
      const now = clock.now();
      const longer = extended(lease, minutes, now);
      if (!longer.ok) return longer;
      const plan = withinCredentials(longer.value, await credentialsEnd(lease.resource), now);
      return plan.ok ? renewRules(this.#parts, lease, plan.value, 'extended') : plan;
    });
  }

  /** Closes one lease, after whatever is being done with it; closing what is closed is success. */
  async close(leaseId: LeaseId, reason: CloseReason): Promise<DeedResult> {
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      if (!lease || !mayBeOpen(lease)) return Promise.resolve(ok(undefined));
      return this.#retrying(leaseId, () => closeRules(this.#parts, lease, reason));
    });
  }

  /** Writes down that these shall close, in one; what is under way is not touched by it. */
  wishClosed(ids: readonly LeaseId[], reason: CloseReason): void {
    const resting = ids.filter((id) => !this.#turns.has(id));
    wishClosed(this.#parts, resting, reason);
  }

  /** Closes all; gives back the leases that may still be open. */
  async closeAll(reason: CloseReason): Promise<readonly Lease[]> {
    const ids = this.#open().map(({ id }) => id);
    this.wishClosed(ids, reason);
    for (const closing of await Promise.allSettled(ids.map((id) => this.close(id, reason))))
      if (closing.status === 'rejected') this.#parts.reportBug(closing.reason);
    return this.#open();
  }

  /** Forgets a lease that failed, or whose rules are somebody else's now. */
  dismiss(leaseId: LeaseId): void {
    const lease = this.#parts.book.get(leaseId);
    if (lease && canDismiss(lease) && !this.#turns.has(leaseId)) this.#parts.book.drop(leaseId);
  }

  /** Looks whether an open lease still is as it was written, and takes note of what others did. */
  async check(leaseId: LeaseId): Promise<DeedResult> {
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      return lease ? checkRules(this.#parts, lease) : notFound();
    });
  }

  /** Takes up a lease the journal has lost: what is late about it closes now. */
  adopt(lease: Lease): void {
    const { book } = this.#parts;
    if (book.get(lease.id)) return;
    book.record(lease);
    note(this.#parts, lease, 'found', {});
    this.review();
  }

  /** The first look after a start: what is late was found so. */
  begin(): void {
    this.#beginning = true;
    this.review();
    this.#beginning = false;
  }

  /**
   * Decides again about every lease: call it on resume, unlock, network and address
   * changes. `urgent` also tries again at once what is waiting for its next attempt.
   */
  review(urgent = false): void {
    if (this.#stopped) return;
    if (urgent) this.#retries.clear();
    const steps = this.#open()
      .filter((lease) => !this.#turns.has(lease.id))
      .map((lease) => ({ lease, step: this.#stepFor(lease) }));
    for (const { lease, step } of closesFirst(steps))
      this.#take(lease.id, step)?.catch(this.#parts.reportBug);
    this.#arm(steps.map(({ step }) => (step.kind === 'wait' ? step.until : Infinity)));
  }

  /** Ends the deciding and waits for what is being done. Nothing is closed by this. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTimer?.();
    await this.#turns.settled();
  }

  async #openNow(lease: Lease, choice: DurationChoice): Promise<DeedResult> {
    const { clock, addressToOpen, settings, timeKnown, credentialsEnd } = this.#parts;
    const proof = await this.#parts.proofs.toOpen(lease.resource);
    if (!proof.ok) return this.#fail(lease, proof.error);
    const sources = await addressToOpen();
    if (!sources.ok) return this.#fail(lease, sources.error);
    // No deadline is promised by a clock nobody has confirmed; with a confirmed one this costs nothing.
    const unasked = timeKnown() ? undefined : await askTime(this.#parts, lease);
    if (unasked) {
      note(this.#parts, lease, 'open-failed', { problem: unasked });
      return this.#fail(lease, unasked);
    }
    const now = clock.now();
    const wished = planFor(choice, lease.resource.usualDuration, settings(), now);
    if (!wished.ok) return this.#fail(lease, wished.error);
    const plan = withinCredentials(wished.value, await credentialsEnd(lease.resource), now);
    if (!plan.ok) return this.#fail(lease, plan.error);
    return openRules(this.#parts, { ...lease, plan: plan.value, sources: sources.value });
  }

  #fail(lease: Lease, problem: Problem): DeedResult {
    const { book, clock } = this.#parts;
    // Somebody may have tried something: that belongs among what happened.
    if (problem.kind === 'file-altered') note(this.#parts, lease, 'open-failed', { problem });
    book.show({ ...lease, state: { kind: 'failed', problem, at: clock.now() } });
    return err(problem);
  }

  #stepFor(lease: Lease): LeaseStep {
    const { clock, working, addressToFollow } = this.#parts;
    const world = { now: clock.now(), working: working(), sources: addressToFollow() };
    return stepNow(lease, world, this.#retries.at(lease.id));
  }

  #take(leaseId: LeaseId, step: LeaseStep): Promise<DeedResult> | undefined {
    if (step.kind === 'wait') return undefined;
    if (step.kind === 'close') {
      const late = step.reason === 'deadline' || step.reason === 'not-working';
      if (!late) return this.close(leaseId, step.reason);
      return this.#closeLate(leaseId, this.#beginning ? 'found-at-start' : step.reason);
    }
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      if (!lease) return Promise.resolve(ok(undefined));
      // Having found out is no success of what was interrupted: that keeps its back-off.
      if (step.kind === 'settle')
        return this.#retrying(leaseId, () => settle(this.#parts, lease), 'keep-back-off');
      return this.#retrying(leaseId, () => {
        if (step.kind === 'move') return moveRules(this.#parts, lease, step.sources);
        return renewRules(this.#parts, lease, lease.plan, 'renewed');
      });
    });
  }

  /** What is late by a clock that AWS has not confirmed may not be late at all: AWS is asked first. */
  #closeLate(leaseId: LeaseId, reason: CloseReason): Promise<DeedResult> {
    return this.#alone(leaseId, async () => {
      const lease = this.#parts.book.get(leaseId);
      if (!lease || !mayBeOpen(lease)) return ok(undefined);
      if (!this.#parts.timeKnown()) {
        await askTime(this.#parts, lease);
        if (this.#stepFor(lease).kind !== 'close') return ok(undefined);
      }
      return this.#retrying(leaseId, () => closeRules(this.#parts, lease, reason));
    });
  }

  async #retrying(
    leaseId: LeaseId,
    deed: () => Promise<DeedResult>,
    after: 'forget' | 'keep-back-off' = 'forget',
  ): Promise<DeedResult> {
    let result: DeedResult | undefined;
    try {
      result = await deed();
      return result;
    } finally {
      if (!result?.ok) this.#retries.failed(leaseId, this.#parts.clock.now());
      else if (after === 'forget') this.#retries.done(leaseId);
    }
  }

  /** Runs `deed` after all earlier deeds on the same lease, then decides again. */
  async #alone(leaseId: LeaseId, deed: () => Promise<DeedResult>): Promise<DeedResult> {
    try {
      return await this.#turns.take(leaseId, deed);
    } finally {
      this.review();
    }
  }

  #arm(times: readonly Instant[]): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (this.#open().length === 0) return;
    const now = this.#parts.clock.now();
    const wait = Math.min(LOOK_AGAIN_MS, Math.max(0, Math.min(...times) - now));
    this.#stopTimer = this.#parts.clock.after(wait, () => {
      this.review();
    });
  }

  #open(): readonly Lease[] {
    return this.#parts.book.all.filter(mayBeOpen);
  }

  #forgetFailed(resourceId: ResourceId): void {
    for (const { id, resource, state } of this.#parts.book.all)
      if (resource.id === resourceId && state.kind === 'failed') this.dismiss(id);
  }
}

function notFound(): Promise<DeedResult> {
  return Promise.resolve(err({ kind: 'not-found', what: 'lease' }));
}
