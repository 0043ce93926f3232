import { dayAndTime } from '../time-in-words.ts';
import { quoted } from './wording.ts';
import type { WordsOf } from './wording.ts';

type Kinds =
  | 'role-arn-format'
  | 'mfa-serial-format'
  | 'session-length'
  | 'mfa-code-needed'
  | 'mfa-code-refused'
  | 'profile-gone'
  | 'profile-unusable'
  | 'sign-in-needed'
  | 'command-not-allowed'
  | 'command-changed'
  | 'command-failed'
  | 'no-keys-in-file'
  | 'file-changed'
  | 'credentials-end-first';

/** Profiles, roles, MFA sessions and keys that come from files. */
export const WAYS_IN_WORDS: WordsOf<Kinds> = {
  'role-arn-format': ({ text }) => ({
    title: 'Not the ARN of a role',
    cause: `${quoted(text)} is no role: its ARN is written like arn:aws:iam::123456789012:role/gatekeeper.`,
    todo: 'Copy the ARN from the page of the role in the IAM console.',
  }),
  'mfa-serial-format': ({ text }) => ({
    title: 'Not an MFA device',
    cause: `${quoted(text)} is no MFA device: it is written like arn:aws:iam::123456789012:mfa/ana, or is the number on the device.`,
    todo: 'Copy it from Security credentials in the IAM console.',
  }),
  'session-length': ({ minMinutes, maxMinutes }) => ({
    title: 'This time is too short or too long',
    cause: `AWS gives these temporary credentials for ${String(minMinutes)} to ${String(maxMinutes)} minutes.`,
    todo: 'Choose a time within these limits.',
  }),
  'mfa-code-needed': ({ identity }) => ({
    title: 'A code of your MFA device is needed',
    cause: `${identity} can act only with a fresh code of your MFA device.`,
    todo: 'Enter the code under Access keys, then try again.',
  }),
  'mfa-code-refused': () => ({
    title: 'AWS did not take the code',
    cause: 'The MFA code was wrong, too old, or used once already.',
    todo: 'Wait for the next code, then enter that one.',
  }),
  'profile-gone': ({ profile }) => ({
    title: 'The profile is not there',
    cause: `No profile ${quoted(profile)} stands in the AWS files of this computer.`,
    todo: 'Put the profile back, or give the resource another identity.',
  }),
  'profile-unusable': ({ profile, reason }) => ({
    title: 'The profile gives no credentials',
    cause: `The profile ${quoted(profile)} could not be used (${reason}).`,
    todo: 'Mend the profile in the AWS files of this computer, then try again.',
  }),
  'sign-in-needed': ({ profile, command }) => ({
    title: 'Your sign-in has ended',
    cause: `The sign-in behind the profile ${quoted(profile)} has ended or never began.`,
    todo: `Run “${command}” in a terminal, then try again.`,
  }),
  'command-not-allowed': ({ profile }) => ({
    title: 'A command waits for your consent',
    cause: `The profile ${quoted(profile)} runs a command on this computer, and you have not allowed it as it stands now.`,
    todo: 'Read the command under Access keys and allow it there.',
  }),
  'command-changed': ({ profile }) => ({
    title: 'The command has changed',
    cause: `The command of the profile ${quoted(profile)} is no longer the one you were shown.`,
    todo: 'Read it again, then decide.',
  }),
  'command-failed': ({ profile }) => ({
    title: 'The command gave no credentials',
    cause: `The command of the profile ${quoted(profile)} failed or answered something else than credentials.`,
    todo: 'Run it in a terminal to see why.',
  }),
  'no-keys-in-file': () => ({
    title: 'No access key found',
    cause:
      'This holds no access key as the AWS console writes it: a line of names, then a line of values.',
    todo: 'Choose the file accessKeys.csv that the console gave you.',
  }),
  'file-changed': ({ file }) => ({
    title: 'The file has changed meanwhile',
    cause: `Another program wrote ${quoted(file)}, so Drawbridge left it as it is.`,
    todo: 'Try again.',
  }),
  'credentials-end-first': ({ at }) => ({
    title: 'The credentials end first',
    cause: `The credentials of this identity end ${dayAndTime(at)}, and Drawbridge cannot close with them after that.`,
    todo: 'Open for a shorter time, or renew the credentials first.',
  }),
};
