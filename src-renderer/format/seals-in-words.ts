import type { SealFacts } from '../../src-main/kernel/seals.ts';

/** Whether somebody else's hand in the files would be noticed. */
export function sealsInWords({ state }: SealFacts, sandbox: boolean): string {
  if (sandbox)
    return 'In the sandbox the seals on the files are for show: everybody knows their key.';
  switch (state) {
    case 'not-asked':
    case 'sealed':
      return 'What they say of doors, leases and identities is sealed with a key from your keychain: what another program writes into them opens nothing.';
    case 'no-keychain':
      return 'Not sealed: no keychain. Whoever can write to these files can change what Drawbridge opens.';
    case 'locked':
      return 'Sealed with a key from your keychain, which does not give it now: nothing is opened until it does.';
    case 'lost':
      return 'Sealed with a key that your keychain no longer holds: nothing is opened until you keep what is there.';
  }
}
