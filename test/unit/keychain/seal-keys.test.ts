import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keytarItems } from '../../../src-main/keychain/keytar-items.ts';
import { keytarSealKeys, knownSealKeys } from '../../../src-main/keychain/seal-keys.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';

/** keytar over a map. */
function keychain() {
  const items = new Map<string, string>();
  const keytar = {
    getPassword: (_: string, account: string) => Promise.resolve(items.get(account) ?? null),
    setPassword: (_: string, account: string, password: string) => {
      items.set(account, password);
      return Promise.resolve();
    },
    deletePassword: (_: string, account: string) => Promise.resolve(items.delete(account)),
  };
  const keys = keytarSealKeys(keytarItems({ service: 'Drawbridge', keytar, timeoutMs: 1_000 }));
  return { items, keys };
}

describe('the key to the seals', () => {
  it('is 32 random bytes under one name, and leaves the keychain as a seal only', async () => {
    const { items, keys } = keychain();
    const made = await keys.make();
    await keys.settle();
    expect([...items.keys()]).toEqual(['seal']);
    const key = items.get('seal') ?? '';
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    const seal = made.ok ? made.value('a text') : '';
    expect(seal).toBe(createHmac('sha256', key).update('a text').digest('base64url'));
    expect(JSON.stringify(await keys.find())).not.toContain(key);
  });

  it('of the sandbox needs no keychain', async () => {
    const found = await knownSealKeys(new Secret('known')).find();
    expect(found).toMatchObject({ ok: true, value: { fresh: true } });
  });
});
