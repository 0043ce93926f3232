import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import { keychainProblem } from './keychain-problem.ts';
import type { KeytarLike } from './load-keytar.ts';
import { OneAtATime, TimeIsUp } from './one-at-a-time.ts';

/** Written and removed again where keytar cannot tell "locked" from "not there". */
const PROBE = { account: 'drawbridge-probe', password: 'not-a-secret' } as const;

export interface KeytarItemsOptions {
  /** `Drawbridge`, or `Drawbridge Sandbox`: what the person sees in their keychain. */
  readonly service: string;
  readonly keytar: KeytarLike;
  /** How long a call may take: the keychain may be waiting for the person to unlock it. */
  readonly timeoutMs: number;
}

type Kept<T> = Promise<Result<T, Refusal>>;

/** Secrets by account. Each call answers `keychain-locked` or `keychain-absent` where it must. */
export interface KeytarItems {
  put(account: string, secret: Secret): Kept<void>;
  /** `undefined` when the keychain works and has no such item. */
  get(account: string): Kept<Secret | undefined>;
  /** Removing what is gone is success. */
  remove(account: string): Kept<void>;
}

/**
 * Items of one service in the OS keychain. A locked keychain answers "no such item" to reads and
 * removals alike (libsecret), so that neither is believed before a write went through.
 * `findCredentials` is not used: it ends the process when the keychain is locked.
 *
 * @see https://github.com/github/node-keytar
 */
export function keytarItems(options: KeytarItemsOptions): KeytarItems {
  const { service, keytar } = options;
  const queue = new OneAtATime(options.timeoutMs);
  const attempt = <T>(work: (late: () => boolean) => Kept<T>): Kept<T> =>
    queue.run(work).catch((error: unknown) => err({ problem: keychainProblem(error) }));

  const proveUnlocked = async (): Promise<void> => {
    await keytar.setPassword(service, PROBE.account, PROBE.password);
    await keytar.deletePassword(service, PROBE.account);
  };

  return {
    put: (account, kept) =>
      attempt(async (late) => {
        const secret = kept.reveal();
        await keytar.setPassword(service, account, secret);
        if (late()) {
          // The person was told that nothing is stored.
          await keytar.deletePassword(service, account);
          throw new TimeIsUp();
        }
        const stands = (await keytar.getPassword(service, account)) === secret;
        return stands ? ok(undefined) : err({ problem: { kind: 'keychain-locked' } });
      }),

    get: (account) =>
      attempt(async () => {
        const secret = await keytar.getPassword(service, account);
        if (secret !== null) return ok(new Secret(secret));
        await proveUnlocked();
        return ok(undefined);
      }),

    remove: (account) =>
      attempt(async () => {
        const removed = await keytar.deletePassword(service, account);
        if (!removed) await proveUnlocked();
        return ok(undefined);
      }),
  };
}
