import type { Problem, ProblemOf } from '../problem.ts';

/** What became of the door, or of what the person wanted to store, when the problem arose. */
export type Door =
  'nothing-opened' | 'still-open' | 'nothing-stored' | 'nothing-changed' | 'unknown';

export interface Wording {
  /** A few words, no full stop. */
  readonly title: string;
  /** One sentence with the values it is about. */
  readonly cause: string;
  /** One thing to do, imperative. */
  readonly todo: string;
  /** Where the kind itself says how the door stands, whatever the caller believes. */
  readonly door?: Door;
}

/** Words for some kinds of problems; a kind left out does not compile. */
export type WordsOf<K extends Problem['kind']> = {
  readonly [P in K]: (problem: ProblemOf<P>, door: Door) => Wording;
};

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items.slice(-1).join('')}`;
}

/** What came from outside, quoted and kept short enough to read. */
export function quoted(text: string, max = 60): string {
  return `“${clipped(text.trim(), max)}”`;
}

export function clipped(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}
