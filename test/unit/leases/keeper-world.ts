import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import type { ActivityEntry, ActivityStore, Deed } from '../../../src-main/activity/activity.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { Clock } from '../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { Gate } from '../../../src-main/leases/gate.ts';
import type { Guard } from '../../../src-main/leases/guard.ts';
import { GuardTender } from '../../../src-main/leases/guard-tender.ts';
import type { Journal } from '../../../src-main/leases/journal.ts';
import type { DeedParts } from '../../../src-main/leases/deed.ts';
import { LeaseBook } from '../../../src-main/leases/lease-book.ts';
import { LeaseKeeper } from '../../../src-main/leases/lease-keeper.ts';
import type { Lease, LeaseId } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Reconciler } from '../../../src-main/leases/reconciler.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeCloud } from '../../support/fake-cloud.ts';
import { fakeGate } from '../../support/fake-gate.ts';
import { FakeScheduler, fakeGuard } from '../../support/fake-guard.ts';
import { MemoryJournal } from '../../support/memory-stores.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';
import { door, HERE } from './lease-samples.ts';

interface Run {
  alive: boolean;
}

/** What happened, oldest first. */
class Lines implements ActivityStore {
  readonly contents: ActivityEntry[] = [];

  append(entry: ActivityEntry): Result<void, never> {
    this.contents.push(entry);
    return ok(undefined);
  }

  latest(count: number): readonly ActivityEntry[] {
    return this.contents.slice(-count).reverse();
  }

  async *all(): AsyncIterable<readonly ActivityEntry[]> {
    yield await Promise.resolve(this.latest(this.contents.length));
  }
}

/**
 * A person with doors, a computer with a disk and a clock, and the cloud. The app in it can crash
 * at any moment: what it was about then stops for good, and disk and cloud are as they were.
 */
export class KeeperWorld {
  readonly clock = new FakeClock();
  readonly cloud = new FakeCloud();
  readonly scheduler = new FakeScheduler(this.cloud);
  /** Whether guards are switched on for all doors. */
  guarded = false;
  readonly disk: MemoryJournal;
  readonly activity = new Lines();
  readonly doors: readonly Resource[] = [door(1), door(2), door(3)];
  /** What the gates were asked and what was written to the journal, in order. */
  readonly happened: string[] = [];
  /** Thrown errors that were reported. */
  readonly bugs: unknown[] = [];
  /** What my address is; a problem while it is not known. */
  address: Result<readonly Cidr[], Problem> = ok([HERE]);
  working = true;
  /** Whether AWS has confirmed the clock. */
  timeKnown = true;
  /** Whether groups can be read without asking anybody for anything. */
  keysAtHand = true;
  /** Whether what is on the disk is as it was written. */
  proof: Result<void, Problem> = ok(undefined);
  /** When the credentials end; `undefined` for a key that does not. */
  credentialsEnd: number | undefined;
  settings: Settings = DEFAULT_SETTINGS;
  /** Called before each read of a group. */
  beforeRead: () => void = () => undefined;
  /** Wraps the gate of the next start. */
  readonly disguise: (gate: Gate) => Gate;
  book!: LeaseBook;
  keeper!: LeaseKeeper;
  reconciler!: Reconciler;
  tender!: GuardTender;
  #run: Run = { alive: false };
  #ids = 0;

  constructor(leases: readonly Lease[] = [], disguise: (gate: Gate) => Gate = (gate) => gate) {
    this.disk = new MemoryJournal(leases);
    this.disguise = disguise;
    this.start();
  }

  /** Starts the app on what is on the disk; nothing is decided before a `review`. */
  start(): void {
    const run = { alive: true };
    this.#run = run;
    const clock = clockOf(run, this.clock);
    const gate = mortal(run, this.disguise(fakeGate(this.cloud)), this.happened, () => {
      this.beforeRead();
    });
    this.book = new LeaseBook(journalOf(run, this.disk, this.happened));
    const deedParts: DeedParts = {
      clock,
      book: this.book,
      gateFor: () => gate,
      identityOf: (id) => (id === SAMPLE_IDENTITY.id ? SAMPLE_IDENTITY : undefined),
      signature: { install: '4f2a9c1d', person: 'ana', host: 'laptop' },
      proofs: {
        toOpen: () => Promise.resolve(this.proof),
        toKeep: () => Promise.resolve(this.proof),
        toWrite: () => Promise.resolve(this.proof),
      },
      log: new ActivityLog({ store: this.activity, clock, newId: () => 'entry' }),
      guarding: {
        guard: mortalGuard(run, fakeGuard(this.scheduler), this.happened),
        isOn: () => this.guarded,
        ifUnguarded: () => this.settings.ifUnguarded,
        leftOver: (resource) => {
          this.tender.leftOver(resource);
        },
      },
    };
    const reportBug = (error: unknown): unknown => this.bugs.push(error);
    this.keeper = new LeaseKeeper({
      ...deedParts,
      reportBug,
      resourceOf: (id) => this.doors.find((each) => each.id === id),
      addressToOpen: () => Promise.resolve(this.address),
      addressToFollow: () => (this.address.ok ? this.address.value : undefined),
      working: () => this.working,
      settings: () => this.settings,
      newId: () => this.#newId(),
      random: () => 1,
      credentialsEnd: () => Promise.resolve(this.credentialsEnd),
      timeKnown: () => this.timeKnown,
    });
    const looking = {
      ...deedParts,
      reportBug,
      keeper: this.keeper,
      resources: () => this.doors,
      keysAtHand: () => this.keysAtHand,
    };
    this.tender = new GuardTender(looking);
    this.reconciler = new Reconciler({ ...looking, tender: this.tender });
  }

