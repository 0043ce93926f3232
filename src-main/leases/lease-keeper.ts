import type { Cidr } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Instant, Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource, ResourceId } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import { closeRules } from './closing.ts';
import type { DeedParts, DeedResult } from './deed.ts';
import { moveRules, renewRules } from './keeping.ts';
import { canDismiss, closesAt, mayBeOpen } from './lease.ts';
import type { CloseReason, Lease, LeaseId } from './lease.ts';
import { nextStep } from './next-step.ts';
import type { LeaseStep } from './next-step.ts';
import { openRules, settle } from './opening.ts';
import { extended, planFor } from './plan.ts';
import type { DurationChoice } from './plan.ts';
import { RetryTimes } from './retry-times.ts';

/** Longest time without looking, so that nothing depends on one timer. */
const LOOK_AGAIN_MS = 10 * MINUTE_MS;

export interface KeeperParts extends DeedParts {
  readonly resourceOf: (id: ResourceId) => Resource | undefined;
  /** My address for a click: what is trusted now, else asked for. */
  readonly addressToOpen: () => Promise<Result<readonly Cidr[], Problem>>;
  /** My address to follow; `undefined` while it is not certain. */
  readonly addressToFollow: () => readonly Cidr[] | undefined;
  readonly working: () => boolean;
  readonly settings: () => Settings;
  readonly newId: NewId;
  /** Where a thrown error, which is a bug of ours, is written down. */
  readonly reportBug: (error: unknown) => void;
}

/**
 * Opens, follows, renews and closes. Deeds on one lease run one after another; everything that
 * happens ends in `review`, which decides again from the times alone.
 */
export class LeaseKeeper {
  readonly #parts: KeeperParts;
  readonly #running = new Map<LeaseId, Promise<unknown>>();
  readonly #retries = new RetryTimes();
  #stopTimer: Stop | undefined;
  #stopped = false;
  #beginning = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
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
    const opened = await this.#alone(lease.id, () => this.#openNow(lease));
    return opened.ok ? ok(lease.id) : opened;
  }

  /** Pushes the end out by `minutes`; the lease keeps its old end when that fails. */
  async extend(leaseId: LeaseId, minutes: number): Promise<DeedResult> {
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      if (lease?.state.kind !== 'open') return notFound();
      const plan = extended(lease, minutes, this.#parts.clock.now());
      return plan.ok ? renewRules(this.#parts, lease, plan.value, 'extended') : resolved(plan);
    });
  }

  /** Closes one lease, after whatever is being done with it; closing what is closed is success. */
  async close(leaseId: LeaseId, reason: CloseReason): Promise<DeedResult> {
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      if (!lease || !mayBeOpen(lease)) return resolved(ok(undefined));
      return this.#retrying(leaseId, () => closeRules(this.#parts, lease, reason));
    });
  }

  /** Closes all; gives back the leases that may still be open. */
  async closeAll(reason: CloseReason): Promise<readonly Lease[]> {
    const closings = this.#open().map((lease) => this.close(lease.id, reason));
    for (const closing of await Promise.allSettled(closings))
      if (closing.status === 'rejected') this.#parts.reportBug(closing.reason);
    return this.#open();
  }

  /** Forgets a lease that failed, or whose rules are somebody else's now. */
  dismiss(leaseId: LeaseId): void {
    const lease = this.#parts.book.get(leaseId);
    if (lease && canDismiss(lease) && !this.#running.has(leaseId)) this.#parts.book.drop(leaseId);
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
      .filter((lease) => !this.#running.has(lease.id))
      .map((lease) => ({ lease, step: this.#stepFor(lease) }));
    for (const { lease, step } of closesFirst(steps))
      this.#take(lease.id, step)?.catch(this.#parts.reportBug);
    this.#arm(steps.map(({ step }) => (step.kind === 'wait' ? step.until : Infinity)));
  }

  /** Ends the deciding and waits for what is being done. Nothing is closed by this. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTimer?.();
    await Promise.allSettled(this.#running.values());
  }

  async #openNow(lease: Lease): Promise<DeedResult> {
    const { book, addressToOpen } = this.#parts;
    const sources = await addressToOpen();
    if (!sources.ok) return this.#fail(lease, sources.error);
    const intent = { ...lease, sources: sources.value };
    const saved = book.intend(intent);
    return saved.ok ? openRules(this.#parts, intent) : this.#fail(lease, saved.error.problem);
  }

  #fail(lease: Lease, problem: Problem): DeedResult {
    const { book, clock } = this.#parts;
    book.show({ ...lease, state: { kind: 'failed', problem, at: clock.now() } });
    return err(problem);
  }

  #stepFor(lease: Lease): LeaseStep {
    const { clock, working, addressToFollow } = this.#parts;
    const now = clock.now();
    const step = nextStep(lease, { now, working: working(), sources: addressToFollow() });
    const retryAt = this.#retries.at(lease.id);
    if (step.kind === 'wait' || retryAt === undefined || retryAt <= now) return step;
    // A deadline does not wait for the next attempt of something lesser.
    return step.kind === 'close' && !closingWanted(lease)
      ? step
      : {
          kind: 'wait',
          until: Math.min(retryAt, closingWanted(lease) ? Infinity : closesAt(lease)),
        };
  }

  #take(leaseId: LeaseId, step: LeaseStep): Promise<DeedResult> | undefined {
    if (step.kind === 'wait') return undefined;
    if (step.kind === 'close') {
      const late = step.reason === 'deadline' || step.reason === 'not-working';
      return this.close(leaseId, this.#beginning && late ? 'found-at-start' : step.reason);
    }
    return this.#alone(leaseId, () => {
      const lease = this.#parts.book.get(leaseId);
      if (!lease) return resolved(ok(undefined));
      // Having found out is no success of what was interrupted: that keeps its back-off.
      if (step.kind === 'settle')
        return this.#retrying(leaseId, () => settle(this.#parts, lease), 'keep-back-off');
      return this.#retrying(leaseId, () => {
        if (step.kind === 'move') return moveRules(this.#parts, lease, step.sources);
        return renewRules(this.#parts, lease, lease.plan, 'renewed');
      });
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
    const before = this.#running.get(leaseId) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    this.#running.set(leaseId, mine);
    try {
      return await mine;
    } finally {
      if (this.#running.get(leaseId) === mine) this.#running.delete(leaseId);
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

function closesFirst<T extends { readonly step: LeaseStep }>(steps: readonly T[]): readonly T[] {
  const rank = ({ step }: T): number => (step.kind === 'close' ? 0 : 1);
  return [...steps].sort((a, b) => rank(a) - rank(b));
}

/** Whether closing is what is tried again: anything lesser does not put off the end. */
function closingWanted({ state }: Lease): boolean {
  return state.kind === 'closing' || (state.kind === 'unknown' && state.wanted === 'closed');
}

function resolved(result: DeedResult): Promise<DeedResult> {
  return Promise.resolve(result);
}

function notFound(): Promise<DeedResult> {
  return resolved(err({ kind: 'not-found', what: 'lease' }));
}
