import path from 'node:path';
import { ActivityLog } from '../activity/activity-log.ts';
import { accessKeyReader } from '../aws/access-keys.ts';
import { awsClients } from '../aws/aws-clients.ts';
import type { AwsClients } from '../aws/aws-clients.ts';
import { groupFinder } from '../aws/group-finder.ts';
import { keyAdmin } from '../aws/key-admin.ts';
import { keyPairCheck } from '../aws/key-check.ts';
import { verifyKeyPair } from '../aws/key-verification.ts';
import { resourceCheck } from '../aws/resource-check.ts';
import { securityGroupGate } from '../aws/security-group-gate.ts';
import type { Realm } from '../bridge/snapshot.ts';
import { activityFile } from '../disk/activity-file.ts';
import { journalFile } from '../disk/journal-file.ts';
import { rotationFile } from '../disk/rotation-file.ts';
import { openIdentityStore, openResourceStore } from '../disk/list-stores.ts';
import type { StoreClass } from '../disk/store-file.ts';
import { IdentityBook } from '../identities/identity-book.ts';
import type { KeyStore } from '../identities/identity.ts';
import { RotationBook } from '../identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../identities/rotation/rotation-keeper.ts';
import { DAY_MS } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import { LeaseBook } from '../leases/lease-book.ts';
import { LeaseKeeper } from '../leases/lease-keeper.ts';
import type { KeeperParts } from '../leases/lease-keeper.ts';
import { networkFingerprint } from '../network/network-fingerprint.ts';
import { AddressWatcher } from '../public-ip/address-watcher.ts';
import type { AddressSource, AskSource } from '../public-ip/address.ts';
import { TrustedAddress } from '../public-ip/trusted-address.ts';
import { ResourceBook } from '../resources/resource-book.ts';
import type { CheckResource, FindGroups } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import { regionsInUse } from './regions-in-use.ts';
import { randomId } from './system.ts';

export interface RealmParts {
  readonly realm: Realm;
  /** Everything of this realm is kept below here, and nothing of another. */
  readonly folder: string;
  readonly loadStore: () => StoreClass;
  readonly keyStore: KeyStore;
  /** The sandbox's address; without it the SDK finds AWS. */
  readonly endpoint?: string;
  readonly version: string;
  readonly clock: Clock;
  readonly ask: AskSource;
  readonly sources: readonly AddressSource[];
  readonly settings: () => Settings;
  readonly working: () => boolean;
  readonly signature: KeeperParts['signature'];
  readonly reportBug: (error: unknown) => void;
}

/** All subjects of one realm, connected to their edges. */
export interface RunningRealm {
  readonly realm: Realm;
  readonly identities: IdentityBook;
  readonly resources: ResourceBook;
  readonly leases: LeaseBook;
  readonly keeper: LeaseKeeper;
  readonly rotations: RotationBook;
  readonly rotationKeeper: RotationKeeper;
  readonly watcher: AddressWatcher;
  readonly address: TrustedAddress;
  readonly log: ActivityLog;
  readonly clients: AwsClients;
  readonly findGroups: FindGroups;
  readonly checkResource: CheckResource;
  /** What was found wrong with the files. */
  readonly startProblems: readonly Problem[];
}

/** Builds one realm. Nothing runs, and nothing is asked of anybody, before the first `review`. */
export function buildRealm(parts: RealmParts): RunningRealm {
  const { clock, keyStore, folder, loadStore, version } = parts;
  const place = { loadStore, folder, now: () => clock.now() };
  const at = (name: string): string => path.join(folder, name);
  const toAws = { version, ...(parts.endpoint && { endpoint: parts.endpoint }) };

  const identityStore = openIdentityStore(place);
  const resourceStore = openResourceStore(place);
  const leases = new LeaseBook(journalFile(at('journal.json'), () => clock.now()));
  const log = new ActivityLog({
    store: activityFile(at('activity.jsonl')),
    clock,
    newId: randomId,
  });

  const clients = awsClients({ ...toAws, keyStore });
  const gate = securityGroupGate(clients);
  const watcher = new AddressWatcher({ ask: parts.ask, clock, sources: parts.sources });
  const address = new TrustedAddress({ watcher, clock, fingerprint: networkFingerprint });

  const identities = new IdentityBook({
    store: identityStore.store,
    keyStore,
    verify: verifyKeyPair(toAws),
    readKeys: accessKeyReader(clients),
    log,
    clock,
    newId: randomId,
  });
  const resources = new ResourceBook({
    store: resourceStore.store,
    newId: randomId,
    isOpen: (id) => leases.liveFor(id) !== undefined,
  });
  const keeper = new LeaseKeeper({
    book: leases,
    gateFor: () => gate,
    identityOf: (id) => identities.get(id),
    resourceOf: (id) => resources.get(id),
    addressToOpen: () => address.toOpen(),
    addressToFollow: () => address.toFollow(),
    working: parts.working,
    settings: parts.settings,
    signature: parts.signature,
    reportBug: parts.reportBug,
    newId: randomId,
    log,
    clock,
  });
  const rotations = new RotationBook(rotationFile(at('rotations.json'), () => clock.now()));
  const rotationKeeper = new RotationKeeper({
    book: rotations,
    identities,
    keyAdmin: keyAdmin(clients),
    keyStore,
    check: keyPairCheck(toAws),
    regionsOf: (identity) => regionsInUse(identity, resources.all, leases.all),
    watchMs: () => parts.settings().rotationWatchDays * DAY_MS,
    forgetClients: (id, accessKeyId) => {
      clients.forget(id, accessKeyId);
    },
    keysChanged: () => {
      identities.refreshKeys().catch(parts.reportBug);
    },
    reportBug: parts.reportBug,
    newId: randomId,
    log,
    clock,
  });
  return {
    realm: parts.realm,
    rotations,
    rotationKeeper,
    identities,
    resources,
    leases,
    keeper,
    watcher,
    address,
    log,
    clients,
    findGroups: groupFinder(clients),
    checkResource: resourceCheck(clients),
    startProblems: [
      identityStore.problem,
      resourceStore.problem,
      leases.loadProblem,
      rotations.loadProblem,
    ].filter((problem) => problem !== undefined),
  };
}
