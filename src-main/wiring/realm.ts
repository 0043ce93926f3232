import os from 'node:os';
import path from 'node:path';
import { ActivityLog } from '../activity/activity-log.ts';
import { accessKeyReader } from '../aws/access-keys.ts';
import { awsClients } from '../aws/aws-clients.ts';
import type { AwsClients } from '../aws/aws-clients.ts';
import { secondsFor } from '../aws/request-budget.ts';
import { credentialReportReader } from '../aws/credential-report.ts';
import { awsCredentials } from '../aws/credentials.ts';
import { groupFinder } from '../aws/group-finder.ts';
import { keyAdmin } from '../aws/key-admin.ts';
import { keyPairCheck } from '../aws/key-check.ts';
import { verifyKeyPair } from '../aws/key-verification.ts';
import { permissionTest } from '../aws/permission-test.ts';
import { policyFetch } from '../aws/policy-fetch.ts';
import { policySimulation } from '../aws/policy-simulation.ts';
import { profileKeys } from '../aws/profile-keys.ts';
import { profileKeyReader, profileLister } from '../aws/profile-files.ts';
import type { ProfileFiles } from '../aws/profile-files.ts';
import { resourceCheck } from '../aws/resource-check.ts';
import { securityGroupGate } from '../aws/security-group-gate.ts';
import type { Realm } from '../bridge/snapshot.ts';
import { activityFile } from '../disk/activity-file.ts';
import { awsCredentialsFile } from '../disk/aws-credentials-file.ts';
import { openCommandConsent } from '../disk/allowed-commands.ts';
import { journalFile } from '../disk/journal-file.ts';
import { rotationFile } from '../disk/rotation-file.ts';
import { openIdentityStore, openResourceStore } from '../disk/list-stores.ts';
import type { StoreClass } from '../disk/store-file.ts';
import { accountHealthReader } from '../identities/account-health.ts';
import type { ReadAccountHealth } from '../identities/account-health.ts';
import { IdentityBook } from '../identities/identity-book.ts';
import { credentialsEnd } from '../identities/credentials.ts';
import type { Credentials } from '../identities/credentials.ts';
import type { KeyStore } from '../identities/identity.ts';
import type { Instant } from '../kernel/clock.ts';
import { MfaQuestions } from '../identities/mfa-questions.ts';
import type {
  CommandConsent,
  ListProfiles,
  PlaintextKeys,
  ReadProfileKey,
} from '../identities/profiles.ts';
import { keychainBackend, WatchedKeyStore } from '../identities/storage-facts.ts';
import { WaysIn } from '../identities/ways-in.ts';
import { RotationBook } from '../identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../identities/rotation/rotation-keeper.ts';
import { DAY_MS } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { TrueTime } from '../kernel/true-time.ts';
import { Bulk } from '../leases/bulk.ts';
import type { DeedParts } from '../leases/deed.ts';
import { LeaseBook } from '../leases/lease-book.ts';
import { LeaseKeeper } from '../leases/lease-keeper.ts';
import type { KeeperParts } from '../leases/lease-keeper.ts';
import { closingWanted, mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { Reconciler } from '../leases/reconciler.ts';
import { networkFingerprint } from '../network/network-fingerprint.ts';
import type { FetchPolicies } from '../policy/fetched-policies.ts';
import type { TestPermissions } from '../policy/permission-matrix.ts';
import { AddressWatcher } from '../public-ip/address-watcher.ts';
import type { AddressSource, AskSource } from '../public-ip/address.ts';
import { TrustedAddress } from '../public-ip/trusted-address.ts';
import { ResourceBook } from '../resources/resource-book.ts';
import type { CheckResource, FindGroups } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';
import { GroupsInUse } from './groups-in-use.ts';
import { regionsInUse } from './regions-in-use.ts';
import { randomId } from './system.ts';

export interface RealmParts {
  readonly realm: Realm;
  /** Everything of this realm is kept below here, and nothing of another. */
  readonly folder: string;
  readonly loadStore: () => StoreClass;
  readonly keyStore: KeyStore;
  /** Other files than those of the AWS CLI. */
  readonly profileFiles?: ProfileFiles;
  /** The sandbox's address; without it the SDK finds AWS. */
  readonly endpoint?: string;
  readonly version: string;
  readonly time: TrueTime;
  readonly ask: AskSource;
  readonly sources: readonly AddressSource[];
  readonly settings: () => Settings;
  readonly working: () => boolean;
  readonly signature: KeeperParts['signature'];
  readonly reportBug: (error: unknown) => void;
}

/** The AWS files of this computer. */
export interface ProfileDoor {
  readonly list: ListProfiles;
  readonly readProfileKey: ReadProfileKey;
  readonly plaintextKeys: PlaintextKeys;
  readonly consent: CommandConsent;
}

/** All subjects of one realm, connected to their edges. */
export interface RunningRealm {
  readonly realm: Realm;
  readonly identities: IdentityBook;
  readonly resources: ResourceBook;
  readonly leases: LeaseBook;
  readonly keeper: LeaseKeeper;
  readonly reconciler: Reconciler;
  readonly bulk: Bulk;
  /** What an earlier run could not close any more. */
  readonly leftOpen: readonly Lease[];
  readonly rotations: RotationBook;
  readonly rotationKeeper: RotationKeeper;
  readonly watcher: AddressWatcher;
  readonly address: TrustedAddress;
  readonly log: ActivityLog;
  readonly clients: AwsClients;
  readonly credentials: Credentials;
  readonly questions: MfaQuestions;
  readonly ways: WaysIn;
  readonly profiles: ProfileDoor;
  readonly storage: WatchedKeyStore;
  readonly findGroups: FindGroups;
  readonly checkResource: CheckResource;
  readonly readHealth: ReadAccountHealth;
  readonly testPermissions: TestPermissions;
  readonly fetchPolicies: FetchPolicies;
  /** What was found wrong with the files. */
  readonly startProblems: readonly Problem[];
}

/** Builds one realm. Nothing runs, and nothing is asked of anybody, before the first `review`. */
export function buildRealm(parts: RealmParts): RunningRealm {
  const { time: clock, folder, loadStore, version } = parts;
  const place = { loadStore, folder, now: () => clock.now() };
  const at = (name: string): string => path.join(folder, name);
  const onServerTime = (at: Instant, tookMs: number): void => {
    clock.hear(at, tookMs);
  };
  const toAws = { version, onServerTime, ...(parts.endpoint && { endpoint: parts.endpoint }) };

  const identityStore = openIdentityStore(place);
  const resourceStore = openResourceStore(place);
  const leases = new LeaseBook(journalFile(at('journal.json'), () => clock.now()));
  const log = new ActivityLog({
    store: activityFile(at('activity.jsonl')),
    clock,
    newId: randomId,
  });

  const keyStore = new WatchedKeyStore(parts.keyStore, keychainBackend(process.platform));
  const consent = openCommandConsent(place);
  const questions = new MfaQuestions();
  const groups = new GroupsInUse(() => ({ resources, leases }));
  const sessionName = roleSessionName(parts.signature.person);
  const files = parts.profileFiles ?? {};
  const credentials = awsCredentials({
    ...toAws,
    keyStore,
    sessionName,
    now: () => clock.now(),
    identityOf: (id) => identities.get(id),
    profileKeys: profileKeys({ ...toAws, files, sessionName, consent: consent.store }),
    policyFor: (identity) => groups.policyFor(identity),
    askMfaCode: ({ id }) => {
      // One that is only being added asks in its own form.
      if (identities.get(id)) questions.need(id);
    },
  });
  const clients = awsClients({ ...toAws, credentials });
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
  const ways = new WaysIn({ book: identities, credentials, questions, newId: randomId, clock });
  const resources = new ResourceBook({
    store: resourceStore.store,
    newId: randomId,
    isOpen: (id) => leases.liveFor(id) !== undefined,
  });
  const deedParts: DeedParts = {
    book: leases,
    gateFor: () => gate,
    identityOf: (id) => identities.get(id),
    log,
    clock,
    signature: parts.signature,
  };
  const { reportBug } = parts;
  const keeper = new LeaseKeeper({
    ...deedParts,
    reportBug,
    resourceOf: (id) => resources.get(id),
    addressToOpen: () => address.toOpen(),
    addressToFollow: () => address.toFollow(),
    working: parts.working,
    settings: parts.settings,
    credentialsEnd: async ({ identityId }) => {
      const identity = identities.get(identityId);
      if (!identity || identity.kind === 'access-key') return undefined;
      await credentials.signing(identity);
      return credentialsEnd(credentials.inHand(identityId));
    },
    newId: randomId,
    random: Math.random,
    timeKnown: () => clock.confirmed,
  });
  const reconciler = new Reconciler({
    ...deedParts,
    keeper,
    reportBug,
    resources: () => resources.all,
  });
  const bulk = new Bulk({
    keeper,
    clock,
    secondsFor,
    reportBug,
    open: () => leases.all.filter(mayBeOpen),
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
    reconciler,
    bulk,
    leftOpen: leases.all.filter(closingWanted),
    watcher,
    address,
    log,
    clients,
    credentials,
    questions,
    ways,
    storage: keyStore,
    profiles: {
      list: profileLister(files, consent.store),
      readProfileKey: profileKeyReader(files),
      plaintextKeys: awsCredentialsFile(credentialsPath(files), () => clock.now()),
      consent: consent.store,
    },
    findGroups: groupFinder(clients),
    checkResource: groups.whileChecking(resourceCheck(clients)),
    readHealth: accountHealthReader({
      readReport: groups.whileReading(credentialReportReader(clients, clock)),
      settings: parts.settings,
      clock,
    }),
    testPermissions: groups.whileTesting(
      permissionTest({ clients, credentials, simulate: policySimulation(clients) }),
    ),
    fetchPolicies: groups.whileFetching(policyFetch(clients)),
    startProblems: [
      identityStore.problem,
      resourceStore.problem,
      leases.loadProblem,
      consent.problem,
      rotations.loadProblem,
    ].filter((problem) => problem !== undefined),
  };
}

/** CloudTrail shows it beside the role; AWS takes no other characters. */
function roleSessionName(person: string): string {
  return `drawbridge-${person.replaceAll(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
}

/** The file the AWS CLI writes; the SDK's loader reads the same. */
function credentialsPath({ filepath }: ProfileFiles): string {
  const { AWS_SHARED_CREDENTIALS_FILE: named } = process.env;
  return filepath ?? (named || path.join(os.homedir(), '.aws', 'credentials'));
}
