import { describe, expect, it } from 'vitest';
import { SealBook } from '../../../src-main/kernel/seal-book.ts';
import type { FoundItem, SealedKind } from '../../../src-main/kernel/seals.ts';
import { FakeSealKeys } from '../../support/fake-seal-keys.ts';

const KINDS = ['lease', 'resource', 'identity', 'settings'] as const;
const POWERS = { groupId: 'sg-1', ports: [22] };

/** A disk that keeps one list a kind, as the stores do. */
class Disk {
  readonly files = new Map<SealedKind, readonly FoundItem[]>();
  full = false;
  writes = 0;

  write(kind: SealedKind, items: readonly FoundItem[]): boolean {
    if (this.full) return false;
    this.writes += 1;
    this.files.set(kind, items);
    return true;
  }
}

/** One life of the app: everything is read, and nothing is asked of the keychain. */
function start(disk: Disk, keys: FakeSealKeys, { install = '4f2a9c1d', realm = 'aws' } = {}) {
  const book = new SealBook({ realm, install, keys, kinds: KINDS });
  const save = (kind: SealedKind, items: readonly FoundItem[]): boolean =>
    disk.write(
      kind,
      items.map(({ id, powers }) => {
        const seal = book.sealFor(kind, id, powers);
        return { id, powers, ...(seal !== undefined && { seal }) };
      }),
    );
  for (const kind of KINDS) {
    const items = disk.files.get(kind) ?? [];
    book.loaded(kind, items, () => save(kind, disk.files.get(kind) ?? []));
  }
  return { book, save };
}

async function sealedDisk(items: Partial<Record<SealedKind, readonly FoundItem[]>> = {}) {
  const disk = new Disk();
  const keys = new FakeSealKeys();
  const { book, save } = start(disk, keys);
  await book.ready();
  const all = { resource: [{ id: 'r1', powers: POWERS }], ...items };
  for (const [kind, wanted] of Object.entries(all)) save(kind as SealedKind, wanted);
  return { disk, keys };
}

const ALTERED = { ok: false, error: { kind: 'file-altered', what: 'resource', label: 'bastion' } };
const proven = (book: SealBook, id = 'r1') => book.prove('resource', id, 'bastion');

describe('the first start with seals', () => {
  it('accepts what is there, seals it once, and settles the key', async () => {
    const disk = new Disk();
    disk.write('resource', [{ id: 'r1', powers: POWERS }]);
    disk.write('settings', [{ id: 'settings', powers: { termMinutes: 240 } }]);
    const keys = new FakeSealKeys();
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
    expect(keys.fresh).toBe(false);
    expect(disk.files.get('resource')?.[0]?.seal).toBeDefined();
    expect(disk.files.get('settings')?.[0]?.seal).toBeDefined();
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
  });

  it('cut short before everything is sealed, goes on at the next', async () => {
    const disk = new Disk();
    disk.write('resource', [{ id: 'r1', powers: POWERS }]);
    const keys = new FakeSealKeys();
    disk.full = true;
    await start(disk, keys).book.ready();
    expect(keys.fresh).toBe(true);
    disk.full = false;
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
    expect(keys.fresh).toBe(false);
    expect(disk.files.get('resource')?.[0]?.seal).toBeDefined();
  });

  it('makes no key before all files were read: one may bear a seal', async () => {
    const keys = new FakeSealKeys();
    const book = new SealBook({ realm: 'aws', install: 'i', keys, kinds: KINDS });
    book.loaded('settings', [], () => true);
    expect((await book.ready()).ok).toBe(true);
    expect(book.sealFor('settings', 'settings', {})).toBeUndefined();
  });

  it('goes on without seals where there is no keychain, and says so', async () => {
    const disk = new Disk();
    disk.write('resource', [{ id: 'r1', powers: POWERS }]);
    const keys = new FakeSealKeys();
    keys.vanish();
    const { book, save } = start(disk, keys);
    expect((await proven(book)).ok).toBe(true);
    expect(book.facts).toEqual({ state: 'no-keychain', altered: [] });
    save('resource', [{ id: 'r2', powers: POWERS }]);
    expect(disk.files.get('resource')?.[0]?.seal).toBeUndefined();
  });
});

