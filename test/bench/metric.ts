import type { Spread } from './statistics.ts';

/** How often and how patiently is measured. */
export interface Effort {
  readonly quick: boolean;
  /** Of what takes little time. */
  readonly runs: number;
  /** Of memory, idling and what takes long. */
  readonly few: number;
  /** Milliseconds to wait: as the metric says, or less when it shall be quick. */
  readonly wait: (fullMs: number, quickMs: number) => number;
}

export const FULL: Effort = { quick: false, runs: 15, few: 5, wait: (full) => full };
export const QUICK: Effort = { quick: true, runs: 2, few: 1, wait: (_full, quick) => quick };

/** One comparison with its target; a metric is within target when all of its rows are. */
export interface Row {
  readonly label: string;
  readonly ours: string;
  readonly peer: string;
  readonly result: string;
  readonly target: string;
  readonly within: boolean;
  /** What was measured, for `out/bench.json`. */
  readonly figures: Readonly<Record<string, Figures>>;
}

export interface Figures extends Spread {
  readonly unit: string;
  readonly samples: readonly number[];
}

/** One of the 22, or something else worth knowing, which has no number. */
export interface Metric {
  readonly number?: number;
  readonly name: string;
  readonly peer: string;
  /** Mostly for AWS or for time to pass: in a quick run beside others that do. */
  readonly waits?: true;
  readonly measure: (effort: Effort) => Promise<readonly Row[]>;
}

/** Thrown by a metric that cannot be measured on this machine; the message says why. */
export class Skipped extends Error {}