  /** As if the power went: not another word from the app that ran. */
  crash(): void {
    this.#run.alive = false;
    this.start();
  }

  /** Opens the first door for the usual hour. */
  async opened(minutes = 60): Promise<LeaseId> {
    return valueOf(await this.keeper.open(door().id, { kind: 'minutes', minutes }));
  }

  /** Opens the first door for as long as the person works. */
  async openedForWork(): Promise<LeaseId> {
    return valueOf(await this.keeper.open(door().id, { kind: 'while-working' }));
  }

  loseAddress(): void {
    this.address = err({ kind: 'address-silent', said: [] });
  }

  moveTo(...sources: readonly Cidr[]): void {
    this.address = ok(sources);
  }

  /** The only lease there is. */
  get only(): Lease {
    const [lease, ...others] = this.book.all;
    if (!lease || others.length > 0) throw new Error(`${String(this.book.all.length)} leases`);
    return lease;
  }

  get deeds(): readonly Deed[] {
    return this.activity.contents.map(({ deed }) => deed);
  }

  /** Addresses the groups are open to, in the order they were opened. */
  get openTo(): readonly Cidr[] {
    return this.cloud.rules().map(({ source }) => source);
  }

  /** An id as real ones are: a later run finds it in a rule's description. */
  #newId(): string {
    this.#ids += 1;
    return `lease${String(this.#ids).padStart(5, '0')}`;
  }
}

export function valueOf<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

/** More calls than any test needs: who asks without end is not answered any more. */
export const MANY_CALLS = 3000;

/** A gate that falls silent with the app it belongs to, be it before or after the deed. */
function mortal(run: Run, gate: Gate, happened: string[], beforeRead: () => void): Gate {
  let calls = 0;
  const call = async <T>(name: string, deed: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (!run.alive || calls > MANY_CALLS) return silence();
    happened.push(name);
    const answer = await deed();
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have died meanwhile
    return run.alive ? answer : silence();
  };
  return {
    open: (...args) => call('open', () => gate.open(...args)),
    move: (...args) => call('move', () => gate.move(...args)),
    renew: (...args) => call('renew', () => gate.renew(...args)),
    read: (...args) =>
      call('read', () => {
        beforeRead();
        return gate.read(...args);
      }),
    inspect: (...args) => call('inspect', () => gate.inspect(...args)),
    close: (...args) => call('close', () => gate.close(...args)),
  };
}

/** The same for a guard, as `guard set`, `guard lift` and so on. */
function mortalGuard(run: Run, guard: Guard, happened: string[]): Guard {
  return new Proxy(guard, {
    get: (_, name) => {
      const deed = Reflect.get(guard, name) as (...args: readonly unknown[]) => Promise<unknown>;
      return async (...args: readonly unknown[]) => {
        if (!run.alive) return silence();
        happened.push(`guard ${String(name)}`);
        const answer = await deed(...args);
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have died meanwhile
        return run.alive ? answer : silence();
      };
    },
  });
}

function journalOf(run: Run, disk: MemoryJournal, happened: string[]): Journal {
  return {
    load: () => disk.load(),
    save: (leases, incomplete) => {
      if (!run.alive) return ok(undefined);
      const saved = disk.save(leases, incomplete);
      const states = leases.map(({ state }) => state.kind).join(' ');
      if (saved.ok) happened.push(`journal: ${states || 'nothing'}`);
      return saved;
    },
  };
}

function clockOf(run: Run, clock: FakeClock): Clock {
  return {
    now: () => clock.now(),
    after: (delayMs, action) => {
      if (!run.alive) return () => undefined;
      return clock.after(delayMs, () => {
        if (run.alive) action();
      });
    },
  };
}

function silence(): Promise<never> {
  return new Promise(() => undefined);
}
