import type { WordsOf } from './wording.ts';

type Kinds =
  | 'nothing-to-rotate'
  | 'rotation-running'
  | 'key-limit'
  | 'key-in-use'
  | 'access-key-gone'
  | 'new-key-lost'
  | 'key-not-made'
  | 'key-not-known-yet';

/** Changing an access key for a new one. */
export const ROTATION_WORDS: WordsOf<Kinds> = {
  'nothing-to-rotate': () => ({
    title: 'Nothing to rotate',
    cause: 'This identity has no access key of its own but credentials that run out by themselves.',
    todo: 'Leave it as it is: that is better than any rotation.',
  }),
  'rotation-running': ({ maskedKeyId }) => ({
    title: 'The key is being rotated',
    cause: `A rotation of access key ${maskedKeyId} is under way.`,
    todo: 'Finish or undo that rotation first.',
  }),
  'key-limit': () => ({
    title: 'There are two keys already',
    cause: 'AWS allows two access keys for each user, and this user has two.',
    todo: 'Delete the one that nobody uses.',
  }),
  'key-in-use': ({ maskedKeyId }) => ({
    title: 'Drawbridge uses this key',
    cause: `Drawbridge itself works with access key ${maskedKeyId}.`,
    todo: 'Choose the other key.',
  }),
  'access-key-gone': ({ maskedKeyId }) => ({
    title: 'The key is no longer in AWS',
    cause: `AWS has no access key ${maskedKeyId} for this user: somebody deleted it.`,
    todo: 'Look at the keys of this user in the list.',
  }),
  'new-key-lost': ({ maskedKeyId }) => ({
    title: 'A key was made that nobody can use',
    cause: `AWS made access key ${maskedKeyId}, but the answer with its secret was lost on the way.`,
    todo: `Delete access key ${maskedKeyId}, then rotate again.`,
  }),
  'key-not-made': () => ({
    title: 'No key was made',
    cause: 'The answer from AWS was lost, and AWS shows no new access key.',
    todo: 'Rotate again.',
  }),
  'key-not-known-yet': ({ maskedKeyId }) => ({
    title: 'AWS does not know the key everywhere yet',
    cause: `Access key ${maskedKeyId} is not accepted by every service yet, which takes seconds, rarely minutes.`,
    todo: 'Leave Drawbridge running: it asks again by itself.',
  }),
};
