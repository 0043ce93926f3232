import { GUARD_NAMES } from '../guard-names.ts';
import { clipped, quoted } from './wording.ts';
import type { WordsOf } from './wording.ts';

type Kinds = 'guard-not-set-up' | 'guard-failed';

const PARTS = {
  group: `the schedule group ${GUARD_NAMES.scheduleGroup} is missing`,
  role: `EventBridge Scheduler may not act as the role ${GUARD_NAMES.role}, or the role is missing`,
  queue: `the queue ${GUARD_NAMES.queue} is missing`,
} as const;

/** What keeps AWS from closing by itself. */
export const GUARD_WORDS: WordsOf<Kinds> = {
  'guard-not-set-up': ({ region, part }) => ({
    title: 'The guard is not set up',
    cause: `AWS does not close by itself in ${region}, since ${PARTS[part]}.`,
    todo: 'Set up the guard in Settings, under Guaranteed close.',
  }),
  'guard-failed': ({ code, message }) => ({
    title: 'The guard could not close',
    cause: `When the time had come AWS could not remove the rule by itself and said ${quoted(clipped(message.trim(), 200), 200)} (${code}).`,
    todo: 'Check the guard in Settings, under Guaranteed close.',
    door: 'unknown',
  }),
};
