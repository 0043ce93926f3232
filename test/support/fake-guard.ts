import type { Instant } from '../../src-main/kernel/clock.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { Guard, GuardFailure } from '../../src-main/leases/guard.ts';
import type { GuardAim } from '../../src-main/leases/lease.ts';
import { samePlace } from '../../src-main/leases/guard-plan.ts';
import type { FakeCloud, FakeRule } from './fake-cloud.ts';

export type GuardMethod = keyof Guard;

export interface FakeSchedule {
  readonly name: string;
  readonly at: Instant;
  readonly aim: GuardAim;
  readonly groupId: string;
}

/**
 * Schedules in memory that remove rules of a `FakeCloud`, as EventBridge Scheduler would. The methods
 * that script misfortunes are for tests; each applies to the next call of the method.
 */
export class FakeScheduler {
  readonly #cloud: FakeCloud;
  readonly #schedules = new Map<string, FakeSchedule>();
  readonly #misfortunes: {
    readonly method: GuardMethod;
    readonly refusal: Refusal;
    readonly done: boolean;
  }[] = [];
  #failures: readonly GuardFailure[] = [];
  /** Whether EC2 refuses what schedules ask. */
  broken = false;
  /** How often each method was called. */
  readonly calls: GuardMethod[] = [];
  /** Rules that schedules have removed. */
  readonly removed: FakeRule[] = [];

  constructor(cloud: FakeCloud) {
    this.#cloud = cloud;
  }

  get all(): readonly FakeSchedule[] {
    return [...this.#schedules.values()];
  }

  get queue(): readonly GuardFailure[] {
    return this.#failures;
  }

  /** The next `times` calls are refused, and nothing is done. */
  failNext(method: GuardMethod, refusal: Refusal, times = 1): void {
    for (let time = 0; time < times; time += 1)
      this.#misfortunes.push({ method, refusal, done: false });
  }

  /** The next call is carried out, and its answer is lost. */
  loseNextAnswer(method: GuardMethod): void {
    const refusal: Refusal = { problem: { kind: 'no-network', host: 'scheduler' } };
    this.#misfortunes.push({ method, refusal, done: true });
  }

  /** No misfortune any more. */
  calmDown(): void {
    this.#misfortunes.length = 0;
  }

  /** Somebody removes a schedule. */
  remove(name: string): void {
    this.#schedules.delete(name);
  }

  add(schedule: FakeSchedule): void {
    this.#schedules.set(schedule.name, schedule);
  }

  addFailure(failure: GuardFailure): void {
    this.#failures = [...this.#failures, failure];
  }

  /** Lets every schedule fire whose time has come, in their order, and removes it. */
  fireDue(now: Instant): void {
    const due = this.all.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
    for (const schedule of due) this.fire(schedule.name);
  }

  /** As if its time had come. */
  fire(name: string): void {
    const schedule = this.#schedules.get(name);
    if (!schedule) throw new RangeError(name);
    this.#schedules.delete(name);
    const rule = this.#cloud.rules(schedule.groupId).find((each) => hits(schedule.aim, each));
    if (this.broken) this.#fail(schedule, 'UnauthorizedOperation');
    else if (!rule) this.#fail(schedule, 'InvalidPermission.NotFound');
    else {
      this.removed.push(rule);
      this.#cloud.removeRule(rule.ruleId);
    }
  }

  // From here on: for the guard.

  async call<T>(method: GuardMethod, deed: () => T): Promise<Result<T, Refusal>> {
    this.calls.push(method);
    await Promise.resolve();
    const index = this.#misfortunes.findIndex((each) => each.method === method);
    const [misfortune] = index === -1 ? [] : this.#misfortunes.splice(index, 1);
    if (misfortune && !misfortune.done) return err(misfortune.refusal);
    const result = deed();
    return misfortune ? err(misfortune.refusal) : ok(result);
  }

  has(name: string): boolean {
    return this.#schedules.has(name);
  }

  forget(receipts: readonly string[]): void {
    this.#failures = this.#failures.filter(({ receipt }) => !receipts.includes(receipt));
  }

  #fail({ name, at }: FakeSchedule, code: string): void {
    this.addFailure({
      receipt: `receipt of ${name}`,
      schedule: name,
      at,
      code,
      message: code,
      harmless: code.endsWith('.NotFound'),
    });
  }
}

/** A guard with the manners of the real one; `test/ports/guard-suite.ts` holds both to the same promises. */
export function fakeGuard(scheduler: FakeScheduler): Guard {
  const goneAmong = (names: readonly string[], deed: (name: string) => void): readonly string[] => {
    const gone = names.filter((name) => !scheduler.has(name));
    for (const name of names) if (!gone.includes(name)) deed(name);
    return gone;
  };
  return {
    set: (_identity, { groupId }, { at, schedules }) =>
      scheduler.call('set', () => {
        for (const { name, aim } of schedules) scheduler.add({ name, aim, at, groupId });
      }),
    change: (_identity, { groupId }, { at, schedules }) =>
      scheduler.call('change', () =>
        goneAmong(
          schedules.map(({ name }) => name),
          (name) => {
            const schedule = schedules.find((each) => each.name === name);
            if (schedule) scheduler.add({ ...schedule, at, groupId });
          },
        ),
      ),
    lift: (_identity, _resource, names) =>
      scheduler.call('lift', () =>
        goneAmong(names, (name) => {
          scheduler.remove(name);
        }),
      ),
    list: (_identity, _resource, prefix) =>
      scheduler.call('list', () =>
        scheduler.all.map(({ name }) => name).filter((name) => name.startsWith(prefix)),
      ),
    failures: (_identity, _resource, prefix) =>
      scheduler.call('failures', () =>
        scheduler.queue.filter(({ schedule }) => schedule.startsWith(prefix)),
      ),
    forget: (_identity, _resource, receipts) =>
      scheduler.call('forget', () => {
        scheduler.forget(receipts);
      }),
  };
}

function hits(aim: GuardAim, rule: FakeRule): boolean {
  return aim.kind === 'rule' ? rule.ruleId === aim.ruleId : samePlace(rule, aim);
}
