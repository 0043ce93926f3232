import { useCallback, useSyncExternalStore } from 'react';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { useMirror } from './mirror.ts';

/** One timer for all who want the time at the same pace. */
class Ticker {
  readonly #everyMs: number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopMirror: (() => void) | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#tell);
      this.#stopMirror = useMirror.subscribe(({ snapshot }, before) => {
        if (snapshot?.clockAheadMs !== before.snapshot?.clockAheadMs) this.#tell();
      });
      this.#plan();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', this.#tell);
      this.#stopMirror?.();
    };
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
    this.#plan();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(this.#tell, this.#everyMs - (rightTime() % this.#everyMs));
  }
}

const tickers = new Map<number, Ticker>();

/**
 * The time, renewed every `everyMs` and rounded down to it. Nothing ticks while the window is
 * hidden; on coming back the time is right at once. A clock of this computer that is wrong is put
 * right: all times of the snapshot go by AWS's.
 */
export function useNow(everyMs: number): Instant {
  const follow = useCallback(
    (changed: () => void) => tickerFor(everyMs).follow(changed),
    [everyMs],
  );
  const read = useCallback(() => roundedNow(everyMs), [everyMs]);
  return useSyncExternalStore(follow, read);
}

/** What `useNow` answers at this moment. */
export function roundedNow(everyMs: number): Instant {
  return Math.floor(rightTime() / everyMs) * everyMs;
}

function rightTime(): Instant {
  return Date.now() - (useMirror.getState().snapshot?.clockAheadMs ?? 0);
}

function tickerFor(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made = new Ticker(everyMs);
  tickers.set(everyMs, made);
  return made;
}
