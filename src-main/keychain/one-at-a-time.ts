/** Thrown when work took longer than it may. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/**
 * Runs work one after the other, each within a time limit that includes its waiting. A keychain that
 * waits for the person holds one thread of Node's four, however often it is asked: the others serve
 * files and host names.
 */
export class OneAtATime {
  readonly #limitMs: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /**
   * @param work may ask whether its time is up; what it answers then is heard by nobody.
   * @throws {TimeIsUp} after the limit. Work that has not begun by then never does.
   */
  async run<T>(work: (late: () => boolean) => Promise<T>): Promise<T> {
    let late = false;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true;
        reject(new TimeIsUp());
      }, this.#limitMs);
    });
    const done = this.#last.then(() => {
      if (late) throw new TimeIsUp();
      return work(() => late);
    });
    this.#last = done.catch(() => undefined);
    try {
      return await Promise.race([done, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}