describe('what was sealed', () => {
  it('asks the keychain for nothing until something gives power', async () => {
    const { disk, keys } = await sealedDisk();
    keys.asked = 0;
    const { book, save } = start(disk, keys);
    save('resource', disk.files.get('resource') ?? []);
    expect(book.facts).toEqual({ state: 'not-asked', altered: [] });
    expect(keys.asked).toBe(0);
    await Promise.all([proven(book), proven(book), proven(book)]);
    expect(keys.asked).toBe(1);
  });

  it.each([
    ['another value', [{ id: 'r1', powers: { ...POWERS, groupId: 'sg-2' } }]],
    ['another field', [{ id: 'r1', powers: { ...POWERS, more: 1 } }]],
    ['a field less', [{ id: 'r1', powers: { ports: [22] } }]],
  ])('is refused with %s, in this life and the next', async (_what, items) => {
    const { disk, keys } = await sealedDisk();
    const seal = disk.files.get('resource')?.[0]?.seal ?? '';
    disk.write(
      'resource',
      items.map((item) => ({ ...item, seal })),
    );
    for (const life of [1, 2]) {
      const { book, save } = start(disk, keys);
      expect(await proven(book), `life ${String(life)}`).toEqual(ALTERED);
      expect(book.facts.altered).toEqual([{ kind: 'resource', id: 'r1' }]);
      // What is written beside it must not launder it.
      save('resource', [...(disk.files.get('resource') ?? []), { id: 'r9', powers: POWERS }]);
    }
  });

  it('is refused without its seal', async () => {
    const { disk, keys } = await sealedDisk();
    disk.write('resource', [{ id: 'r1', powers: POWERS }]);
    expect(await proven(start(disk, keys).book)).toEqual(ALTERED);
  });

  it('is refused with the seal of another item, kind, realm or installation', async () => {
    const { disk, keys } = await sealedDisk({ identity: [{ id: 'r1', powers: POWERS }] });
    const [resource] = disk.files.get('resource') ?? [];
    const [identity] = disk.files.get('identity') ?? [];
    const seal = resource?.seal ?? '';
    expect(await proven(start(disk, keys, { realm: 'sandbox' }).book)).toEqual(ALTERED);
    expect(await proven(start(disk, keys, { install: 'another' }).book)).toEqual(ALTERED);
    disk.write('resource', [{ id: 'r2', powers: POWERS, seal }]);
    expect(await proven(start(disk, keys).book, 'r2')).toEqual(ALTERED);
    disk.write('resource', [{ id: 'r1', powers: POWERS, seal: identity?.seal ?? '' }]);
    expect(await proven(start(disk, keys).book)).toEqual(ALTERED);
  });

  it('is refused when it stands there twice, one of them genuine', async () => {
    const { disk, keys } = await sealedDisk();
    const [genuine] = disk.files.get('resource') ?? [];
    if (!genuine) throw new Error('nothing was written');
    const forged = { ...genuine, powers: { groupId: 'sg-2' } };
    for (const pair of [
      [genuine, forged],
      [forged, genuine],
    ]) {
      disk.write('resource', pair);
      expect(await proven(start(disk, keys).book)).toEqual(ALTERED);
    }
  });

  it('fits in whatever order its fields come, and with fields that are undefined', async () => {
    const { disk, keys } = await sealedDisk();
    const seal = disk.files.get('resource')?.[0]?.seal ?? '';
    const powers = { ports: [22], more: undefined, groupId: 'sg-1' };
    disk.write('resource', [{ id: 'r1', powers, seal }]);
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
  });

  it('keeps its seal while there is no key in hand, and gets one for what changed later', async () => {
    const { disk, keys } = await sealedDisk();
    const seal = disk.files.get('resource')?.[0]?.seal;
    const { book, save } = start(disk, keys);
    save('resource', [{ id: 'r1', powers: { ...POWERS, ports: [] } }]);
    expect(disk.files.get('resource')?.[0]?.seal).toBe(seal);
    save('lease', [{ id: 'l1', powers: POWERS }]);
    expect(disk.files.get('lease')?.[0]?.seal).toBeUndefined();
    expect((await proven(book)).ok, 'it is what was found that is proven').toBe(true);
    expect(disk.files.get('lease')?.[0]?.seal).toBeDefined();
    expect((await start(disk, keys).book.prove('lease', 'l1', 'x')).ok).toBe(true);
  });

  it('is not sealed again while it stays the same, and is as soon as it changes', async () => {
    const keys = new FakeSealKeys();
    const { book } = start(new Disk(), keys);
    await book.ready();
    const seal = book.sealFor('lease', 'l1', POWERS);
    const asked = keys.sealed;
    expect(book.sealFor('lease', 'l1', POWERS)).toBe(seal);
    expect(keys.sealed).toBe(asked);
    expect(book.sealFor('lease', 'l2', POWERS)).not.toBe(seal);
    expect(book.sealFor('lease', 'l1', { ...POWERS, ports: [] })).not.toBe(seal);
    expect(book.sealFor('lease', 'l1', POWERS)).toBe(seal);
  });

  it('is sealed anew once the person keeps it', async () => {
    const { disk, keys } = await sealedDisk();
    const seal = disk.files.get('resource')?.[0]?.seal ?? '';
    disk.write('resource', [{ id: 'r1', powers: { groupId: 'sg-2' }, seal }]);
    const { book } = start(disk, keys);
    await proven(book);
    expect((await book.keep('resource', 'r1')).ok).toBe(true);
    expect((await proven(book)).ok).toBe(true);
    expect(book.facts.altered).toEqual([]);
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
  });

  it('waits for a locked keychain, and goes on when it is unlocked', async () => {
    const { disk, keys } = await sealedDisk();
    keys.lock();
    const { book } = start(disk, keys);
    expect(await proven(book)).toEqual({ ok: false, error: { kind: 'keychain-locked' } });
    expect(book.facts.state).toBe('locked');
    keys.unlock();
    expect((await proven(book)).ok).toBe(true);
  });

  it('is refused where the keychain is gone altogether', async () => {
    const { disk, keys } = await sealedDisk();
    keys.vanish();
    expect(await proven(start(disk, keys).book)).toEqual({
      ok: false,
      error: { kind: 'keychain-absent' },
    });
  });

  it('is refused without seals where the keychain is only locked: it may hold a key', async () => {
    const { disk, keys } = await sealedDisk();
    disk.write('resource', [{ id: 'r1', powers: POWERS }]);
    keys.lock();
    expect((await proven(start(disk, keys).book)).ok).toBe(false);
  });
});

