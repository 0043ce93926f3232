/** What a call ends with when the process has ended under it. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** Where the process ends: before the call with this number does anything, or when it has done it. */
export interface CrashPoint {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** Methods that only read cannot leave anything half done. */
const READS = new Set(['load', 'list', 'all']);

/**
 * Counts every call that leaves the state machine, and ends the process at one of them. From then on
 * nothing it calls does anything or comes back.
 */
export class CrashGate {
  readonly #point: CrashPoint | undefined;
  readonly #watch: () => void;
  /** What was called, oldest first. */
  readonly calls: string[] = [];
  #end: () => void = () => undefined;
  readonly crashed: Promise<void>;
  isDown = false;

  /** `watch` is called after everything that was done. */
  constructor(point: CrashPoint | undefined, watch: () => void) {
    this.#point = point;
    this.#watch = watch;
    this.crashed = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  around<T extends object>(place: string, target: T): T {
    return new Proxy(target, {
      get: (_, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...given: readonly unknown[]) =>
          this.#pass(
            `${place}.${String(name)}`,
            String(name),
            () => Reflect.apply(method, target, given) as unknown,
          );
      },
    });
  }

  #pass(call: string, name: string, deed: () => unknown): unknown {
    if (this.isDown) throw new Crashed(call);
    const number = this.calls.push(call) - 1;
    const here = this.#point?.call === number ? this.#point.when : undefined;
    if (here === 'before' || (here && READS.has(name))) this.#goDown(call);
    const done = deed();
    if (!(done instanceof Promise)) return this.#passed(call, here, done);
    return done.then((value: unknown) => {
      // The process may have ended while AWS or the keychain was at work.
      if (this.isDown) return new Promise(() => undefined);
      return this.#passed(call, here, value);
    });
  }

  #passed(call: string, here: CrashPoint['when'] | undefined, value: unknown): unknown {
    this.#watch();
    if (here === 'after') this.#goDown(call);
    return value;
  }

  #goDown(call: string): never {
    this.isDown = true;
    this.#end();
    throw new Crashed(call);
  }
}
