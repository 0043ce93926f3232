import type { ActivityLog } from '../activity/activity-log.ts';
import type { AwsClients } from '../aws/aws-clients.ts';
import { credentialReportReader } from '../aws/credential-report.ts';
import { groupFinder } from '../aws/group-finder.ts';
import { permissionTest } from '../aws/permission-test.ts';
import { policyFetch } from '../aws/policy-fetch.ts';
import { policySimulation } from '../aws/policy-simulation.ts';
import { resourceCheck } from '../aws/resource-check.ts';
import type { Realm } from '../bridge/snapshot.ts';
import { accountHealthReader } from '../identities/account-health.ts';
import type { ReadAccountHealth } from '../identities/account-health.ts';
import type { IdentityBook } from '../identities/identity-book.ts';
import type { Credentials } from '../identities/credentials.ts';
import type { MfaQuestions } from '../identities/mfa-questions.ts';
import type { WatchedKeyStore } from '../identities/storage-facts.ts';
import type { WaysIn } from '../identities/ways-in.ts';
import type { RotationBook } from '../identities/rotation/rotation-book.ts';
import type { RotationKeeper } from '../identities/rotation/rotation-keeper.ts';
import type { Problem } from '../kernel/problem.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import type { Bulk } from '../leases/bulk.ts';
import type { GuardChecks } from '../leases/guard-checks.ts';
import type { GuardTender } from '../leases/guard-tender.ts';
import type { LeaseBook } from '../leases/lease-book.ts';
import type { LeaseKeeper } from '../leases/lease-keeper.ts';
import type { Lease } from '../leases/lease.ts';
import type { Reconciler } from '../leases/reconciler.ts';
import type { FetchPolicies } from '../policy/fetched-policies.ts';
import type { TestPermissions } from '../policy/permission-matrix.ts';
import type { AddressWatcher } from '../public-ip/address-watcher.ts';
import type { TrustedAddress } from '../public-ip/trusted-address.ts';
import type { ResourceBook } from '../resources/resource-book.ts';
import type { CheckResource, FindGroups, TryPort } from '../resources/resource.ts';
import { buildRealmCore } from './realm-core.ts';
import { buildRealmKeys } from './realm-keys.ts';
import type { ProfileDoor } from './realm-keys.ts';
import { buildRealmLeases } from './realm-leases.ts';
import type { RealmParts } from './realm-parts.ts';

/** All subjects of one realm, connected to their edges. */
export interface RunningRealm {
  readonly realm: Realm;
  readonly identities: IdentityBook;
  readonly resources: ResourceBook;
  readonly leases: LeaseBook;
  readonly keeper: LeaseKeeper;
  readonly reconciler: Reconciler;
  readonly tender: GuardTender;
  readonly guardChecks: GuardChecks;
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
  readonly seals: SealBook;
  readonly settingsSeals?: SealBook;
  readonly findGroups: FindGroups;
  readonly checkResource: CheckResource;
  readonly tryPort: TryPort;
  readonly readHealth: ReadAccountHealth;
  readonly testPermissions: TestPermissions;
  readonly fetchPolicies: FetchPolicies;
  /** What was found wrong with the files. */
  readonly startProblems: readonly Problem[];
}

/** Builds one realm. Nothing runs, and nothing is asked of anybody, before the first `review`. */
export function buildRealm(parts: RealmParts): RunningRealm {
  const core = buildRealmCore(parts);
  const keys = buildRealmKeys(parts, core);
  const { clock, identities, resources, leases, log, clients, credentials, questions, groups } =
    core;
  return {
    realm: parts.realm,
    ...{ identities, resources, leases, log, clients, credentials, questions },
    ...keys,
    ...buildRealmLeases(parts, core),
    storage: core.keyStore,
    seals: parts.seals,
    ...(parts.settingsSeals && { settingsSeals: parts.settingsSeals }),
    findGroups: groupFinder(clients),
    checkResource: groups.whileChecking(resourceCheck(clients)),
    tryPort: parts.tryPort,
    readHealth: accountHealthReader({
      readReport: groups.whileReading(credentialReportReader(clients, clock)),
      settings: parts.settings,
      clock,
    }),
    testPermissions: groups.whileTesting(
      permissionTest({ clients, credentials, simulate: policySimulation(clients) }),
    ),
    fetchPolicies: groups.whileFetching(policyFetch(clients)),
    startProblems: [...core.problems, keys.rotations.loadProblem].filter(
      (problem) => problem !== undefined,
    ),
  };
}
