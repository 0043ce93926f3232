import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { SealKeys, Sealer } from '../../src-main/kernel/seals.ts';

/** A keychain in memory for the key to the seals; `test/ports/seal-keys.test.ts` holds it and the real one. */
export class FakeSealKeys implements SealKeys {
  #key: string | undefined;
  #fresh = false;
  #made = 0;
  #state: 'unlocked' | 'locked' | 'absent' = 'unlocked';
  /** How often it was asked for anything. */
  asked = 0;
  /** How often something was sealed. */
  sealed = 0;

  lock(): void {
    this.#state = 'locked';
  }

  unlock(): void {
    this.#state = 'unlocked';
  }

  vanish(): void {
    this.#state = 'absent';
  }

  /** Somebody emptied the keychain. */
  lose(): void {
    this.#key = undefined;
  }

  /** Whether something may still bear no seal. */
  get fresh(): boolean {
    return this.#fresh;
  }

  find(): ReturnType<SealKeys['find']> {
    return this.#when(() =>
      this.#key === undefined
        ? undefined
        : { sealer: this.#sealerWith(this.#key), fresh: this.#fresh },
    );
  }

  make(): Promise<Result<Sealer, Refusal>> {
    return this.#when(() => {
      this.#made += 1;
      this.#key = `key ${String(this.#made)}`;
      this.#fresh = true;
      return this.#sealerWith(this.#key);
    });
  }

  settle(): Promise<Result<void, Refusal>> {
    return this.#when(() => {
      this.#fresh = false;
    });
  }

  #when<T>(deed: () => T): Promise<Result<T, Refusal>> {
    this.asked += 1;
    if (this.#state === 'locked')
      return Promise.resolve(err({ problem: { kind: 'keychain-locked' } }));
    if (this.#state === 'absent')
      return Promise.resolve(err({ problem: { kind: 'keychain-absent' } }));
    return Promise.resolve(ok(deed()));
  }

  /** Not a hash, so that a test that fails shows what was sealed. */
  #sealerWith(key: string): Sealer {
    return (text) => {
      this.sealed += 1;
      return `${key}: ${text}`;
    };
  }
}