describe('a keychain that has lost the key', () => {
  it('is said, opens nothing, and makes no new key by itself', async () => {
    const { disk, keys } = await sealedDisk();
    keys.lose();
    const { book } = start(disk, keys);
    expect(await proven(book)).toEqual({ ok: false, error: { kind: 'seal-lost' } });
    expect(book.facts.state).toBe('lost');
    expect((await book.keep('resource', 'r1')).ok).toBe(false);
  });

  it('gets a new one when the person keeps all there is', async () => {
    const { disk, keys } = await sealedDisk();
    const before = disk.files.get('resource')?.[0]?.seal;
    keys.lose();
    const { book } = start(disk, keys);
    await book.ready();
    expect((await book.keepAll()).ok).toBe(true);
    expect((await proven(book)).ok).toBe(true);
    const after = disk.files.get('resource')?.[0]?.seal;
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
    expect((await proven(start(disk, keys).book)).ok).toBe(true);
  });

  it('is no way around an altered item while the key is there', async () => {
    const { disk, keys } = await sealedDisk();
    const seal = disk.files.get('resource')?.[0]?.seal ?? '';
    disk.write('resource', [{ id: 'r1', powers: { groupId: 'sg-2' }, seal }]);
    const { book } = start(disk, keys);
    await book.ready();
    await book.keepAll();
    expect(await proven(book)).toEqual(ALTERED);
  });
});
