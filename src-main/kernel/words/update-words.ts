import type { ProblemOf } from '../problem.ts';
import { clipped } from './wording.ts';
import type { WordsOf } from './wording.ts';

/** Behind the name of what is offered. Every byte of it is loaded before the window paints. */
const REFUSED: Readonly<Record<ProblemOf<'update-refused'>['why'], readonly [string, string]>> = {
  signature: ['The update is not from us', 'is not signed by who makes Drawbridge'],
  older: ['An older version is offered', 'is older than this one, and Drawbridge never goes back'],
  checksum: [
    'The update arrived damaged',
    'is not the file that was signed, so it was thrown away',
  ],
  unreadable: ['The update cannot be used', 'cannot be read, or has changed meanwhile'],
};

/** The next version, and why it is not there. */
export const UPDATE_WORDS: WordsOf<'update-unreachable' | 'update-refused'> = {
  'update-unreachable': ({ host, cause, untrusted }) => ({
    title: 'No answer about updates',
    cause: `${host} ${clipped(cause, 120)}${untrusted ? ', as where a network reads along' : ''}.`,
    todo: untrusted
      ? `Use another network, or have whoever runs this one let ${host} through untouched.`
      : 'Check the network connection, then try again.',
  }),
  'update-refused': ({ why, version }) => ({
    title: REFUSED[why][0],
    cause: `${version === undefined ? 'What is offered' : `Version ${version}`} ${REFUSED[why][1]}.`,
    todo: 'Go on with this version, and look again later.',
  }),
};
