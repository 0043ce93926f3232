import type { Identity } from '../identities/identity.ts';
import type { Instant, Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import type { DeedParts } from './deed.ts';
import { checkGuard } from './guard-check.ts';
import type { GuardCheckState } from './guard-check.ts';
import type { LeaseId } from './lease.ts';

/** Where guards live, as the settings say it. */
export interface CheckedPlace {
  readonly account: string;
  readonly region: string;
}

/** A check under way, or the latest of its place. */
export interface GuardCheck extends CheckedPlace {
  /** In whose group the rule of the check stands. */
  readonly label: string;
  readonly startedAt: Instant;
  readonly state: GuardCheckState;
}

export interface GuardChecksParts extends DeedParts {
  readonly resources: () => readonly Resource[];
  /** For as long as a check runs a role may do what guards need. */
  readonly during: <T>(
    identity: Identity,
    resource: Resource,
    deed: () => Promise<T>,
  ) => Promise<T>;
  readonly newId: () => string;
  readonly reportBug: (error: unknown) => void;
}

interface Running {
  readonly leaseId: LeaseId;
  cancelled: boolean;
  /** Ends the present pause. */
  wake: () => void;
  done: Promise<void>;
}

type Proved = (groups: readonly string[]) => Promise<Result<void, Problem>>;

/** Checks of guards, one at a time for each account and Region, kept to be looked at. */
export class GuardChecks {
  readonly #parts: GuardChecksParts;
  readonly #listeners = new Listeners();
  readonly #running = new Map<string, Running>();
  #all: ReadonlyMap<string, GuardCheck> = new Map();

  constructor(parts: GuardChecksParts) {
    this.#parts = parts;
  }

  get all(): readonly GuardCheck[] {
    return [...this.#all.values()];
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  /** Whether a rule of this lease is a check's, and nobody's to tidy away. */
  isChecking(leaseId: LeaseId): boolean {
    return [...this.#running.values()].some((running) => running.leaseId === leaseId);
  }

  /**
   * Begins a check and answers at once; one that is under way goes on. `proved` is told when AWS has
   * closed by itself, with the groups that the documents named when it began; where it cannot keep
   * that, the check has failed.
   */
  start(place: CheckedPlace, proved: Proved): Result<void, Problem> {
    const key = keyOf(place);
    if (this.#running.has(key)) return ok(undefined);
    const there = this.#resourcesAt(place);
    const isOn = this.#parts.guarding?.isOn;
    // One that was added since says more: it is in the role's policy only if that is up to date.
    const resource = there.find((each) => isOn?.(each) === false) ?? there[0];
    const groups = [...new Set(there.map(({ groupId }) => groupId))];
    const identity = resource && this.#parts.identityOf(resource.identityId);
    if (!identity) return err({ kind: 'not-found', what: 'resource' });
    const running: Running = {
      leaseId: this.#parts.newId() as LeaseId,
      cancelled: false,
      wake: () => undefined,
      done: Promise.resolve(),
    };
    this.#running.set(key, running);
    const told = () => proved(groups);
    running.done = this.#run(place, running, identity, resource, told)
      .catch((error: unknown) => {
        this.#parts.reportBug(error);
        this.#tell(place, resource, { kind: 'failed' });
      })
      .finally(() => {
        this.#running.delete(key);
      });
    return ok(undefined);
  }

  /** Ends a check early; it still removes what it made. */
  cancel(place: CheckedPlace): void {
    const running = this.#running.get(keyOf(place));
    if (!running) return;
    running.cancelled = true;
    running.wake();
  }

  /** Ends all checks and waits until they have removed what they made. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    for (const each of running) {
      each.cancelled = true;
      each.wake();
    }
    await Promise.all(running.map(({ done }) => done));
  }

  async #run(
    place: CheckedPlace,
    running: Running,
    identity: Identity,
    resource: Resource,
    proved: () => Promise<Result<void, Problem>>,
  ): Promise<void> {
    const { clock, gateFor, guarding, signature, during } = this.#parts;
    if (!guarding) return;
    const tell = (state: GuardCheckState): void => {
      this.#tell(place, resource, state);
    };
    const end = await during(identity, resource, () =>
      checkGuard({
        ...{ clock, identity, resource, signature, tell },
        gate: gateFor(resource),
        guard: guarding.guard,
        leaseId: running.leaseId,
        pause: (ms) =>
          new Promise((resolve) => {
            if (running.cancelled) {
              resolve();
              return;
            }
            const stop = clock.after(ms, resolve);
            running.wake = () => {
              stop();
              resolve();
            };
          }),
        cancelled: () => running.cancelled,
      }),
    );
    const kept = end.kind === 'proved' ? await proved() : ok(undefined);
    tell(kept.ok ? end : { kind: 'failed', problem: kept.error });
  }

  #tell(place: CheckedPlace, { label }: Resource, state: GuardCheckState): void {
    const { account, region } = place;
    const key = keyOf(place);
    const before = state.kind === 'opening' ? undefined : this.#all.get(key);
    const startedAt = before?.startedAt ?? this.#parts.clock.now();
    this.#all = new Map(this.#all).set(key, { account, region, label, startedAt, state });
    this.#listeners.tell();
  }

  #resourcesAt({ account, region }: CheckedPlace): readonly Resource[] {
    const { resources, identityOf } = this.#parts;
    return resources().filter(
      (each) => each.region === region && identityOf(each.identityId)?.caller.account === account,
    );
  }
}

function keyOf({ account, region }: CheckedPlace): string {
  return `${account} ${region}`;
}
