import type { KeyPair } from '../../src-main/identities/identity.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import { FakeKeyStore } from '../support/fake-key-store.ts';

/** A keychain that fails at the one moment that matters: when the secret of a new key comes. */
export class FrailKeychain extends FakeKeyStore {
  #next: 'refuses' | 'loses' | undefined;

  failAtNextKey(how: 'refuses' | 'loses'): void {
    this.#next = how;
  }

  override put(pair: KeyPair): Promise<Result<void, Refusal>> {
    const how = pair.accessKeyId.startsWith('AKIA') ? this.#next : undefined;
    if (!how) return super.put(pair);
    this.#next = undefined;
    const locked = { problem: { kind: 'keychain-locked' as const } };
    return Promise.resolve(how === 'loses' ? ok(undefined) : err(locked));
  }
}
