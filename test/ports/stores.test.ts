import { beforeAll, describe, expect, it } from 'vitest';
import { openIdentityStore, openResourceStore } from '../../src-main/disk/list-stores.ts';
import { openSettingsStore } from '../../src-main/disk/settings-file.ts';
import type { StoreClass } from '../../src-main/disk/store-file.ts';
import type { IdentityStore } from '../../src-main/identities/identity.ts';
import type { ResourceStore } from '../../src-main/resources/resource.ts';
import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import type { SettingsStore } from '../../src-main/settings/settings.ts';
import { electronStoreInNode } from '../support/electron-store-in-node.ts';
import {
  MemoryIdentityStore,
  MemoryResourceStore,
  MemorySettingsStore,
} from '../support/memory-stores.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../support/stored-samples.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const folder = temporaryFolders();
let Store: StoreClass;
beforeAll(async () => {
  Store = await electronStoreInNode();
});

interface Stores {
  readonly identities: IdentityStore;
  readonly resources: ResourceStore;
  readonly settings: SettingsStore;
}

/** Each call is another start of the app. */
type Start = () => Stores;

function inMemory(): Start {
  const identities = new MemoryIdentityStore();
  const resources = new MemoryResourceStore();
  const settings = new MemorySettingsStore();
  return () => ({ identities, resources, settings });
}

function onDisk(): Start {
  const place = { loadStore: () => Store, folder: folder() };
  return () => ({
    identities: openIdentityStore(place).store,
    resources: openResourceStore(place).store,
    settings: openSettingsStore(place).store,
  });
}

describe.each([
  ['in memory', inMemory],
  ['on disk', onDisk],
])('the stores %s', (_name, world) => {
  it('hold nothing but defaults at the first start', () => {
    const { identities, resources, settings } = world()();
    expect(identities.load()).toEqual([]);
    expect(resources.load()).toEqual([]);
    expect(settings.load()).toEqual(DEFAULT_SETTINGS);
  });

  it('bring identities back after a restart', () => {
    const start = world();
    const other = { ...SAMPLE_IDENTITY, id: 'i2' as typeof SAMPLE_IDENTITY.id };
    expect(start().identities.save([SAMPLE_IDENTITY, other]).ok).toBe(true);
    expect(start().identities.load()).toEqual([SAMPLE_IDENTITY, other]);
  });

  it('bring resources of every shape back after a restart', () => {
    const start = world();
    const { groupName: _named, ...nameless } = SAMPLE_RESOURCE;
    const resources = [
      SAMPLE_RESOURCE,
      { ...nameless, usualDuration: { kind: 'while-working' }, tagRules: false } as const,
    ];
    expect(start().resources.save(resources).ok).toBe(true);
    expect(start().resources.load()).toEqual(resources);
  });

  it('bring settings back after a restart', () => {
    const start = world();
    const settings = {
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      addressSources: [{ family: 'ipv6', url: 'https://ip.example.net/' }],
    } as const;
    start().settings.save(settings);
    expect(start().settings.load()).toEqual(settings);
  });

  it('show what was saved at once, and hold nothing of before', () => {
    const { resources } = world()();
    resources.save([SAMPLE_RESOURCE]);
    expect(resources.load()).toEqual([SAMPLE_RESOURCE]);
    resources.save([]);
    expect(resources.load()).toEqual([]);
  });
});
