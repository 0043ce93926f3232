import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { keytarItems } from '../../../src-main/keychain/keytar-items.ts';
import { keytarStore } from '../../../src-main/keychain/keytar-store.ts';
import type { KeytarLike } from '../../../src-main/keychain/load-keytar.ts';
import { waitFor } from '../../support/wait-for.ts';

const ID = 'AKIAEXAMPLE000007Q2A';
const pair = { accessKeyId: ID, secretAccessKey: new Secret('not-a-real-secret-at-all') };
const LOCKED = { ok: false, error: { problem: { kind: 'keychain-locked' } } };

/** keytar's three calls over a map, each of which a test may replace. */
function scripted(replaced: Partial<KeytarLike> = {}) {
  const items = new Map<string, string>();
  const calls: string[] = [];
  const keytar: KeytarLike = {
    getPassword: (_service, account) => Promise.resolve(items.get(account) ?? null),
    setPassword: (_service, account, password) => {
      items.set(account, password);
      return Promise.resolve();
    },
    deletePassword: (_service, account) => Promise.resolve(items.delete(account)),
    ...replaced,
  };
  const noted: KeytarLike = {
    getPassword: (...args) => (calls.push('get'), keytar.getPassword(...args)),
    setPassword: (...args) => (calls.push('set'), keytar.setPassword(...args)),
    deletePassword: (...args) => (calls.push('delete'), keytar.deletePassword(...args)),
  };
  return { items, calls, keytar: noted };
}

function storeOn(keytar: KeytarLike, timeoutMs = 1_000) {
  return keytarStore(keytarItems({ service: 'Drawbridge', keytar, timeoutMs }));
}

/** A prompt that waits for the person. */
function prompt() {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { answered, answer };
}

describe('the keychain through keytar', () => {
  it('files the secret alone under the access key id', async () => {
    const { keytar, items } = scripted();
    expect((await storeOn(keytar).put(pair)).ok).toBe(true);
    expect([...items]).toEqual([[ID, 'not-a-real-secret-at-all']]);
  });

  it('believes no write that does not read back', async () => {
    const { keytar } = scripted({ setPassword: () => Promise.resolve() });
    expect(await storeOn(keytar).put(pair)).toMatchObject(LOCKED);
  });

  it('believes no emptiness before a write went through, and leaves nothing of that write', async () => {
    const { keytar, items, calls } = scripted();
    expect(await storeOn(keytar).get(ID)).toMatchObject({
      error: { problem: { kind: 'keychain-lost-key', maskedKeyId: 'AKIA…7Q2A' } },
    });
    expect(calls).toEqual(['get', 'set', 'delete']);
    expect(items.size).toBe(0);
  });

  it('takes silence for a lock where there is no collection to write to', async () => {
    const noCollection =
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”';
    const { keytar } = scripted({ setPassword: () => Promise.reject(new Error(noCollection)) });
    expect(await storeOn(keytar).get(ID)).toMatchObject(LOCKED);
    expect(await storeOn(keytar).remove(ID)).toMatchObject(LOCKED);
  });
});

describe('a keychain that waits for the person', () => {
  it('is called locked after the time limit', async () => {
    const { keytar } = scripted({ getPassword: () => new Promise(() => undefined) });
    expect(await storeOn(keytar, 20).get(ID)).toMatchObject(LOCKED);
  });

  it('is asked one question at a time, and none whose time is over', async () => {
    const waiting = prompt();
    const { keytar, calls } = scripted({
      getPassword: async () => {
        await waiting.answered;
        return 'not-a-real-secret-late';
      },
    });
    const store = storeOn(keytar, 20);
    const answers = await Promise.all([store.get(ID), store.get(ID), store.put(pair)]);
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    expect(calls).toEqual(['get']);
    waiting.answer();
    expect(await store.get(ID)).toMatchObject({ ok: true });
    expect(calls).toEqual(['get', 'get']);
  });

  it('keeps nothing of a write that was given up, even if it is allowed later', async () => {
    const waiting = prompt();
    const { keytar, items, calls } = scripted({
      setPassword: async (_service, account, password) => {
        await waiting.answered;
        items.set(account, password);
      },
    });
    expect(await storeOn(keytar, 20).put(pair)).toMatchObject(LOCKED);
    waiting.answer();
    await waitFor(() => calls.includes('delete'), { what: 'the late secret to be removed' });
    expect(items.size).toBe(0);
  });
});
