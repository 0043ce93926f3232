import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeyPair, KeyStore } from '../../src-main/identities/identity.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { keytarItems } from '../../src-main/keychain/keytar-items.ts';
import { keytarStore } from '../../src-main/keychain/keytar-store.ts';
import { FakeKeyStore } from '../support/fake-key-store.ts';
import { startDesktopWithoutKeychain, startKeychainDesktop } from '../support/keychain-desktop.ts';
import { startKeytar } from '../support/keytar-process.ts';

interface World {
  readonly store: KeyStore;
  readonly lock: () => Promise<void>;
  readonly unlock: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const service = 'Drawbridge Sandbox';
const done = Promise.resolve();

function fake(): Promise<World> {
  const store = new FakeKeyStore();
  return Promise.resolve({
    store,
    lock: () => {
      store.lock();
      return done;
    },
    unlock: () => {
      store.unlock();
      return done;
    },
    stop: () => done,
  });
}

/** keytar and gnome-keyring, the real ones. Without them this suite fails; it is never skipped. */
async function real(): Promise<World> {
  const desktop = await startKeychainDesktop();
  const { keytar, stop } = startKeytar(desktop.env);
  return {
    store: keytarStore(keytarItems({ service, keytar, timeoutMs: 10_000 })),
    lock: () => desktop.keyring.lock(),
    unlock: () => desktop.keyring.unlock(),
    stop: async () => {
      await stop();
      await desktop.stop();
    },
  };
}

function pair(accessKeyId: string, secret = 'not-a-real-secret-0123456789/+abcdefghij'): KeyPair {
  return { accessKeyId, secretAccessKey: new Secret(secret) };
}

async function secretOf(store: KeyStore, accessKeyId: string): Promise<string | undefined> {
  const kept = await store.get(accessKeyId);
  return kept.ok ? kept.value.secretAccessKey.reveal() : undefined;
}

const LOST = { ok: false, error: { problem: { kind: 'keychain-lost-key' } } };
const LOCKED = { ok: false, error: { problem: { kind: 'keychain-locked' } } };
const ABSENT = { ok: false, error: { problem: { kind: 'keychain-absent' } } };
const DONE = { ok: true, value: undefined };

describe.each([
  ['in memory', fake],
  ['of the real desktop', real],
])('a keychain %s', (_name, start) => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.unlock());

  it('gives back the secret that was put into it', async () => {
    const kept = pair('AKIAEXAMPLE000000001');
    expect(await world.store.put(kept)).toEqual(DONE);
    expect(await world.store.get(kept.accessKeyId)).toEqual({ ok: true, value: kept });
    expect(await secretOf(world.store, kept.accessKeyId)).toBe(kept.secretAccessKey.reveal());
  });

  it('keeps one secret per access key, the latest', async () => {
    await world.store.put(pair('AKIAEXAMPLE000000002', 'not-a-real-secret-first'));
    await world.store.put(pair('AKIAEXAMPLE000000002', 'not-a-real-secret-second'));
    await world.store.put(pair('AKIAEXAMPLE000000003', 'not-a-real-secret-other'));
    expect(await secretOf(world.store, 'AKIAEXAMPLE000000002')).toBe('not-a-real-secret-second');
    expect(await secretOf(world.store, 'AKIAEXAMPLE000000003')).toBe('not-a-real-secret-other');
  });

  it('says of a key it does not hold that it is lost, by its masked id only', async () => {
    expect(await world.store.get('AKIAEXAMPLE00000GONE')).toEqual({
      ok: false,
      error: { problem: { kind: 'keychain-lost-key', maskedKeyId: 'AKIA…GONE' } },
    });
  });

  it('forgets a removed key, and removing it again is success', async () => {
    await world.store.put(pair('AKIAEXAMPLE000000004'));
    expect(await world.store.remove('AKIAEXAMPLE000000004')).toEqual(DONE);
    expect(await world.store.get('AKIAEXAMPLE000000004')).toMatchObject(LOST);
    expect(await world.store.remove('AKIAEXAMPLE000000004')).toEqual(DONE);
  });

  it('says that it is locked, whatever is asked of it, and never that a key is lost', async () => {
    await world.store.put(pair('AKIAEXAMPLE000000005'));
    await world.lock();
    expect(await world.store.get('AKIAEXAMPLE000000005')).toMatchObject(LOCKED);
    expect(await world.store.put(pair('AKIAEXAMPLE000000006'))).toMatchObject(LOCKED);
    expect(await world.store.remove('AKIAEXAMPLE000000005')).toMatchObject(LOCKED);
  });

  it('holds after unlocking what it held before, and nothing that it refused', async () => {
    await world.store.put(pair('AKIAEXAMPLE000000007'));
    await world.lock();
    await world.store.remove('AKIAEXAMPLE000000007');
    await world.store.put(pair('AKIAEXAMPLE000000008'));
    await world.unlock();
    expect((await world.store.get('AKIAEXAMPLE000000007')).ok).toBe(true);
    expect(await world.store.get('AKIAEXAMPLE000000008')).toMatchObject(LOST);
  });

  it('answers many at once', async () => {
    const ids = Array.from({ length: 6 }, (_, at) => `AKIAEXAMPLE00000010${String(at)}`);
    await Promise.all(ids.map((id) => world.store.put(pair(id, `not-a-real-secret-${id}`))));
    const secrets = await Promise.all(ids.map((id) => secretOf(world.store, id)));
    expect(secrets).toEqual(ids.map((id) => `not-a-real-secret-${id}`));
  });
});

async function onBusWithoutKeychain(): Promise<World> {
  const desktop = await startDesktopWithoutKeychain();
  return absentWorld(desktop.env, desktop.stop);
}

function withoutBus(): Promise<World> {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, ...env } = process.env;
  return Promise.resolve(absentWorld({ ...env, XDG_RUNTIME_DIR: '/nonexistent' }, () => done));
}

function absentWorld(env: NodeJS.ProcessEnv, stopDesktop: () => Promise<void>): World {
  const { keytar, stop } = startKeytar(env);
  return {
    store: keytarStore(keytarItems({ service, keytar, timeoutMs: 10_000 })),
    lock: () => done,
    unlock: () => done,
    stop: async () => {
      await stop();
      await stopDesktop();
    },
  };
}

function vanished(): Promise<World> {
  const store = new FakeKeyStore();
  store.vanish();
  return Promise.resolve({ store, lock: () => done, unlock: () => done, stop: () => done });
}

describe.each([
  ['in memory', vanished],
  ['on a desktop without the service', onBusWithoutKeychain],
  ['without a desktop', withoutBus],
])('a keychain that is absent %s', (_name, start) => {
  it('says so, whatever is asked of it', async () => {
    const { store, stop } = await start();
    try {
      expect(await store.put(pair('AKIAEXAMPLE000000001'))).toMatchObject(ABSENT);
      expect(await store.get('AKIAEXAMPLE000000001')).toMatchObject(ABSENT);
      expect(await store.remove('AKIAEXAMPLE000000001')).toMatchObject(ABSENT);
    } finally {
      await stop();
    }
  });
});
