import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { IdentityBook } from '../../../src-main/identities/identity-book.ts';
import type {
  AccessKeyFacts,
  Identity,
  IdentityId,
} from '../../../src-main/identities/identity.ts';
import { RotationBook } from '../../../src-main/identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../../../src-main/identities/rotation/rotation-keeper.ts';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { SealBook } from '../../../src-main/kernel/seal-book.ts';
import { Bulk } from '../../../src-main/leases/bulk.ts';
import { MfaQuestions } from '../../../src-main/identities/mfa-questions.ts';
import { WatchedKeyStore } from '../../../src-main/identities/storage-facts.ts';
import { WaysIn } from '../../../src-main/identities/ways-in.ts';
import { LeaseBook } from '../../../src-main/leases/lease-book.ts';
import { LeaseKeeper } from '../../../src-main/leases/lease-keeper.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { GuardChecks } from '../../../src-main/leases/guard-checks.ts';
import { Reconciler } from '../../../src-main/leases/reconciler.ts';
import { AddressWatcher } from '../../../src-main/public-ip/address-watcher.ts';
import { TrustedAddress } from '../../../src-main/public-ip/trusted-address.ts';
import { ResourceBook } from '../../../src-main/resources/resource-book.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { realmProofs } from '../../../src-main/wiring/realm-proofs.ts';
import type { RunningRealm } from '../../../src-main/wiring/realm.ts';
import { FakeAddressSources } from '../../support/fake-address-sources.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeCloud } from '../../support/fake-cloud.ts';
import { FakeCredentials } from '../../support/fake-credentials.ts';
import { fakeGate } from '../../support/fake-gate.ts';
import { FakeKeyAdmin } from '../../support/fake-key-admin.ts';
import { FakePorts } from '../../support/fake-ports.ts';
import { FakePermissions } from '../../support/fake-permissions.ts';
import { FakeSealKeys } from '../../support/fake-seal-keys.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';
import {
  MemoryActivityStore,
  MemoryIdentityStore,
  MemoryJournal,
  MemoryResourceStore,
  MemoryRotationJournal,
} from '../../support/memory-stores.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

export interface SmallRealmContents {
  readonly identities?: readonly Identity[];
  readonly resources?: readonly Resource[];
  readonly leases?: readonly Lease[];
  readonly keys?: readonly AccessKeyFacts[];
}

/** A realm of real subjects on fakes: its AWS, keychain and disk are in memory. */
export function smallRealm(contents: SmallRealmContents = {}) {
  const clock = new FakeClock();
  const cloud = new FakeCloud();
  const keyStore = new FakeKeyStore();
  const sealKeys = new FakeSealKeys();
  const seals = new SealBook({ realm: 'aws', install: '4f2a9c1d', keys: sealKeys, kinds: [] });
  const services = new FakeAddressSources();
  const sources = ['https://a.example/', 'https://b.example/'].map((url) => ({
    operator: url,
    family: 'ipv4' as const,
    url,
  }));
  services.say('52.1.2.3', ...sources);
  let ids = 0;
  const newId = () => `id000${String(++ids)}`;
  const log = new ActivityLog({ store: new MemoryActivityStore(), clock, newId });
  const leases = new LeaseBook(new MemoryJournal(contents.leases ?? []));
  const watcher = new AddressWatcher({ ask: services.ask, clock, sources });
  const address = new TrustedAddress({ watcher, clock, fingerprint: () => 'home' });
  const identities = new IdentityBook({
    store: new MemoryIdentityStore(contents.identities ?? [SAMPLE_IDENTITY]),
    keyStore,
    verify: () => Promise.resolve(ok(SAMPLE_IDENTITY.caller)),
    readKeys: () => Promise.resolve(ok(contents.keys ?? [oldKey(clock)])),
    log,
    clock,
    newId,
  });
  const resources = new ResourceBook({
    store: new MemoryResourceStore(contents.resources ?? [SAMPLE_RESOURCE]),
    newId,
    isOpen: (id) => leases.liveFor(id) !== undefined,
  });
  const gate = fakeGate(cloud);
  const forgotten: string[] = [];
  const permissions = new FakePermissions();
  const ports = new FakePorts();
  const deedParts = {
    log,
    clock,
    book: leases,
    gateFor: () => gate,
    identityOf: (id: IdentityId) => identities.get(id),
    signature: { install: '4f2a9c1d', person: 'ana', host: 'laptop' },
    proofs: realmProofs({ seals, keyStore, identityOf: (id) => identities.get(id) }),
    reportBug: (error: unknown) => {
      throw error;
    },
  };
  const keeper = new LeaseKeeper({
    ...deedParts,
    resourceOf: (id) => resources.get(id),
    addressToOpen: () => address.toOpen(),
    addressToFollow: () => address.toFollow(),
    working: () => true,
    settings: () => DEFAULT_SETTINGS,
    newId,
    random: () => 1,
    credentialsEnd: () => Promise.resolve(undefined),
    timeKnown: () => true,
  });
  const reconciler = new Reconciler({
    ...deedParts,
    keeper,
    resources: () => resources.all,
    keysAtHand: () => true,
  });
  const bulk = new Bulk({
    ...deedParts,
    keeper,
    secondsFor: () => 0,
    open: () => leases.all.filter(mayBeOpen),
  });
  const credentials = new FakeCredentials(() => clock.now());
  const questions = new MfaQuestions();
  const rotations = new RotationBook(new MemoryRotationJournal());
  const rotationKeeper = new RotationKeeper({
    book: rotations,
    identities,
    keyStore,
    keyAdmin: new FakeKeyAdmin(() => clock.now(), SAMPLE_IDENTITY.accessKeyId),
    check: () => Promise.resolve(ok(undefined)),
    regionsOf: ({ homeRegion }) => [homeRegion],
    watchMs: () => 7 * DAY_MS,
    forgetClients: () => undefined,
    keysChanged: () => undefined,
    reportBug: (error) => {
      throw error;
    },
    newId,
    log,
    clock,
  });
  const running = {
    rotations,
    rotationKeeper,
    realm: 'aws',
    credentials,
    questions,
    ways: new WaysIn({ book: identities, credentials, questions, newId, clock }),
    storage: new WatchedKeyStore(keyStore, 'secret-service'),
    seals,
    settingsSeals: seals,
    identities,
    resources,
    leases,
    keeper,
    reconciler,
    guardChecks: new GuardChecks({
      ...deedParts,
      resources: () => resources.all,
      during: (_identity, _resource, deed) => deed(),
      newId,
    }),
    bulk,
    leftOpen: [],
    watcher,
    address,
    log,
    clients: { forget: (id: string) => forgotten.push(id) },
    testPermissions: permissions.test,
    fetchPolicies: permissions.fetch,
    tryPort: ports.tryPort,
    findGroups: () => Promise.resolve(ok({ groups: [] })),
    startProblems: [],
  } as unknown as RunningRealm;
  return {
    running,
    clock,
    cloud,
    keyStore,
    sealKeys,
    seals,
    credentials,
    forgotten,
    permissions,
    ports,
  };
}

function oldKey(clock: FakeClock): AccessKeyFacts {
  return {
    accessKeyId: SAMPLE_IDENTITY.accessKeyId,
    active: true,
    createdAt: clock.now() - 97 * DAY_MS,
  };
}
