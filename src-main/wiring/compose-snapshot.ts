import type { IdentityView, KeyView, Snapshot } from '../bridge/snapshot.ts';
import type { IdentityBook } from '../identities/identity-book.ts';
import { maskedKeyId } from '../identities/identity.ts';
import type { Identity } from '../identities/identity.ts';
import { keyAge } from '../identities/key-age.ts';
import type { ReminderMemory } from '../identities/key-reminders.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import { leastPrivilege } from '../policy/least-privilege.ts';
import type { Settings } from '../settings/settings.ts';
import type { ChosenSources } from './address-sources.ts';
import type { RunningRealm } from './realm.ts';
import { orphanView, refusalOf, rotationView, snoozeOf } from './rotation-views.ts';

export interface SnapshotParts {
  readonly revision: number;
  readonly now: Instant;
  readonly running: RunningRealm;
  readonly settings: Settings;
  readonly reminders: ReminderMemory;
  readonly sourcesFrom: ChosenSources['from'];
  readonly startProblems: readonly Problem[];
  readonly endpointOverride: string | undefined;
}

/** All a face needs, from all that is true now. */
export function composeSnapshot(parts: SnapshotParts): Snapshot {
  const { running, settings } = parts;
  const { identities, resources, leases, watcher, log } = running;
  const mine = watcher.current;
  return {
    revision: parts.revision,
    realm: running.realm,
    address: {
      ...(mine && { mine }),
      checking: watcher.checking,
      sources: watcher.sources,
      sourcesFrom: parts.sourcesFrom,
    },
    identities: identities.all.map((identity) => identityView(identity, identities, parts)),
    rotations: running.rotations.all.map(rotationView),
    orphanKeys: running.rotations.orphans.map(orphanView),
    resources: resources.all,
    leases: leases.all,
    activity: log.latest,
    settings,
    policies: identities.all.flatMap((identity) => {
      const document = leastPrivilege(identity, resources.all);
      return document
        ? [{ identityId: identity.id, json: JSON.stringify(document, undefined, 2) }]
        : [];
    }),
    startProblems: parts.startProblems,
    ...(parts.endpointOverride && { endpointOverride: parts.endpointOverride }),
  };
}

function identityView(
  identity: Identity,
  book: IdentityBook,
  { now, settings, reminders }: SnapshotParts,
): IdentityView {
  const keys = book.keysOf(identity.id);
  const { id, caller, homeRegion, addedAt, accessKeyId } = identity;
  return {
    id,
    caller,
    homeRegion,
    addedAt,
    maskedKeyId: maskedKeyId(accessKeyId),
    ...(keys?.ok && {
      keys: keys.value.map(({ accessKeyId: keyId, ...facts }): KeyView => ({
        ...facts,
        maskedKeyId: maskedKeyId(keyId),
        age: keyAge(facts.createdAt, now, settings),
        ours: keyId === accessKeyId,
        ...snoozeOf(reminders, maskedKeyId(keyId), now),
      })),
    }),
    ...(keys?.ok === false && { keysProblem: keys.error }),
    ...refusalOf(identity),
  };
}
