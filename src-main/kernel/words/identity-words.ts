import type { ProblemOf } from '../problem.ts';
import { MINUTE_MS } from '../clock.ts';
import { counted } from '../time-in-words.ts';
import { listed } from './wording.ts';
import type { Door, Wording, WordsOf } from './wording.ts';

type Kinds =
  | 'key-format'
  | 'key-unknown'
  | 'secret-wrong'
  | 'root-key'
  | 'temporary-key'
  | 'identity-duplicate'
  | 'identity-in-use'
  | 'credentials-expired'
  | 'clock-off'
  | 'keychain-locked'
  | 'keychain-absent'
  | 'keychain-lost-key';

/** Access keys, this computer's clock towards AWS, and the keychain. */
export const IDENTITY_WORDS: WordsOf<Kinds> = {
  'key-format': ({ field }) => KEY_FORMAT[field],
  'key-unknown': () => ({
    title: 'AWS does not know this key',
    cause:
      'AWS does not know this access key: it may be deleted, inactive or from another partition.',
    todo: 'Check the access key in the IAM console.',
  }),
  'secret-wrong': () => ({
    title: 'The secret does not match',
    cause: 'AWS knows this access key, but the secret does not belong to it.',
    todo: 'Copy the secret of this access key again.',
  }),
  'root-key': () => ({
    title: 'Root keys are not accepted',
    cause:
      'This access key belongs to the root of the account: it may do everything there and cannot be limited to your security groups.',
    todo: 'Create an access key for an IAM user and add that one.',
  }),
  'temporary-key': () => ({
    title: 'Temporary keys are not accepted',
    cause:
      'A key that begins with ASIA is temporary: once it runs out, Drawbridge could no longer close what it opened.',
    todo: 'Add an access key that begins with AKIA.',
  }),
  'identity-duplicate': ({ maskedKeyId }) => ({
    title: 'This key is already here',
    cause: `Access key ${maskedKeyId} was added before.`,
    todo: 'Use the identity that is already in the list.',
  }),
  'identity-in-use': ({ by }) => ({
    title: 'The key is in use',
    cause: `This access key opens and closes ${listed(by)}.`,
    todo: `Give ${by.length === 1 ? 'this resource' : 'these resources'} another identity first.`,
  }),
  'credentials-expired': () => ({
    title: 'The credentials have expired',
    cause: 'AWS no longer accepts the credentials of this identity: they have expired.',
    todo: 'Add an access key that is still valid.',
  }),
  'clock-off': (problem) => clockOff(problem),
  'keychain-locked': () => ({
    title: 'The keychain is locked',
    cause: 'The keychain of this computer is locked, and the secret is kept only there.',
    todo: 'Unlock the keychain, then try again.',
  }),
  'keychain-absent': (_, door) => ({
    title: 'No keychain on this computer',
    cause: `No keychain answers on this computer${absentKeychain(door)}.`,
    todo: 'Start a keychain, such as GNOME Keyring or KWallet, then try again.',
  }),
  'keychain-lost-key': ({ maskedKeyId }) => ({
    title: 'The secret is gone from the keychain',
    cause: `The keychain works but no longer holds the secret of access key ${maskedKeyId}.`,
    todo: `Add access key ${maskedKeyId} again.`,
  }),
};

const KEY_FORMAT: Readonly<Record<ProblemOf<'key-format'>['field'], Wording>> = {
  'access-key-id': {
    title: 'Not an access key id',
    cause: 'An access key id begins with AKIA and has 20 capital letters and digits.',
    todo: 'Copy the access key id again.',
  },
  secret: {
    title: 'Not a secret access key',
    cause: 'A secret access key has 40 characters: letters, digits, “/” and “+”.',
    todo: 'Copy the secret access key again.',
  },
  region: {
    title: 'Not a Region',
    cause: 'A Region is written like eu-west-1.',
    todo: 'Choose a Region from the list.',
  },
};

function absentKeychain(door: Door): string {
  return door === 'nothing-stored'
    ? '; the key was not stored anywhere else instead'
    : ', and access keys are kept nowhere else';
}

function clockOff({ byMs }: ProblemOf<'clock-off'>): Wording {
  const minutes = byMs === undefined ? 0 : Math.round(Math.abs(byMs) / MINUTE_MS);
  const off = minutes > 0 ? `off by ${counted(minutes, 'minute')}` : 'off';
  return {
    title: 'The clock of this computer is off',
    cause: `The clock of this computer is ${off}, and AWS refuses requests that are not from now.`,
    todo: 'Set the date and time of this computer, best automatically.',
  };
}
