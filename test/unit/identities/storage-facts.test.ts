import { describe, expect, it } from 'vitest';
import { keychainBackend, WatchedKeyStore } from '../../../src-main/identities/storage-facts.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';

const ID = 'AKIAEXAMPLE000007Q2A';
const pair = { accessKeyId: ID, secretAccessKey: new Secret('not-a-real-secret') };

describe('what is known of the keychain', () => {
  it('is nothing before it was asked', () => {
    const watched = new WatchedKeyStore(new FakeKeyStore(), 'secret-service');
    expect(watched.facts).toEqual({ backend: 'secret-service', state: 'not-asked', lostKeys: [] });
  });

  it('follows its answers, and tells of a change once', async () => {
    const store = new FakeKeyStore();
    const watched = new WatchedKeyStore(store, 'secret-service');
    let told = 0;
    watched.onChange(() => (told += 1));
    await watched.put(pair);
    await watched.get(ID);
    expect(watched.facts.state).toBe('usable');
    expect(told).toBe(1);
    store.lock();
    await watched.get(ID);
    expect(watched.facts.state).toBe('locked');
    store.vanish();
    await watched.get(ID);
    expect(watched.facts.state).toBe('absent');
  });

  it('names a key it has lost until it is there again', async () => {
    const watched = new WatchedKeyStore(new FakeKeyStore(), 'secret-service');
    await watched.get(ID);
    expect(watched.facts).toMatchObject({ state: 'usable', lostKeys: ['AKIA…7Q2A'] });
    await watched.put(pair);
    expect(watched.facts.lostKeys).toEqual([]);
  });

  it.each([
    ['darwin', 'macos-keychain'],
    ['win32', 'windows-credential-manager'],
    ['linux', 'secret-service'],
  ])('is kept on %s in %s', (platform, backend) => {
    expect(keychainBackend(platform)).toBe(backend);
  });
});
