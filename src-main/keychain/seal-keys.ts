import { createHmac, randomBytes } from 'node:crypto';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { SealKeys, Sealer } from '../kernel/seals.ts';
import { Secret } from '../kernel/secret.ts';
import type { KeytarItems } from './keytar-items.ts';

/** What the person sees beside their access keys. */
const ACCOUNT = 'seal';
/** Before a key that not everything is sealed with yet. */
const FRESH = 'new ';
const KEY_BYTES = 32;

/** The key to the seals as one item of the OS keychain: 32 random bytes, in base64url. */
export function keytarSealKeys(items: KeytarItems): SealKeys {
  let made: Secret | undefined;
  return {
    async find() {
      const kept = await items.get(ACCOUNT);
      if (!kept.ok || !kept.value) return kept as Result<undefined, Refusal>;
      const text = kept.value.reveal();
      const fresh = text.startsWith(FRESH);
      const key = new Secret(fresh ? text.slice(FRESH.length) : text);
      if (fresh) made = key;
      return ok({ sealer: hmacSealer(key), fresh });
    },

    async make() {
      const key = new Secret(randomBytes(KEY_BYTES).toString('base64url'));
      const kept = await items.put(ACCOUNT, new Secret(`${FRESH}${key.reveal()}`));
      if (!kept.ok) return kept;
      made = key;
      return ok(hmacSealer(key));
    },

    settle: () => (made ? items.put(ACCOUNT, made) : Promise.resolve(ok(undefined))),
  };
}

/**
 * A key that stands in the source, for the sandbox: everybody knows it, and nothing real is behind
 * it. What bears no seal there is from before there were any.
 */
export function knownSealKeys(key: Secret): SealKeys {
  const sealer = hmacSealer(key);
  return {
    find: () => Promise.resolve(ok({ sealer, fresh: true })),
    make: () => Promise.resolve(ok(sealer)),
    settle: () => Promise.resolve(ok(undefined)),
  };
}

/** HMAC-SHA256 in base64url. */
function hmacSealer(key: Secret): Sealer {
  return (text) => createHmac('sha256', key.reveal()).update(text).digest('base64url');
}
