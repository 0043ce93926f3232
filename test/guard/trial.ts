import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import type { Guard } from '../../src-main/leases/guard.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import type { ForeignRule } from '../../src-main/sandbox/foreign-rule.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import { Strangers } from '../faults/support/strangers.ts';
import { gateResource } from '../ports/gate-subjects.ts';
import { ProcessClock, Time } from '../rotation/clock.ts';
import { FakeKeyStore } from '../support/fake-key-store.ts';
import { HOME, START } from './course.ts';
import type { Course } from './course.ts';
import { Crashed, CrashGate } from './crash-gate.ts';
import type { CrashPoint } from './crash-gate.ts';
import { exposed, judge, ownRules } from './judge.ts';
import type { Verdict } from './judge.ts';
import { startProcess } from './process.ts';
import type { Computer, Process } from './process.ts';

const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** Real time: more than any wait in the app or the SDK. */
const PATIENCE_MS = 30_000;
const GRACE_MS = 2 * MINUTE_MS;
/** Longer than Scheduler tries anything. */
const AFTERWARDS_MS = 13 * HOUR_MS;
const BUSY: readonly string[] = ['opening', 'renewing'];

export interface Outcome {
  /** What the crashing run called since the deed began. */
  readonly calls: readonly string[];
  readonly verdict: Verdict;
  /** Touched, but at a place somebody took in the moment in which nobody could have known. */
  readonly unsparable: readonly string[];
  /** Thrown errors, and deeds that never came to an end. */
  readonly bugs: readonly string[];
}

/** One course, from a new world until long after every time is over; the app is never started again. */
export class Trial {
  readonly sandbox: SandboxServer;
  readonly world: SandboxWorld;
  readonly strangers: Strangers;
  readonly computer: Computer;
  readonly #time: Time;
  #clock: ProcessClock;
  #gate: CrashGate;
  process: Process;

  private constructor(sandbox: SandboxServer, computer: Computer, time: Time) {
    this.sandbox = sandbox;
    this.world = sandbox.world;
    for (const rule of NEAR) this.world.addForeignRule(rule);
    this.strangers = new Strangers(this.world);
    this.computer = computer;
    this.#time = time;
    [this.process, this.#gate, this.#clock] = this.#start();
  }

  /** @param tell hears of the time of this trial, for `Date` to follow */
  static async play(
    course: Course,
    crash: CrashPoint | undefined,
    tell: (time: Time) => void,
    disguise: (guard: Guard) => Guard = (guard) => guard,
  ): Promise<Outcome> {
    const time = new Time(START);
    tell(time);
    const folder = mkdtempSync(join(PLACE, 'guard-'));
    const sandbox = await startSandbox({ now: () => time.now });
    const keyStore = new FakeKeyStore();
    const secretAccessKey = new Secret(SANDBOX_KEY.secretAccessKey);
    await keyStore.put({ accessKeyId: SANDBOX_KEY.accessKeyId, secretAccessKey });
    const endpoint = sandbox.url;
    const computer = {
      folder,
      endpoint,
      keyStore,
      resource: gateResource,
      sources: HOME,
      disguise,
    };
    try {
      return await new Trial(sandbox, computer, time).#play(course, crash);
    } finally {
      await sandbox.stop();
      rmSync(folder, { recursive: true });
    }
  }

  /** Does something once, right before the app's next call of this name. */
  once(call: string, deed: () => unknown): void {
    this.#gate.onCall = (name) => {
      if (name !== call) return;
      this.#gate.onCall = () => undefined;
      deed();
    };
  }

  /** Lets the app work until this is so, without letting time pass. */
  async until(isSo: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!isSo() && !this.#gate.isDown) {
      if (performance.now() > end) throw new Error('it never came to that');
      await turn();
    }
  }

  /** The same, going on to the app's next timer whenever it is idle. */
  async timersUntil(isSo: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!isSo() && !this.#gate.isDown) {
      if (performance.now() > end) throw new Error('it never came to that');
      if (await this.#isIdle()) this.#clock.toNextTimer();
    }
  }

  /** An earlier run that is killed when AWS has done this call, and the start of the next one. */
  async killedAfter(call: string, deed: () => Promise<void>): Promise<void> {
    const gate = this.#gate;
    let seen = false;
    gate.onCall = (name) => {
      // The call after it is never made.
      if (seen) gate.kill();
      seen ||= name === call;
    };
    await this.#beside(gate, deed);
    await gate.settled();
    this.process.end();
    [this.process, this.#gate, this.#clock] = this.#start();
  }

  async #play(course: Course, crash: CrashPoint | undefined): Promise<Outcome> {
    const bugs: string[] = [];
    const failed = (error: unknown): void => {
      if (!(error instanceof Crashed)) bugs.push(String(error));
    };
    await course.before?.(this).catch(failed);
    // The same process, from here on with a crash in it.
    const gate = this.#gate;
    gate.arm(crash);
    await this.#beside(gate, () => course.deed(this)).catch(failed);
    await this.#quiet();
    bugs.push(...this.process.bugs.map(String));
    gate.kill();
    await gate.settled();
    this.process.end();
    const inTheRace = course.race ? exposed(this.world, this.strangers) : [];
    await this.#passTime(course.endsBy + GRACE_MS - this.#time.now, MINUTE_MS / 2);
    const open = ownRules(this.world).map(({ id }) => id);
    await this.#passTime(AFTERWARDS_MS, 5 * MINUTE_MS);
    const verdict = { ...judge(this.world, this.strangers), open };
    const unsparable = verdict.touched.filter((id) => inTheRace.includes(id));
    const touched = verdict.touched.filter((id) => !inTheRace.includes(id));
    return { calls: gate.calls, verdict: { ...verdict, touched }, unsparable, bugs };
  }

  #start(): [Process, CrashGate, ProcessClock] {
    const gate = new CrashGate();
    const clock = new ProcessClock(this.#time);
    return [startProcess(this.computer, clock, gate), gate, clock];
  }

  /** A deed the crash swallows never ends. */
  async #beside(gate: CrashGate, deed: () => Promise<void>): Promise<void> {
    await Promise.race([deed(), gate.crashed]);
  }

  /** A lease somebody is working on may only be waiting for its second look, which takes real time. */
  async #isIdle(): Promise<boolean> {
    if (this.process.book.all.some(({ state }) => BUSY.includes(state.kind))) {
      await turn();
      return false;
    }
    const before = this.#gate.total;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    return this.#gate.total === before && this.#gate.isQuiet;
  }

  async #quiet(): Promise<void> {
    while (!this.#gate.isDown && !(await this.#isIdle()));
  }

  /** In steps, since Scheduler tries again what fails. */
  async #passTime(ms: number, stepMs: number): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.#time.now += Math.min(left, stepMs);
      await this.sandbox.advance(0);
    }
  }
}

/** Other people's rules that differ from ours in one thing each. */
const NEAR: readonly ForeignRule[] = [
  { fromPort: 22, cidr: '81.187.42.18/32' },
  { fromPort: 22, cidr: '81.187.42.0/24' },
  { fromPort: 23, cidr: '81.187.42.19/32' },
  { fromPort: 22, toPort: 23, cidr: '81.187.42.19/32' },
  { fromPort: 22, protocol: 'udp', cidr: '81.187.42.19/32' },
  { fromPort: 22, cidr: '51.15.9.76/32' },
  { fromPort: 22, cidr: '2a01:4f8:c17::7/128' },
].map((rule) => ({ groupId: gateResource.groupId, description: 'near', ...rule }));
