import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAppStore } from '../../../src-main/disk/app-store.ts';
import { openIdentityStore, openResourceStore } from '../../../src-main/disk/list-stores.ts';
import { openSettingsStore } from '../../../src-main/disk/settings-file.ts';
import type { StoreClass, StorePlace } from '../../../src-main/disk/store-file.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { electronStoreInNode } from '../../support/electron-store-in-node.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
let Store: StoreClass;
beforeAll(async () => {
  Store = await electronStoreInNode();
});

/** A folder whose files hold this, by name. */
function place(files: Record<string, unknown> = {}): StorePlace {
  const here = folder();
  for (const [name, contents] of Object.entries(files))
    writeFileSync(
      join(here, `${name}.json`),
      typeof contents === 'string' ? contents : JSON.stringify(contents),
    );
  return { loadStore: () => Store, folder: here };
}

const asideOf = (at: StorePlace): readonly string[] =>
  readdirSync(at.folder).filter((name) => name.includes('.unreadable-'));

describe('a list on disk', () => {
  it('is empty at the first start, and nothing is written for that', () => {
    const at = place();
    const { store, problem } = openResourceStore(at);
    expect([store.load(), problem]).toEqual([[], undefined]);
    expect(readdirSync(at.folder)).toEqual([]);
  });

  it('is for the person alone', () => {
    const at = { loadStore: () => Store, folder: join(folder(), 'sandbox') };
    openIdentityStore(at).store.save([SAMPLE_IDENTITY]);
    expect(statSync(join(at.folder, 'identities.json')).mode & 0o777).toBe(0o600);
    expect(statSync(at.folder).mode & 0o777).toBe(0o700);
  });

  it.each(['', '{"version":1,"resources":[', 'not json', '[]', '{"version":9,"resources":[]}'])(
    'that cannot be read, as %j, is kept aside and reported, and a new one begins',
    (text) => {
      const at = place({ resources: text });
      const { store, problem } = openResourceStore(at);
      expect(store.load()).toEqual([]);
      expect(problem).toMatchObject({ kind: 'file-unreadable', file: 'resources.json' });
      expect(readFileSync(join(at.folder, asideOf(at)[0] ?? ''), 'utf8')).toBe(text);
      expect(store.save([SAMPLE_RESOURCE]).ok).toBe(true);
      expect(openResourceStore(at)).toMatchObject({ store: {} });
      expect(openResourceStore(at).store.load()).toEqual([SAMPLE_RESOURCE]);
    },
  );

  it('loses only the item that cannot be understood, and that one is kept aside', () => {
    const resources = [{ ...SAMPLE_RESOURCE, region: 7 }, SAMPLE_RESOURCE];
    const at = place({ resources: { version: 1, resources } });
    const { store, problem } = openResourceStore(at);
    expect(store.load()).toEqual([SAMPLE_RESOURCE]);
    expect(problem?.kind).toBe('file-unreadable');
    expect(asideOf(at)).toHaveLength(1);
    expect(openResourceStore(at).store.load()).toEqual([SAMPLE_RESOURCE]);
    expect(openResourceStore(at).problem).toBeUndefined();
  });

  it('takes no identity with a field too many: it could be a secret put there by hand', () => {
    const withSecret = { ...SAMPLE_IDENTITY, secretAccessKey: 'not-a-real-secret-by-hand' };
    const at = place({ identities: { version: 1, identities: [withSecret] } });
    const { store, problem } = openIdentityStore(at);
    expect([store.load(), problem?.kind]).toEqual([[], 'file-unreadable']);
  });

  it('keeps what it had when the disk refuses', () => {
    const at = { loadStore: () => Store, folder: join(folder(), 'data') };
    const { store } = openResourceStore(at);
    writeFileSync(at.folder, 'a file where the folder should be');
    expect(store.save([SAMPLE_RESOURCE])).toMatchObject({
      ok: false,
      error: { problem: { kind: 'disk-refused', file: 'resources.json' } },
    });
    expect(store.load()).toEqual([]);
  });
});

describe('settings on disk', () => {
  it('are the defaults at the first start', () => {
    expect(openSettingsStore(place()).store.load()).toEqual(DEFAULT_SETTINGS);
  });

  it('of an older version get the defaults of what is new, without a word', () => {
    const { store, problem } = openSettingsStore(place({ settings: { theme: 'dark' } }));
    expect(store.load()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(problem).toBeUndefined();
  });

  it('keep every field that can be understood when another cannot', () => {
    const at = place({ settings: { theme: 'dark', termMinutes: 1, onQuit: 'never' } });
    const { store, problem } = openSettingsStore(at);
    expect(store.load()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(problem).toMatchObject({ kind: 'file-unreadable', file: 'settings.json' });
    expect(openSettingsStore(at).store.load().theme).toBe('dark');
  });

  it('that cannot be read at all are kept aside and the app starts', () => {
    const at = place({ settings: '{"theme": "da' });
    const { store, problem } = openSettingsStore(at);
    expect(store.load()).toEqual(DEFAULT_SETTINGS);
    expect(problem?.kind).toBe('file-unreadable');
    expect(asideOf(at)).toHaveLength(1);
  });
});

describe('what the app remembers of itself', () => {
  it('begins with an id of its own, which stays', () => {
    const at = place();
    const { store, problem } = openAppStore(at, () => '4f2a9c1d');
    expect([store.load(), problem]).toEqual([{ realm: 'aws', installId: '4f2a9c1d' }, undefined]);
    expect(openAppStore(at, () => 'another1').store.load().installId).toBe('4f2a9c1d');
  });

  it('takes over what changed and keeps the rest', () => {
    const at = place();
    const { store } = openAppStore(at, () => '4f2a9c1d');
    const snoozes = { 'AKIA…7Q2A': { from: 5, days: 7 } };
    const reminders = { aws: { lastAt: 7, snoozes, toldSoon: ['AKIA…2222'] }, sandbox: {} };
    const windowBounds = { x: -5, y: 0, width: 900, height: 700 };
    expect(store.change({ realm: 'sandbox', windowBounds }).ok).toBe(true);
    expect(store.change({ reminders }).ok).toBe(true);
    const state = { realm: 'sandbox', installId: '4f2a9c1d', reminders, windowBounds };
    expect(openAppStore(at, () => 'another1').store.load()).toEqual(state);
  });

  it('keeps its id when another field is damaged', () => {
    const at = place({ app: { realm: 'aws', installId: '4f2a9c1d', windowBounds: 'wide' } });
    const { store, problem } = openAppStore(at, () => 'another1');
    expect(store.load()).toEqual({ realm: 'aws', installId: '4f2a9c1d' });
    expect(problem?.kind).toBe('file-unreadable');
    expect(openAppStore(at, () => 'another1').store.load().installId).toBe('4f2a9c1d');
  });

  it('gets a new id when the file cannot be read', () => {
    const at = place({ app: 'garbage' });
    expect(openAppStore(at, () => 'another1').store.load().installId).toBe('another1');
    expect(existsSync(join(at.folder, 'app.json'))).toBe(true);
  });

  it('takes no id that would not fit into the mark on a rule', () => {
    const at = place({ app: { realm: 'aws', installId: 'No Good!' } });
    expect(openAppStore(at, () => 'another1').store.load().installId).toBe('another1');
  });
});
