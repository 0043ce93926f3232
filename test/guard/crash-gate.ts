/** What a call ends with when the process has ended under it. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** Where the process ends: before the call with this number does anything, or when it has done it. */
export interface CrashPoint {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/**
 * Counts every write to the disk and every request to AWS, and ends the process at one of them. From
 * then on nothing it calls does anything or comes back; what was on its way to AWS arrives.
 */
export class CrashGate {
  #point: CrashPoint | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  #counting = false;
  #end: () => void = () => undefined;
  /** What was called since `arm`, in order. */
  readonly calls: string[] = [];
  readonly crashed: Promise<void>;
  /** Told of every call before it does anything. */
  onCall: (call: string) => void = () => undefined;
  isDown = false;
  /** All calls there ever were. */
  total = 0;

  constructor() {
    this.crashed = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** From now on calls count, and one of them may be the last. */
  arm(point: CrashPoint | undefined): void {
    this.#counting = true;
    this.#point = point;
  }

  /** Nothing is on its way to AWS. */
  get isQuiet(): boolean {
    return this.#underWay.size === 0;
  }

  /** The process ends here, whatever it is about. */
  kill(): void {
    this.isDown = true;
    this.#end();
  }

  /** A write to the disk. */
  write<T>(call: string, deed: () => T): T {
    const here = this.#enter(call);
    if (here === undefined) throw new Crashed(call);
    const done = deed();
    if (here !== 'after') return done;
    this.kill();
    throw new Crashed(call);
  }

  /** A request to AWS. */
  async request<T>(call: string, deed: () => Promise<T>): Promise<T> {
    const here = this.#enter(call);
    if (here === undefined) return silence();
    const request = deed();
    this.#underWay.add(request);
    try {
      const answer = await request;
      if (here === 'after') this.kill();
      return this.isDown ? await silence() : answer;
    } catch (error) {
      if (here === 'after') this.kill();
      if (this.isDown) return await silence();
      throw error;
    } finally {
      this.#underWay.delete(request);
    }
  }

  /** When all that was sent has arrived. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  /** Whoever hears of a call may have ended the process. */
  #hasEnded(): boolean {
    return this.isDown;
  }

  /** `undefined`: the process is down, or goes down here. */
  #enter(call: string): 'go on' | 'after' | undefined {
    if (this.isDown) return undefined;
    this.total += 1;
    this.onCall(call);
    if (this.#hasEnded()) return undefined;
    const number = this.#counting ? this.calls.push(call) - 1 : -1;
    const here = this.#point?.call === number ? this.#point.when : undefined;
    if (here === 'before') this.kill();
    if (here === 'before') return undefined;
    return here ?? 'go on';
  }
}

function silence(): Promise<never> {
  return new Promise(() => undefined);
}
