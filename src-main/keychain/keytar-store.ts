import { maskedKeyId } from '../identities/identity.ts';
import type { KeyPair, KeyStore } from '../identities/identity.ts';
import { err, ok } from '../kernel/result.ts';
import type { KeytarItems } from './keytar-items.ts';

/** Secret access keys in the OS keychain, one item each, under their access key id. */
export function keytarStore(items: KeytarItems): KeyStore {
  return {
    put: (pair: KeyPair) => items.put(pair.accessKeyId, pair.secretAccessKey),

    get: async (accessKeyId: string) => {
      const kept = await items.get(accessKeyId);
      if (!kept.ok) return kept;
      if (kept.value) return ok({ accessKeyId, secretAccessKey: kept.value });
      return err({
        problem: { kind: 'keychain-lost-key', maskedKeyId: maskedKeyId(accessKeyId) },
      });
    },

    remove: (accessKeyId: string) => items.remove(accessKeyId),
  };
}
