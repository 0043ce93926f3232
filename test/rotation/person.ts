import { maskedKeyId } from '../../src-main/identities/identity.ts';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type { Rotation, RotationState } from '../../src-main/identities/rotation/rotation.ts';
import { gateIdentity } from '../ports/gate-subjects.ts';
import { ProcessClock } from './clock.ts';
import type { Time } from './clock.ts';
import { CrashGate } from './crash-gate.ts';
import type { CrashPoint } from './crash-gate.ts';
import { FORGOTTEN_KEY } from './misfortunes.ts';
import { startProcess } from './process.ts';
import type { Computer, Process } from './process.ts';
import type { Witness } from './witness.ts';

type Deed = 'undo' | 'resume' | 'finish';

/** What the person does besides answering questions: in which state they click what, in this order. */
export interface Course {
  readonly name: string;
  readonly clicks: readonly { readonly at: RotationState['kind']; readonly deed: Deed }[];
}

interface PersonParts {
  readonly computer: Computer;
  readonly course: Course;
  readonly crash: CrashPoint | undefined;
  readonly time: Time;
  readonly witness: Witness;
}

const PATIENCE = 300;
const MOST_STARTS = 4;
const OWNER: IdentityId = gateIdentity.id;

/** Clicks, answers what the app asks, starts it again after a crash, and waits. */
export class Person {
  readonly #parts: PersonParts;
  readonly #clicks: Course['clicks'][number][];
  readonly #gates: CrashGate[] = [];
  #starts = 0;
  #process: Process;
  #gate: CrashGate;
  #clock: ProcessClock;

  constructor(parts: PersonParts) {
    this.#parts = parts;
    this.#clicks = [...parts.course.clicks];
    [this.#process, this.#gate, this.#clock] = this.#startApp(parts.crash);
  }

  /** How often any process asked for a new key. */
  get creates(): number {
    return this.#gates.flatMap(({ calls }) => calls).filter((call) => call === 'iam.create').length;
  }

  /** Gives back what the first process called. */
  async play(): Promise<readonly string[]> {
    const { calls } = this.#gate;
    this.#process.keeper.review();
    for (let turn = 0; turn < PATIENCE; turn += 1) {
      await this.#quiet();
      if (this.#gate.isDown) this.#startAgain();
      else {
        this.#parts.witness.lookForOrphans(this.#process);
        if (await this.#act()) return await this.#goHome(calls);
      }
    }
    this.#parts.witness.missing(`no end: ${JSON.stringify(this.#process.book.all)}`);
    return this.#goHome(calls);
  }

  /** Does what is to be done now. True when there is nothing left. */
  async #act(): Promise<boolean> {
    const { keeper, book } = this.#process;
    const [rotation] = book.all;
    const [orphan] = book.orphans;
    if (orphan) return this.#do(() => keeper.deleteOrphan(OWNER, masked(orphan.accessKeyId)));
    if (!rotation || rotation.state.kind === 'failed') {
      if (this.#starts >= MOST_STARTS) this.#parts.witness.missing('the rotation never succeeds');
      if (this.#starts >= MOST_STARTS) return true;
      this.#starts += 1;
      return this.#do(() => keeper.start(OWNER));
    }
    const { state, id } = rotation;
    if (state.kind === 'done' || state.kind === 'undone') return true;
    const click = this.#clicks[0];
    if (click?.at === state.kind) {
      this.#clicks.shift();
      return this.#do(() => keeper[click.deed](id));
    }
    if (state.kind === 'choosing')
      return this.#do(() => keeper.chooseKey(id, masked(this.#superfluous(rotation))));
    this.#wait(rotation);
    return false;
  }

  /** Two keys: the one that was forgotten, or the one a crash or a lost answer left. */
  #superfluous({ oldKeyId }: Rotation): string {
    const ids = this.#parts.witness.keyIds;
    return ids.includes(FORGOTTEN_KEY)
      ? FORGOTTEN_KEY
      : (ids.find((id) => id !== oldKeyId) ?? oldKeyId);
  }

  /** A click that a crash swallows is not noticed by the person either. */
  async #do(click: () => Promise<unknown>): Promise<false> {
    await Promise.race([click().catch(() => undefined), this.#gate.crashed]);
    return false;
  }

  #wait({ state }: Rotation): void {
    const { time, witness } = this.#parts;
    if (state.kind === 'watching') time.now = Math.max(time.now, state.until);
    if (!this.#clock.toNextTimer()) witness.missing(`nothing goes on in ${state.kind}`);
  }

  /** Until the app does nothing more by itself. */
  async #quiet(): Promise<void> {
    let before: number;
    do {
      before = this.#gate.calls.length;
      await Promise.race([this.#process.keeper.settled(), this.#gate.crashed]);
      await new Promise((resolve) => setImmediate(resolve));
    } while (!this.#gate.isDown && this.#gate.calls.length > before);
  }

  #startAgain(): void {
    this.#process.end();
    this.#parts.time.now += 1_000;
    [this.#process, this.#gate, this.#clock] = this.#startApp(undefined);
    this.#process.keeper.review();
  }

  #startApp(crash: CrashPoint | undefined): [Process, CrashGate, ProcessClock] {
    const { computer, time, witness } = this.#parts;
    const clock = new ProcessClock(time);
    const gate: CrashGate = new CrashGate(crash, () => {
      witness.lookAtUsedKey(gate.calls.at(-1) ?? 'start');
    });
    this.#gates.push(gate);
    return [startProcess(computer, clock, gate), gate, clock];
  }

  async #goHome(calls: readonly string[]): Promise<readonly string[]> {
    await this.#parts.witness.lookAtTheEnd(this.#process);
    await this.#process.keeper.stop();
    this.#process.end();
    return calls;
  }
}

function masked(accessKeyId: string): string {
  return maskedKeyId(accessKeyId);
}
