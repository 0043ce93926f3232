import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalFile } from '../../../src-main/disk/journal-file.ts';
import { openIdentityStore, openResourceStore } from '../../../src-main/disk/list-stores.ts';
import { openSettingsStore } from '../../../src-main/disk/settings-file.ts';
import type { Identity } from '../../../src-main/identities/identity.ts';
import { SealBook } from '../../../src-main/kernel/seal-book.ts';
import type { SealedKind } from '../../../src-main/kernel/seals.ts';
import { settingsPowers } from '../../../src-main/settings/powers.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { electronStoreInNode } from '../../support/electron-store-in-node.ts';
import { FakeSealKeys } from '../../support/fake-seal-keys.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE, sampleLease } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const Store = await electronStoreInNode();
const LEASE = sampleLease({ kind: 'open', termEnd: 1 });
const RESOURCE = { ...SAMPLE_RESOURCE, connection: { host: 'bastion.example.com', user: 'ana' } };
const ROLE: Identity = {
  ...(({ accessKeyId: _, ...rest }) => rest)(SAMPLE_IDENTITY),
  kind: 'role',
  id: 'i2dentity' as Identity['id'],
  label: 'gatekeeper',
  roleArn: 'arn:aws:iam::111122223333:role/gatekeeper',
  from: SAMPLE_IDENTITY.id,
  externalId: 'drawbridge-1',
  externalIdProof: 'enforced',
  mfaSerial: 'arn:aws:iam::111122223333:mfa/ana',
  durationSeconds: 3600,
};
const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  addressSources: [{ family: 'ipv4', url: 'https://ip.example.com/' }],
};

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Opens all files of a folder with the same keychain; nothing is asked of it yet. */
function start(folder: string, keys: FakeSealKeys) {
  const kinds = ['lease', 'resource', 'identity', 'settings'] as const;
  const seals = new SealBook({ realm: 'aws', install: '4f2a9c1d', keys, kinds });
  const place = { loadStore: () => Store, folder };
  const journal = journalFile(join(folder, 'journal.json'), () => 0, seals);
  return {
    seals,
    journal,
    leases: journal.load().leases,
    resources: openResourceStore(place, seals).store,
    identities: openIdentityStore(place, seals).store,
    settings: openSettingsStore(place, seals).store,
  };
}

async function written() {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const keys = new FakeSealKeys();
  const { seals, journal, resources, identities, settings } = start(folder, keys);
  await seals.ready();
  journal.save([LEASE], false);
  resources.save([RESOURCE]);
  identities.save([SAMPLE_IDENTITY, ROLE]);
  settings.save(SETTINGS);
  return { folder, keys };
}

const FILES = {
  lease: ['journal.json', 'leases'],
  resource: ['resources.json', 'resources'],
  identity: ['identities.json', 'identities'],
} as const;

function read(folder: string, file: string): { [name: string]: Json } {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as { [name: string]: Json };
}

/** Every place of a value that can be changed by itself, as a path of names. */
function leaves(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, field]) => leaves(field, [...path, name]));
}

/** The same with something else at one place, of the same type, so that it can be read. */
function changed(value: Json, [name, ...rest]: readonly string[]): Json {
  if (name === undefined) return other(value);
  if (typeof value !== 'object' || value === null) throw new Error('no such place');
  const copy = structuredClone(value) as Record<string, Json>;
  copy[name] = changed(copy[name] ?? null, rest);
  return copy;
}

/** Another value that the schema takes, where there is one. */
const OTHERS: Readonly<Record<string, Json>> = {
  'eu-west-1': 'us-east-1',
  '52.1.2.3/32': '0.0.0.0/0',
  '2600:1f14::7/128': '::/0',
  tcp: 'udp',
  minutes: 'hours',
  enforced: 'not-enforced',
  '111122223333': '999988887777',
};

function other(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return OTHERS[value] ?? `${value}x`;
  return 'x';
}

const isPower = (kind: SealedKind, [first = '']: readonly string[]): boolean =>
  first !== 'seal' && !(kind === 'lease' && (first === 'state' || first === 'trouble'));

/** Each field of each sample, one by one. */
function samples(): readonly (readonly [SealedKind, string, Json, readonly string[]])[] {
  const items: readonly (readonly [SealedKind, unknown])[] = [
    ['lease', LEASE],
    ['resource', RESOURCE],
    ['identity', SAMPLE_IDENTITY],
    ['identity', ROLE],
  ];
  return items.flatMap(([kind, item]) => {
    const plain = JSON.parse(JSON.stringify(item)) as Json;
    return leaves(plain)
      .filter((path) => isPower(kind, path))
      .map((path) => [kind, path.join('.'), plain, path] as const);
  });
}

