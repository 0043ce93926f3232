import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SealKeys } from '../../src-main/kernel/seals.ts';
import { keytarItems } from '../../src-main/keychain/keytar-items.ts';
import { keytarSealKeys } from '../../src-main/keychain/seal-keys.ts';
import { FakeSealKeys } from '../support/fake-seal-keys.ts';
import { startDesktopWithoutKeychain, startKeychainDesktop } from '../support/keychain-desktop.ts';
import { startKeytar } from '../support/keytar-process.ts';

interface World {
  readonly keys: SealKeys;
  /** The same keychain, after a restart of the app. */
  readonly afterRestart: () => SealKeys;
  readonly lock: () => Promise<void>;
  readonly unlock: () => Promise<void>;
  readonly lose: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const service = 'Drawbridge Sandbox';
const done = Promise.resolve();

function fake(): Promise<World> {
  const keys = new FakeSealKeys();
  return Promise.resolve({
    keys,
    afterRestart: () => keys,
    lock: () => {
      keys.lock();
      return done;
    },
    unlock: () => {
      keys.unlock();
      return done;
    },
    lose: () => {
      keys.lose();
      return done;
    },
    stop: () => done,
  });
}

/** keytar and gnome-keyring, the real ones. Without them this suite fails; it is never skipped. */
async function real(): Promise<World> {
  const desktop = await startKeychainDesktop();
  const { keytar, stop } = startKeytar(desktop.env);
  const items = () => keytarItems({ service, keytar, timeoutMs: 10_000 });
  return {
    keys: keytarSealKeys(items()),
    afterRestart: () => keytarSealKeys(items()),
    lock: () => desktop.keyring.lock(),
    unlock: () => desktop.keyring.unlock(),
    lose: async () => {
      await items().remove('seal');
    },
    stop: async () => {
      await stop();
      await desktop.stop();
    },
  };
}

const LOCKED = { ok: false, error: { problem: { kind: 'keychain-locked' } } };
const ABSENT = { ok: false, error: { problem: { kind: 'keychain-absent' } } };

async function sealWith(keys: SealKeys, text: string): Promise<string> {
  const found = await keys.find();
  if (!found.ok || !found.value) throw new Error('no key');
  return found.value.sealer(text);
}

describe.each([
  ['in memory', fake],
  ['of the real desktop', real],
])('the key to the seals in a keychain %s', (_name, start) => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.unlock());

  it('is not there before it is made', async () => {
    expect(await world.keys.find()).toEqual({ ok: true, value: undefined });
  });

  it('is fresh when it was made, also after a restart, until it is settled', async () => {
    const made = await world.keys.make();
    if (!made.ok) throw new Error('not made');
    const again = await world.afterRestart().find();
    expect(again).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await sealWith(world.afterRestart(), 'a text')).toBe(made.value('a text'));
    expect((await world.keys.settle()).ok).toBe(true);
    const settled = await world.afterRestart().find();
    expect(settled).toMatchObject({ ok: true, value: { fresh: false } });
    expect(await sealWith(world.afterRestart(), 'a text')).toBe(made.value('a text'));
  });

  it('is settled by the next start when it was found fresh', async () => {
    await world.keys.make();
    const next = world.afterRestart();
    await next.find();
    await next.settle();
    expect(await world.afterRestart().find()).toMatchObject({ value: { fresh: false } });
  });

  it('gives one text one seal, and another text another', async () => {
    const seal = await sealWith(world.keys, 'a text');
    expect(await sealWith(world.keys, 'a text')).toBe(seal);
    expect(await sealWith(world.keys, 'a texT')).not.toBe(seal);
  });

  it('is another one each time it is made', async () => {
    const seal = await sealWith(world.keys, 'a text');
    await world.lose();
    expect(await world.keys.find()).toEqual({ ok: true, value: undefined });
    await world.keys.make();
    expect(await sealWith(world.keys, 'a text')).not.toBe(seal);
  });

  it('is not to be had while it is locked, and never taken for one that is not there', async () => {
    await world.keys.make();
    await world.lock();
    expect(await world.keys.find()).toMatchObject(LOCKED);
    expect(await world.keys.make()).toMatchObject(LOCKED);
  });
});

async function onBusWithoutKeychain() {
  const desktop = await startDesktopWithoutKeychain();
  const { keytar, stop } = startKeytar(desktop.env);
  return {
    keys: keytarSealKeys(keytarItems({ service, keytar, timeoutMs: 10_000 })),
    stop: async () => {
      await stop();
      await desktop.stop();
    },
  };
}

function vanished() {
  const keys = new FakeSealKeys();
  keys.vanish();
  return Promise.resolve({ keys, stop: () => done });
}

describe.each([
  ['in memory', vanished],
  ['on a desktop without the service', onBusWithoutKeychain],
])('a keychain that is absent %s', (_name, start) => {
  it('says so, whatever is asked of it', async () => {
    const { keys, stop } = await start();
    try {
      expect(await keys.find()).toMatchObject(ABSENT);
      expect(await keys.make()).toMatchObject(ABSENT);
    } finally {
      await stop();
    }
  });
});
