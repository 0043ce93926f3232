import type { Problem } from './problem.ts';
import { ADDRESS_WORDS } from './words/address-words.ts';
import { AWS_WORDS } from './words/aws-words.ts';
import { COMPUTER_WORDS } from './words/computer-words.ts';
import { GUARD_WORDS } from './words/guard-words.ts';
import { IDENTITY_WORDS } from './words/identity-words.ts';
import { RESOURCE_WORDS } from './words/resource-words.ts';
import { UPDATE_WORDS } from './words/update-words.ts';
import { WAYS_IN_WORDS } from './words/ways-in-words.ts';
import { ROTATION_WORDS } from './words/rotation-words.ts';
import type { Door, Wording, WordsOf } from './words/wording.ts';

export type { Door } from './words/wording.ts';

export interface ProblemWords {
  /** A few words, no full stop. */
  readonly title: string;
  /** The state of the door, then the cause: two sentences. */
  readonly text: string;
  /** The cause alone, for places that show the state of the door themselves. */
  readonly cause: string;
  /** One thing to do, imperative, one sentence. */
  readonly todo: string;
}

const DOOR_SENTENCES: Readonly<Record<Door, string>> = {
  'nothing-opened': 'Nothing was opened.',
  'still-open': 'It is still open.',
  'nothing-stored': 'Nothing was stored.',
  'nothing-changed': 'Nothing was changed.',
  unknown: 'Whether it is open is not known.',
};

/** A kind of problem without words does not compile here. */
const WORDS: WordsOf<Problem['kind']> = {
  ...IDENTITY_WORDS,
  ...WAYS_IN_WORDS,
  ...ROTATION_WORDS,
  ...AWS_WORDS,
  ...GUARD_WORDS,
  ...ADDRESS_WORDS,
  ...RESOURCE_WORDS,
  ...UPDATE_WORDS,
  ...COMPUTER_WORDS,
};

/**
 * A problem for a person: the state of the door first, then the cause, then one thing to do.
 * `door` is what the caller knows about the door; some kinds know better and overrule it.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/debug/error-message-guidelines
 */
export function problemInWords(problem: Problem, door: Door): ProblemWords {
  // The table pairs each kind with words for that kind; TypeScript cannot follow the pairing here.
  const say = WORDS[problem.kind] as (problem: Problem, door: Door) => Wording;
  const { title, cause, todo, door: known = door } = say(problem, door);
  return { title, text: `${DOOR_SENTENCES[known]} ${cause}`, cause, todo };
}
