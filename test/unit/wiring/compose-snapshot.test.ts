import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { composeSnapshot } from '../../../src-main/wiring/compose-snapshot.ts';
import type { SnapshotParts } from '../../../src-main/wiring/compose-snapshot.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

const SECRET = 'notArealSecret/notArealSecret/0123456789';

function snapshotOf(
  realm: ReturnType<typeof smallRealm>,
  more: Partial<SnapshotParts> = {},
): Snapshot {
  return composeSnapshot({
    revision: 3,
    now: realm.clock.now(),
    running: realm.running,
    settings: DEFAULT_SETTINGS,
    updates: { never: 'no-feed', state: { kind: 'none' } },
    reminders: {},
    sourcesFrom: 'built-in',
    startProblems: [],
    endpointOverride: undefined,
    network: {},
    onboarded: true,
    trayHost: 'shown',
    refusedShortcuts: [],
    clockAheadMs: undefined,
    ...more,
  });
}

/** Everything in it: keys, values, what is hidden behind objects. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [
    String(key),
    ...everythingIn(Reflect.get(value, key), seen),
  ]);
}

describe('what the window is told', () => {
  it('is that it is offline only where nothing leads out and nobody has said an address', () => {
    const realm = smallRealm();
    const { watcher } = realm.running;
    expect(snapshotOf(realm, { unplugged: true }).offline).toBeUndefined();
    const silent = { kind: 'silent', said: [], choices: [] } as const;
    const mine = { ipv4: silent, ipv6: silent, checkedAt: realm.clock.now() };
    Object.defineProperty(watcher, 'current', { get: () => mine });
    expect(snapshotOf(realm, { unplugged: true }).offline).toBe(true);
    expect(snapshotOf(realm, { unplugged: false }).offline).toBeUndefined();
  });

  it('is the version a restart leads to, once it is there', () => {
    const state = { kind: 'available', version: '1.4.0' } as const;
    expect(snapshotOf(smallRealm(), { updates: { state } }).updateReady).toBeUndefined();
    const ready = { ...state, kind: 'ready', waits: false } as const;
    expect(snapshotOf(smallRealm(), { updates: { state: ready } }).updateReady).toBe('1.4.0');
  });

  it('is once that there are no icons', () => {
    expect(snapshotOf(smallRealm(), { tellOfNoTray: true }).tellOfNoTray).toBe(true);
    expect(snapshotOf(smallRealm()).tellOfNoTray).toBeUndefined();
  });

  it('is all that is true now', async () => {
    const realm = smallRealm();
    await realm.running.identities.refreshKeys();
    await realm.running.keeper.open(SAMPLE_RESOURCE.id, { kind: 'usual' });
    const snapshot = snapshotOf(realm, { startProblems: [{ kind: 'throttled' }] });
    expect(snapshot).toMatchObject({
      revision: 3,
      realm: 'aws',
      address: { mine: { ipv4: { kind: 'agreed', cidr: '52.1.2.3/32' } }, sourcesFrom: 'built-in' },
      identities: [
        { id: SAMPLE_IDENTITY.id, maskedKeyId: 'AKIA…7Q2A', caller: SAMPLE_IDENTITY.caller },
      ],
      resources: [SAMPLE_RESOURCE],
      leases: [{ resource: SAMPLE_RESOURCE, state: { kind: 'open' } }],
      activity: [{ deed: 'opened', subject: 'bastion' }],
      settings: DEFAULT_SETTINGS,
      startProblems: [{ kind: 'throttled' }],
    });
    expect(snapshot.address.sources).toHaveLength(2);
    expect('endpointOverride' in snapshot).toBe(false);
  });

  it('says how old the keys are once IAM has said so, and whether to rotate', async () => {
    const realm = smallRealm();
    expect(snapshotOf(realm).identities[0]?.keys).toBeUndefined();
    await realm.running.identities.refreshKeys();
    expect(snapshotOf(realm).identities[0]?.keys).toMatchObject([
      { maskedKeyId: 'AKIA…7Q2A', ours: true, age: { days: 97, verdict: 'due' } },
    ]);
    const patient = { ...DEFAULT_SETTINGS, remindAfterDays: 98 };
    expect(snapshotOf(realm, { settings: patient }).identities[0]?.keys).toMatchObject([
      { age: { verdict: 'soon' } },
    ]);
  });

  it('says when AWS calls are sent elsewhere', () => {
    const elsewhere = { endpointOverride: 'http://127.0.0.1:4566' };
    expect(snapshotOf(smallRealm(), elsewhere)).toMatchObject(elsewhere);
  });

  it('survives the way to another process', async () => {
    const realm = smallRealm();
    await realm.running.keeper.open(SAMPLE_RESOURCE.id, { kind: 'while-working' });
    const snapshot = snapshotOf(realm);
    expect(structuredClone(snapshot)).toEqual(snapshot);
  });

  it('has no room for a secret', async () => {
    const realm = smallRealm({ identities: [] });
    const pair = { accessKeyId: 'AKIAEXAMPLE000009999', secretAccessKey: new Secret(SECRET) };
    const added = await realm.running.identities.add(pair, 'eu-west-1' as Region);
    expect(added.ok).toBe(true);
    await realm.running.identities.refreshKeys();
    const everything = everythingIn(snapshotOf(realm));
    expect(everything).toContain('AKIA…9999');
    expect(everything.join('\n')).not.toContain(SECRET);
    expect(everything).not.toContain('secretAccessKey');
    expect(everything).not.toContain('[secret]');
  });

  it('tells key ids masked only', async () => {
    const realm = smallRealm();
    await realm.running.identities.refreshKeys();
    expect(everythingIn(snapshotOf(realm))).not.toContain(SAMPLE_IDENTITY.accessKeyId);
  });
});
