import type { ProblemOf } from '../problem.ts';
import { clipped } from './wording.ts';
import type { Wording, WordsOf } from './wording.ts';

/** The next version, and why it is not there. */
export const UPDATE_WORDS: WordsOf<'update-unreachable' | 'update-refused'> = {
  'update-unreachable': ({ host, cause, untrusted }) => ({
    title: untrusted ? 'Updates cannot be asked for safely' : 'No answer about updates',
    cause: `${host} ${clipped(cause, 120)}${untrusted ? ', as where a network reads along' : ''}.`,
    todo: untrusted
      ? `Use another network, or have whoever runs this one let ${host} through untouched.`
      : 'Check the network connection, and the proxy in Settings, then look again.',
  }),
  'update-refused': (problem) => refused(problem),
};

const WAIT = 'Go on with this version, and look again tomorrow.';

function refused({ why, version }: ProblemOf<'update-refused'>): Wording {
  const named = version === undefined ? 'What is offered' : `Version ${version}`;
  switch (why) {
    case 'signature':
      return {
        title: 'The update is not from us',
        cause: 'What is offered does not bear the signature of who makes Drawbridge.',
        todo: 'Go on with this version, and tell the maintainers if it stays so.',
      };
    case 'publisher':
      return {
        title: 'The update is not from us',
        cause: `${named} was not signed by who signed this version.`,
        todo: 'Go on with this version, and tell the maintainers if it stays so.',
      };
    case 'older':
      return {
        title: 'An older version is offered',
        cause: `${named} is older than this one, and Drawbridge never goes back.`,
        todo: WAIT,
      };
    case 'checksum':
      return {
        title: 'The update arrived damaged',
        cause: `${named} is not the file that was signed, so it was thrown away.`,
        todo: 'Look for updates again.',
      };
    case 'changed':
      return {
        title: 'The offer has changed',
        cause: `${named} is no longer what is offered.`,
        todo: 'Look for updates again.',
      };
    case 'unreadable':
      return {
        title: 'The offer cannot be read',
        cause: 'What is offered names no version and files that Drawbridge could use.',
        todo: WAIT,
      };
  }
}
