import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { journalFile } from '../../../src-main/disk/journal-file.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { LeaseState } from '../../../src-main/leases/lease.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { Realms } from '../../../src-main/wiring/realms.ts';
import { sandboxSeals } from '../../../src-main/wiring/sandbox-realm.ts';
import { sealBookFor } from '../../../src-main/wiring/stores.ts';
import { electronStoreInNode } from '../../support/electron-store-in-node.ts';
import { FakeClock, timeOf } from '../../support/fake-clock.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';
import { FakeSealKeys } from '../../support/fake-seal-keys.ts';
import { sampleLease } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const started: Realms[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((realms) => realms.stop()));
});

/** Both realms on a fresh disk; the sandbox answers on loopback, and AWS is never asked. */
async function setUp(folder = temporaryFolder()) {
  const clock = new FakeClock();
  const remembered: string[] = [];
  const asked: string[] = [];
  const keychains = { aws: new FakeKeyStore(), sandbox: new FakeKeyStore() };
  const sealKeys = new FakeSealKeys();
  const seals = {
    aws: sealBookFor('aws', '4f2a9c1d', sealKeys),
    sandbox: sandboxSeals('4f2a9c1d'),
  };
  const settings = { now: DEFAULT_SETTINGS };
  const Store = await electronStoreInNode();
  const realms = new Realms({
    folder,
    loadStore: () => Store,
    version: '0.1.0',
    time: timeOf(clock),
    ask: (source) => {
      asked.push(source.url);
      return Promise.resolve({ source, kind: 'nothing', why: 'hushed' });
    },
    tryPort: (_host, port) => Promise.resolve({ port, outcome: 'silent', tookMs: 0 }),
    settings: () => settings.now,
    working: () => true,
    signature: { install: '4f2a9c1d', person: 'ana', host: 'laptop' },
    reportBug: (error) => {
      throw error;
    },
    keyStoreFor: (realm) => keychains[realm],
    sealsFor: (realm) => seals[realm],
    sourcesText: undefined,
    remember: (realm) => remembered.push(realm),
  });
  started.push(realms);
  return { realms, folder, clock, remembered, asked, keychains, sealKeys, settings };
}

/** A realm with one lease in its journal, as a crash left it. */
async function withLease(state: LeaseState) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'aws'));
  journalFile(join(folder, 'aws', 'journal.json')).save([sampleLease(state)], false);
  const parts = await setUp(folder);
  await parts.realms.start('aws');
  return parts;
}

describe('real AWS and the sandbox', () => {
  const now = new FakeClock().now();

  it.each([
    { kind: 'open', termEnd: now + 1_000_000 },
    { kind: 'opening', since: now },
    { kind: 'closing', reason: 'asked', since: now },
    { kind: 'unknown', wanted: 'open', since: now, problem: { kind: 'throttled' } },
  ] satisfies LeaseState[])('are not changed while a lease is $kind', async (state) => {
    const { realms, folder, remembered } = await withLease(state);
    expect(await realms.change('sandbox')).toEqual(err({ kind: 'leases-open', count: 1 }));
    expect(realms.running.realm).toBe('aws');
    expect(remembered).toEqual([]);
    expect(existsSync(join(folder, 'sandbox'))).toBe(false);
  });

  it('asks nobody for anything while nothing is open', async () => {
    const { realms, clock, asked } = await setUp();
    await realms.start('aws');
    await clock.advance(3_600_000);
    expect(asked).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('watches my address while something may be open, and until it is stopped', async () => {
    const { realms, clock, asked } = await withLease({ kind: 'open', termEnd: now + 10_000_000 });
    await clock.advance(60_000);
    expect(asked.length).toBeGreaterThan(0);
    await realms.stop();
    const before = asked.length;
    await clock.advance(3_600_000);
    expect(asked).toHaveLength(before);
    expect(clock.waiting).toBe(0);
  });

  it('are changed when all is closed: the sandbox is furnished and has files of its own', async () => {
    const { realms, folder, remembered, keychains, sealKeys } = await setUp();
    await realms.start('aws');
    expect(await realms.change('sandbox')).toEqual(ok(undefined));
    const { running } = realms;
    expect(running.realm).toBe('sandbox');
    expect(realms.sourcesFrom).toBe('sandbox');
    expect(running.identities.all).toHaveLength(1);
    expect(running.resources.all.map(({ label }) => label)).toEqual([
      'bastion-prod',
      'staging-db',
      'windows-rdp',
    ]);
    expect(remembered).toEqual(['sandbox']);
    expect(existsSync(join(folder, 'sandbox', 'resources.json'))).toBe(true);
    expect([keychains.aws.accounts, keychains.sandbox.accounts]).toEqual([[], []]);
    expect(sealKeys.asked, 'the sandbox needs no keychain for its seals').toBe(0);

    expect(await realms.change('aws')).toEqual(ok(undefined));
    expect(realms.running.resources.all).toEqual([]);
    expect(remembered).toEqual(['sandbox', 'aws']);
  });

  it('furnishes the sandbox once: what a person made there is still there', async () => {
    const { realms } = await setUp();
    await realms.start('aws');
    await realms.change('sandbox');
    for (const { id } of realms.running.resources.all) realms.running.resources.remove(id);
    await realms.change('aws');
    await realms.change('sandbox');
    expect(realms.running.resources.all).toEqual([]);
    expect(realms.running.identities.all).toHaveLength(1);
  });

  it('goes on as before when the sandbox cannot be started', async () => {
    const { realms, folder, clock, remembered, asked } = await setUp();
    await realms.start('aws');
    // Something else is where the sandbox keeps its files.
    writeFileSync(join(folder, 'sandbox'), '');
    await realms.change('sandbox').catch(() => undefined);
    expect(realms.running.realm).toBe('aws');
    expect(remembered).toEqual([]);
    const { leases, keeper } = realms.running;
    leases.record(sampleLease({ kind: 'open', termEnd: clock.now() + 3_600_000 }));
    keeper.review();
    await clock.advance(1_000);
    expect(asked.length).toBeGreaterThan(0);
    expect(clock.waiting).toBeGreaterThan(1);
  });

  it('asks other services as soon as the settings name them', async () => {
    const { realms, settings, asked } = await setUp();
    await realms.start('aws');
    const addressSources = [{ family: 'ipv4', url: 'https://ip.example.com/' }] as const;
    settings.now = { ...DEFAULT_SETTINGS, addressSources };
    realms.changeSources();
    await Promise.resolve();
    expect(realms.sourcesFrom).toBe('settings');
    expect(asked).toEqual(['https://ip.example.com/']);
    settings.now = { ...settings.now, theme: 'dark' };
    realms.changeSources();
    expect(asked).toHaveLength(1);
  });

  it('tells of changes in the realm that runs, and no longer of the one that was left', async () => {
    const { realms } = await setUp();
    await realms.start('aws');
    const { log } = realms.running;
    let heard = 0;
    realms.onChange(() => (heard += 1));
    log.add({ deed: 'opened', subject: 'x' });
    expect(heard).toBe(1);
    await realms.change('sandbox');
    const before = heard;
    log.add({ deed: 'closed', subject: 'x' });
    expect(heard).toBe(before);
  });
});
