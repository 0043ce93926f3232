import type { StorageFacts } from '../../src-main/identities/storage-facts.ts';
import { listed } from '../../src-main/kernel/words/wording.ts';

export interface StorageWords {
  readonly tone: 'plain' | 'soon' | 'alarm';
  /** Where secrets are, or why they cannot be had. */
  readonly title: string;
  /** What this place does not protect against. */
  readonly limit: string;
  readonly todo?: string;
}

const PLACES: Readonly<Record<StorageFacts['backend'], string>> = {
  'secret-service': 'the keychain of your desktop (Secret Service)',
  'macos-keychain': 'the macOS Keychain',
  'windows-credential-manager': 'the Windows Credential Manager',
};

/** None of the three keeps programs of the same person apart as one would hope. */
const LIMITS: Readonly<Record<StorageFacts['backend'], string>> = {
  'secret-service':
    'While it is unlocked, any program that runs as you can read it. A narrow policy or temporary keys limit what it would gain.',
  'macos-keychain':
    'macOS asks before another program reads it; whoever controls your account can still answer for you.',
  'windows-credential-manager':
    'Any program that runs as you can read it while you are signed in. A narrow policy or temporary keys limit what it would gain.',
};

/** Where keys are kept, how that place stands, and what it is no help against. */
export function storageInWords({ backend, state, lostKeys }: StorageFacts): StorageWords {
  const place = PLACES[backend];
  const limit = LIMITS[backend];
  if (state === 'absent')
    return {
      tone: 'alarm',
      title: `This computer has no keychain: ${place} does not answer.`,
      limit: 'Keys are kept nowhere else instead, so none can be added or used.',
      todo: 'Start a keychain, such as GNOME Keyring or KWallet.',
    };
  if (state === 'locked')
    return {
      tone: 'soon',
      title: `Secrets are in ${place}, which is locked.`,
      limit: 'Until it is unlocked Drawbridge cannot open or close with its access keys.',
      todo: 'Unlock the keychain.',
    };
  if (lostKeys.length > 0)
    return {
      tone: 'alarm',
      title: `The keychain works but has lost ${listed(lostKeys)}.`,
      limit: 'Something outside Drawbridge removed it. In AWS the key is as it was.',
      todo: 'Add the key again, or remove the identity.',
    };
  return { tone: 'plain', title: `Secrets are in ${place} and nowhere else.`, limit };
}
