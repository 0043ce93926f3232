import path from 'node:path';
import { ActivityLog } from '../activity/activity-log.ts';
import { accessKeyReader } from '../aws/access-keys.ts';
import { awsClients } from '../aws/aws-clients.ts';
import { awsCredentials } from '../aws/credentials.ts';
import { verifyKeyPair } from '../aws/key-verification.ts';
import { profileKeys } from '../aws/profile-keys.ts';
import { activityFile } from '../disk/activity-file.ts';
import { openCommandConsent } from '../disk/allowed-commands.ts';
import { journalFile } from '../disk/journal-file.ts';
import { openIdentityStore, openResourceStore } from '../disk/list-stores.ts';
import { IdentityBook } from '../identities/identity-book.ts';
import type { Instant } from '../kernel/clock.ts';
import { MfaQuestions } from '../identities/mfa-questions.ts';
import { keychainBackend, WatchedKeyStore } from '../identities/storage-facts.ts';
import { LeaseBook } from '../leases/lease-book.ts';
import { ResourceBook } from '../resources/resource-book.ts';
import { GroupsInUse } from './groups-in-use.ts';
import { realmProofs } from './realm-proofs.ts';
import { randomId } from './system.ts';
import type { RealmParts } from './realm-parts.ts';

/** What all else of a realm stands on: its files, its keys and its way to AWS. */
export function buildRealmCore(parts: RealmParts) {
  const { time: clock, folder, loadStore, version, reportBug } = parts;
  const place = { loadStore, folder, now: () => clock.now() };
  const at = (name: string): string => path.join(folder, name);
  const onServerTime = (serverTime: Instant, tookMs: number): void => {
    clock.hear(serverTime, tookMs);
  };
  const toAws = {
    version,
    onServerTime,
    ...(parts.endpoint && { endpoint: parts.endpoint }),
    ...(parts.newAgents && { newAgents: parts.newAgents }),
  };
  const { seals } = parts;
  const identityStore = openIdentityStore(place, seals);
  const resourceStore = openResourceStore(place, seals);
  const consent = openCommandConsent(place);
  const log = new ActivityLog({
    store: activityFile(at('activity.jsonl')),
    clock,
    newId: randomId,
  });
  const leases = new LeaseBook(journalFile(at('journal.json'), () => clock.now(), seals));
  const resources = new ResourceBook({
    store: resourceStore.store,
    newId: randomId,
    isOpen: (id) => leases.liveFor(id) !== undefined,
  });
  const groups = new GroupsInUse(
    () => ({ resources, leases }),
    () => parts.settings().guardedPlaces,
  );
  const keyStore = new WatchedKeyStore(parts.keyStore, keychainBackend(process.platform));
  const questions = new MfaQuestions();
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
  const identities = new IdentityBook({
    store: identityStore.store,
    keyStore,
    verify: verifyKeyPair(toAws),
    readKeys: accessKeyReader(clients),
    log,
    clock,
    newId: randomId,
  });
  const proofs = realmProofs({ ...parts, keyStore, identityOf: (id) => identities.get(id) });
  return {
    ...{ seals, proofs },
    ...{ at, clock, reportBug, toAws, log, leases, resources, groups, identities },
    ...{ keyStore, questions, files, consent: consent.store, credentials, clients },
    problems: [identityStore.problem, resourceStore.problem, consent.problem, leases.loadProblem],
  };
}

export type RealmCore = ReturnType<typeof buildRealmCore>;

/** CloudTrail shows it beside the role; AWS takes no other characters. */
function roleSessionName(person: string): string {
  return `drawbridge-${person.replaceAll(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
}
