import { useCallback, useSyncExternalStore } from 'react';
import type { Instant } from '../../src-main/kernel/clock.ts';

/** One timer for all who want the time at the same pace. */
class Ticker {
  readonly #everyMs: number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#tell);
      this.#plan();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', this.#tell);
    };
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
    this.#plan();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(this.#tell, this.#everyMs - (Date.now() % this.#everyMs));
  }
}

const tickers = new Map<number, Ticker>();

/**
 * The time, renewed every `everyMs` and rounded down to it. Nothing ticks while the window is
 * hidden; on coming back the time is right at once.
 */
export function useNow(everyMs: number): Instant {
  const follow = useCallback(
    (changed: () => void) => tickerFor(everyMs).follow(changed),
    [everyMs],
  );
  const read = useCallback(() => Math.floor(Date.now() / everyMs) * everyMs, [everyMs]);
  return useSyncExternalStore(follow, read);
}

function tickerFor(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made = new Ticker(everyMs);
  tickers.set(everyMs, made);
  return made;
}