describe('the files of Drawbridge', () => {
  it('fit as they were written, and hold what was put into them', async () => {
    const { folder, keys } = await written();
    const { seals, leases, resources, identities, settings } = start(folder, keys);
    await seals.ready();
    expect(seals.facts).toEqual({ state: 'sealed', altered: [] });
    expect(leases).toEqual([LEASE]);
    expect(resources.load()).toEqual([RESOURCE]);
    expect(identities.load()).toEqual([SAMPLE_IDENTITY, ROLE]);
    expect(settings.load()).toEqual(SETTINGS);
  });

  it('has fields to be altered in every kind', () => {
    expect(samples().length).toBeGreaterThan(50);
  });

  it.each(samples())('%s: another %s is noticed', async (kind, _name, plain, path) => {
    const { folder, keys } = await written();
    const [file, list] = FILES[kind as keyof typeof FILES];
    const contents = read(folder, file);
    const items = contents[list] as { [name: string]: Json }[];
    const id = (plain as { id: string; kind?: string }).kind;
    const at = items.findIndex((item) => (id === undefined ? true : item['kind'] === id));
    const before = items[at];
    if (!before) throw new Error('the item is not in its file');
    items[at] = changed(before, path) as { [name: string]: Json };
    writeFileSync(join(folder, file), JSON.stringify(contents));
    const { seals, leases, resources, identities } = start(folder, keys);
    await seals.ready();
    const read_ = { lease: leases, resource: resources.load(), identity: identities.load() };
    const found = read_[kind as keyof typeof read_] as readonly { id: string }[];
    const expected = kind === 'identity' ? 2 : 1;
    // Either nobody can read it any more, or it is known not to be ours.
    if (found.length === expected)
      expect(seals.facts.altered.map((one) => one.kind)).toContain(kind);
    else expect(found.length).toBe(expected - 1);
  });

  it('do not mind how far a lease has come, nor which resource is a favourite', async () => {
    const { folder, keys } = await written();
    const { journal, resources } = start(folder, keys);
    journal.save([{ ...LEASE, state: { kind: 'closing', reason: 'asked', since: 1 } }], false);
    resources.save([{ ...RESOURCE, favourite: true }]);
    const next = start(folder, keys);
    await next.seals.ready();
    expect(next.seals.facts.altered).toEqual([]);
  });

  it('seal an item that was added beside an altered one, and the altered one never', async () => {
    const { folder, keys } = await written();
    const contents = read(folder, 'resources.json');
    const [resource] = contents['resources'] as { [name: string]: Json }[];
    if (!resource) throw new Error('no resource');
    resource['groupId'] = 'sg-0123456789abcdef1';
    writeFileSync(join(folder, 'resources.json'), JSON.stringify(contents));
    const { seals, resources } = start(folder, keys);
    await seals.ready();
    resources.save([...resources.load(), { ...RESOURCE, id: 'r2' as typeof RESOURCE.id }]);
    const next = start(folder, keys);
    await next.seals.ready();
    expect(next.seals.facts.altered).toEqual([{ kind: 'resource', id: RESOURCE.id }]);
  });

  it('bear no seal and ask nobody where none is wanted', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'journal.json');
    journalFile(path).save([LEASE], false);
    expect(readFileSync(path, 'utf8')).not.toContain('seal');
  });
});

describe('sealed settings', () => {
  const powerful = Object.keys(DEFAULT_SETTINGS).filter((name) => {
    const key = name as keyof Settings;
    const value = other(JSON.parse(JSON.stringify(DEFAULT_SETTINGS[key])) as Json);
    return name in settingsPowers({ ...DEFAULT_SETTINGS, [key]: value });
  });

  it('are all that say what is opened, for whom and for how long', () => {
    expect(powerful).toEqual([
      'termMinutes',
      'maxWorkHours',
      'idleMinutes',
      'onQuit',
      'closeOnSleep',
      'closeOnLock',
      'closeOnLogOut',
      'trayClick',
      'openShortcut',
      'addressSources',
      'proxy',
      'proxyUrl',
      'rotationWatchDays',
      'guardedPlaces',
      'ifUnguarded',
    ]);
  });

  const ELSE: Partial<Settings> = {
    termMinutes: 240,
    maxWorkHours: 24,
    idleMinutes: 240,
    onQuit: 'leave-open',
    closeOnSleep: true,
    closeOnLock: true,
    closeOnLogOut: false,
    trayClick: 'toggle',
    openShortcut: 'Control+C',
    addressSources: [{ family: 'ipv4', url: 'https://evil.example.com/' }],
    proxy: 'manual',
    proxyUrl: 'http://evil.example.com:8080',
    rotationWatchDays: 1,
    guardedPlaces: [{ account: '111122223333', region: 'eu-west-1' }],
    ifUnguarded: 'refuse',
  };

  it.each(powerful)('%s: another value is noticed', async (name) => {
    const { folder, keys } = await written();
    const contents = read(folder, 'settings.json');
    contents[name] = ELSE[name as keyof Settings] as Json;
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(contents));
    const { seals, settings } = start(folder, keys);
    await seals.ready();
    expect(settings.load()).toMatchObject({ [name]: ELSE[name as keyof Settings] });
    expect(seals.facts.altered).toEqual([{ kind: 'settings', id: 'settings' }]);
  });

  it('are noticed to be as they come, when they were not', async () => {
    const { folder, keys } = await written();
    const { addressSources: _, ...contents } = read(folder, 'settings.json');
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(contents));
    const { seals } = start(folder, keys);
    await seals.ready();
    expect(seals.facts.altered).toEqual([{ kind: 'settings', id: 'settings' }]);
  });

  it('may be shown otherwise without a key, and fit all the same', async () => {
    const { folder, keys } = await written();
    start(folder, keys).settings.save({ ...SETTINGS, theme: 'dark', startAtLogin: true });
    const { seals, settings } = start(folder, keys);
    await seals.ready();
    expect(settings.load().theme).toBe('dark');
    expect(seals.facts.altered).toEqual([]);
  });

  it('as they come need no seal: whoever deletes the file has the same', async () => {
    const { folder, keys } = await written();
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ theme: 'dark' }));
    const { seals } = start(folder, keys);
    await seals.ready();
    expect(seals.facts.altered).toEqual([]);
  });
});
