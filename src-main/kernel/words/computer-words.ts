import type { ProblemOf } from '../problem.ts';
import { clipped, quoted } from './wording.ts';
import type { Wording, WordsOf } from './wording.ts';

type Kinds =
  | 'shortcut-format'
  | 'proxy-format'
  | 'notice-refused'
  | 'disk-refused'
  | 'file-unreadable'
  | 'file-newer'
  | 'file-altered'
  | 'seal-lost'
  | 'not-found'
  | 'bad-input'
  | 'unexpected';

/** This computer, and Drawbridge itself. */
export const COMPUTER_WORDS: WordsOf<Kinds> = {
  'shortcut-format': ({ text }) => ({
    title: 'Not a shortcut',
    cause: `${quoted(text)} is no shortcut that works in every program.`,
    todo: 'Press Ctrl or ⌘ together with another key, such as Ctrl+Alt+O.',
  }),
  'proxy-format': ({ text }) => ({
    title: 'Not a proxy',
    cause: `${quoted(text)} is not the address of a proxy.`,
    todo: 'Type it like http://proxy.example.com:8080.',
  }),
  'notice-refused': () => ({
    title: 'No notifications',
    cause: 'Your system does not let Drawbridge show notifications.',
    todo: 'Allow them in the settings of your system.',
  }),
  'disk-refused': ({ file, cause }) => ({
    title: 'A file cannot be written',
    cause: `${file} could not be written (${clipped(cause.trim().replace(/\.+$/, ''), 120)}).`,
    todo: 'Free space on the disk or make the file writable, then try again.',
  }),
  'file-unreadable': ({ file, keptAs }) => ({
    title: 'A file could not be read',
    cause: `${file} could not be read; it was kept as ${keptAs}, and Drawbridge went on without it.`,
    todo: `Look into ${keptAs} if something is missing.`,
  }),
  'file-newer': ({ file }) => ({
    title: 'Written by a newer Drawbridge',
    cause: `${file} was written by a newer Drawbridge than this one, which leaves it and all rules in AWS as they are.`,
    todo: 'Install the newer Drawbridge again: it knows what is open and closes it.',
  }),
  'file-altered': ({ what, label }) => ({
    title: 'Changed behind Drawbridge’s back',
    ...ALTERED[what](quoted(label)),
  }),
  'seal-lost': () => ({
    title: 'The keychain lost a key',
    cause:
      'The keychain no longer holds the key that Drawbridge seals its files with, so nobody can say whether they are as it wrote them.',
    todo: 'Look through resources, access keys and settings, then keep them under Settings.',
  }),
  'not-found': ({ what }) => ({
    title: 'No longer there',
    cause: `Drawbridge has no such ${what}: it may have been removed meanwhile.`,
    todo: 'Choose from the list as it is now.',
  }),
  'bad-input': ({ field }) => ({
    title: 'Not a usable value',
    cause: `The value for ${quoted(field)} has a form that Drawbridge cannot use.`,
    todo: `Correct ${quoted(field)}.`,
  }),
  unexpected: ({ reference }) => ({
    title: 'An error in Drawbridge',
    cause: `An error in Drawbridge itself stopped this (reference ${reference}).`,
    todo: `Report it with the reference ${reference}; the log holds the rest.`,
  }),
};

/** What somebody else wrote into a file of ours, and the one way out. */
const ALTERED: {
  readonly [W in ProblemOf<'file-altered'>['what']]: (
    label: string,
  ) => Pick<Wording, 'cause' | 'todo'>;
} = {
  lease: (label) => ({
    cause: `What the disk holds about the lease of ${label} is not what Drawbridge wrote: its address, ports or end may be somebody else’s.`,
    todo: 'Close it, then open it anew.',
  }),
  resource: (label) => ({
    cause: `What the disk holds about the resource ${label} is not what Drawbridge wrote.`,
    todo: 'Edit the resource, look at every field, then save it.',
  }),
  identity: (label) => ({
    cause: `What the disk holds about the identity ${label} is not what Drawbridge wrote.`,
    todo: 'Look at it under Access keys and verify it there.',
  }),
  settings: () => ({
    cause: 'The settings on the disk are not those that Drawbridge wrote.',
    todo: 'Look through Settings, then keep them.',
  }),
};
