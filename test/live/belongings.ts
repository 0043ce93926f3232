/** Something this run has made, or may have made when the answer was lost. */
interface Belonging {
  readonly what: string;
  readonly remove: () => Promise<unknown>;
}

export interface Left {
  readonly what: string;
  readonly why: string;
}

/** Each removal is tried so often: IAM and EC2 take a while to let go of what was just in use. */
const TRIES = 6;
const BETWEEN_MS = 5_000;

/** What AWS calls something that is not there (any more). */
const GONE = /NotFound|NoSuchEntity|NonExistentQueue|QueueDoesNotExist|ResourceNotFound/;

/**
 * Everything a run makes, written down before it is made, by name: a lost answer then loses nothing.
 * Removed in the opposite order.
 */
export class Belongings {
  #all: readonly Belonging[] = [];
  readonly #pause: (ms: number) => Promise<void>;

  constructor(pause: (ms: number) => Promise<void>) {
    this.#pause = pause;
  }

  /**
   * To be called before the call that makes it. `remove` may find nothing: that is success. The
   * answer takes the note back, for when AWS has refused to make it.
   */
  note(what: string, remove: () => Promise<unknown>): () => void {
    const belonging = { what, remove };
    this.#all = [belonging, ...this.#all];
    return () => {
      this.#all = this.#all.filter((each) => each !== belonging);
    };
  }

  /** Removes everything, goes on after a failure, and answers what stayed. May be called twice. */
  async removeAll(): Promise<readonly Left[]> {
    const left: Left[] = [];
    const kept: Belonging[] = [];
    for (const belonging of this.#all) {
      const why = await this.#remove(belonging);
      if (why === undefined) continue;
      left.push({ what: belonging.what, why });
      kept.push(belonging);
    }
    this.#all = kept;
    return left;
  }

  async #remove({ remove }: Belonging): Promise<string | undefined> {
    let why = '';
    for (let count = 1; count <= TRIES; count += 1) {
      try {
        await remove();
        return undefined;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (GONE.test(error.name)) return undefined;
        why = `${error.name}: ${error.message}`;
      }
      if (count < TRIES) await this.#pause(BETWEEN_MS);
    }
    return why;
  }
}
