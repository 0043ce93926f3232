/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Ends what was started; calling it twice is harmless. */
export type Stop = () => void;

/** Time as a value, so that no subject has a clock of its own. */
export interface Clock {
  now(): Instant;
  /** Calls `action` once, `delayMs` from now or later: after a sleep it may be much later. */
  after(delayMs: number, action: () => void): Stop;
}
