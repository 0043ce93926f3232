import { maskedKeyId } from '../../src-main/identities/identity.ts';
import type { KeyPair, KeyStore } from '../../src-main/identities/identity.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';

/** A keychain in memory, with the manners of the real one; `test/ports/key-store.test.ts` holds both. */
export class FakeKeyStore implements KeyStore {
  readonly #pairs = new Map<string, KeyPair>();
  #state: 'unlocked' | 'locked' | 'absent' = 'unlocked';

  /** The person locks the screen's keychain. */
  lock(): void {
    this.#state = 'locked';
  }

  unlock(): void {
    this.#state = 'unlocked';
  }

  /** A computer without any keychain service. */
  vanish(): void {
    this.#state = 'absent';
  }

  /** What the keychain holds, by access key id. */
  get accounts(): readonly string[] {
    return [...this.#pairs.keys()];
  }

  put(pair: KeyPair): Promise<Result<void, Refusal>> {
    return this.#when(() => {
      this.#pairs.set(pair.accessKeyId, pair);
      return ok(undefined);
    });
  }

  get(accessKeyId: string): Promise<Result<KeyPair, Refusal>> {
    return this.#when(() => {
      const pair = this.#pairs.get(accessKeyId);
      if (pair) return ok(pair);
      return err({
        problem: { kind: 'keychain-lost-key', maskedKeyId: maskedKeyId(accessKeyId) },
      });
    });
  }

  remove(accessKeyId: string): Promise<Result<void, Refusal>> {
    return this.#when(() => {
      this.#pairs.delete(accessKeyId);
      return ok(undefined);
    });
  }

  #when<T>(deed: () => Result<T, Refusal>): Promise<Result<T, Refusal>> {
    if (this.#state === 'locked')
      return Promise.resolve(err({ problem: { kind: 'keychain-locked' } }));
    if (this.#state === 'absent')
      return Promise.resolve(err({ problem: { kind: 'keychain-absent' } }));
    return Promise.resolve(deed());
  }
}
