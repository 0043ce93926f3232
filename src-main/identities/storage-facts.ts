import type { Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import { maskedKeyId } from './identity.ts';
import type { KeyPair, KeyStore } from './identity.ts';

/** Where this computer keeps secrets. */
export type KeychainBackend = 'secret-service' | 'macos-keychain' | 'windows-credential-manager';

/** What is known of the place where keys are kept, from the last time it was asked. */
export interface StorageFacts {
  readonly backend: KeychainBackend;
  readonly state: 'not-asked' | 'usable' | 'locked' | 'absent';
  /** Keys it should hold and does not: something took them, this is no first run. */
  readonly lostKeys: readonly string[];
}

/** A keychain that remembers how it answered. It is not asked for this: asking may unlock it. */
export class WatchedKeyStore implements KeyStore {
  readonly #store: KeyStore;
  readonly #backend: KeychainBackend;
  readonly #listeners = new Listeners();
  readonly #lost = new Set<string>();
  #state: StorageFacts['state'] = 'not-asked';

  constructor(store: KeyStore, backend: KeychainBackend) {
    this.#store = store;
    this.#backend = backend;
  }

  get facts(): StorageFacts {
    return { backend: this.#backend, state: this.#state, lostKeys: [...this.#lost] };
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  async put(pair: KeyPair): Promise<Result<void, Refusal>> {
    return this.#noted(pair.accessKeyId, await this.#store.put(pair));
  }

  async get(accessKeyId: string): Promise<Result<KeyPair, Refusal>> {
    return this.#noted(accessKeyId, await this.#store.get(accessKeyId));
  }

  async remove(accessKeyId: string): Promise<Result<void, Refusal>> {
    return this.#noted(accessKeyId, await this.#store.remove(accessKeyId));
  }

  #noted<T>(accessKeyId: string, answer: Result<T, Refusal>): Result<T, Refusal> {
    const before = JSON.stringify(this.facts);
    const problem = answer.ok ? undefined : answer.error.problem.kind;
    if (problem === 'keychain-locked') this.#state = 'locked';
    else if (problem === 'keychain-absent') this.#state = 'absent';
    else this.#state = 'usable';
    if (problem === 'keychain-lost-key') this.#lost.add(maskedKeyId(accessKeyId));
    else if (answer.ok) this.#lost.delete(maskedKeyId(accessKeyId));
    if (JSON.stringify(this.facts) !== before) this.#listeners.tell();
    return answer;
  }
}

/** keytar uses exactly these, and none is ever exchanged for a weaker place. */
export function keychainBackend(platform: string): KeychainBackend {
  if (platform === 'darwin') return 'macos-keychain';
  return platform === 'win32' ? 'windows-credential-manager' : 'secret-service';
}
