import { maskedKeyId } from '../identities/identity.ts';
import type { KeyPair, KeyStore } from '../identities/identity.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import { keychainProblem } from './keychain-problem.ts';
import type { KeytarLike } from './load-keytar.ts';
import { OneAtATime, TimeIsUp } from './one-at-a-time.ts';

/** Written and removed again where keytar cannot tell "locked" from "not there". */
const PROBE = { account: 'drawbridge-probe', password: 'not-a-secret' } as const;

export interface KeytarStoreOptions {
  /** `Drawbridge`, or `Drawbridge Sandbox`: what the person sees in their keychain. */
  readonly service: string;
  readonly keytar: KeytarLike;
  /** How long a call may take: the keychain may be waiting for the person to unlock it. */
  readonly timeoutMs: number;
}

type Kept<T> = Promise<Result<T, Refusal>>;

/**
 * Secrets in the OS keychain, one item per access key. A locked keychain answers "no such item" to
 * reads and removals alike (libsecret), so that neither is believed before a write went through.
 * `findCredentials` is not used: it ends the process when the keychain is locked.
 *
 * @see https://github.com/github/node-keytar
 */
export function keytarStore(options: KeytarStoreOptions): KeyStore {
  const { service, keytar } = options;
  const queue = new OneAtATime(options.timeoutMs);
  const attempt = <T>(work: (late: () => boolean) => Kept<T>): Kept<T> =>
    queue.run(work).catch((error: unknown) => err({ problem: keychainProblem(error) }));

  const proveUnlocked = async (): Promise<void> => {
    await keytar.setPassword(service, PROBE.account, PROBE.password);
    await keytar.deletePassword(service, PROBE.account);
  };

  return {
    put: (pair: KeyPair) =>
      attempt(async (late) => {
        const secret = pair.secretAccessKey.reveal();
        await keytar.setPassword(service, pair.accessKeyId, secret);
        if (late()) {
          // The person was told that nothing is stored.
          await keytar.deletePassword(service, pair.accessKeyId);
          throw new TimeIsUp();
        }
        const kept = (await keytar.getPassword(service, pair.accessKeyId)) === secret;
        return kept ? ok(undefined) : err({ problem: { kind: 'keychain-locked' } });
      }),

    get: (accessKeyId: string) =>
      attempt(async () => {
        const secret = await keytar.getPassword(service, accessKeyId);
        if (secret !== null) return ok({ accessKeyId, secretAccessKey: new Secret(secret) });
        await proveUnlocked();
        return err({
          problem: { kind: 'keychain-lost-key', maskedKeyId: maskedKeyId(accessKeyId) },
        });
      }),

    remove: (accessKeyId: string) =>
      attempt(async () => {
        const removed = await keytar.deletePassword(service, accessKeyId);
        if (!removed) await proveUnlocked();
        return ok(undefined);
      }),
  };
}
