import { DAY_MS } from '../../src-main/kernel/clock.ts';
import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import type { FrailKeychain } from './frail-keychain.ts';

interface Stage {
  readonly world: SandboxWorld;
  readonly keychain: FrailKeychain;
  readonly now: number;
}

export interface Misfortune {
  readonly name: string;
  readonly befall: (stage: Stage) => void;
}

export const FORGOTTEN_KEY = 'AKIAEXAMPLEFORGOTTEN';

export const NO_MISFORTUNE: Misfortune = { name: 'nothing else', befall: () => undefined };

/** As often as the SDK tries a call that may be repeated. */
const EVERY_TRY = 3;

/** What can go wrong besides a crash. */
export const MISFORTUNES: readonly Misfortune[] = [
  NO_MISFORTUNE,
  {
    name: 'the answer to create is lost',
    befall: ({ world }) => {
      world.faults.next({ kind: 'drop-after-apply', action: 'CreateAccessKey' });
    },
  },
  {
    name: 'create never arrives',
    befall: ({ world }) => {
      world.faults.next({ kind: 'reset', action: 'CreateAccessKey' });
    },
  },
  {
    name: 'every key and status spreads slowly',
    befall: ({ world }) => {
      world.keySpread.delays = { newKeyMs: 9_000, statusMs: 9_000, slowRegion: 'us-east-1' };
    },
  },
  {
    name: 'the keychain refuses the new key',
    befall: ({ keychain }) => {
      keychain.failAtNextKey('refuses');
    },
  },
  {
    name: 'the keychain loses the new key',
    befall: ({ keychain }) => {
      keychain.failAtNextKey('loses');
    },
  },
  {
    name: 'there are two keys already',
    befall: ({ world, now }) => {
      world.addKey({
        id: FORGOTTEN_KEY,
        accountId: SANDBOX_ACCOUNT,
        userName: 'ana',
        status: 'Active',
        createdAt: now - 400 * DAY_MS,
      });
    },
  },
  {
    name: 'the answers to update and delete are lost',
    befall: ({ world }) => {
      for (const action of ['UpdateAccessKey', 'DeleteAccessKey'])
        world.faults.next({ kind: 'drop-after-apply', action, times: EVERY_TRY });
    },
  },
];
