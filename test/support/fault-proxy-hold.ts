import { fits } from './fault-proxy-script.ts';
import type { Asked, ScriptedFault } from './fault-proxy-script.ts';

/** A request that is stopped on its way, to do something to the app meanwhile. */
export interface Hold {
  /** Resolves when such a request has come, and after it was carried out if that was asked for. */
  readonly arrived: Promise<Asked>;
  /** Lets the request, or its answer, go on. */
  release(): void;
  /** It never arrives: the connection breaks. */
  drop(): void;
}

type Fate = 'release' | 'drop';

interface Held {
  readonly moment: 'before' | 'after';
  readonly wanted: Pick<ScriptedFault, 'service' | 'action' | 'when'>;
  readonly arrive: (asked: Asked) => void;
  readonly fate: Promise<Fate>;
}

/** Holds that wait for their request; each stops one. */
export class Holds {
  #waiting: readonly Held[] = [];

  add(wanted: Held['wanted'], moment: Held['moment']): Hold {
    const arrived = deferred<Asked>();
    const fate = deferred<Fate>();
    const held = { moment, wanted, arrive: arrived.resolve, fate: fate.promise };
    this.#waiting = [...this.#waiting, held];
    return {
      arrived: arrived.promise,
      release: () => {
        fate.resolve('release');
      },
      drop: () => {
        fate.resolve('drop');
      },
    };
  }

  /** Stops the request here if somebody wants that; answers what became of it. */
  async stopAt(moment: Held['moment'], asked: Asked): Promise<Fate> {
    const held = this.#waiting.find((each) => each.moment === moment && fits(each.wanted, asked));
    if (!held) return 'release';
    this.#waiting = this.#waiting.filter((each) => each !== held);
    held.arrive(asked);
    return held.fate;
  }
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
