import type { Snapshot } from '../bridge/snapshot.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import { leastPrivilege } from '../policy/least-privilege.ts';
import type { Settings } from '../settings/settings.ts';
import type { ChosenSources } from './address-sources.ts';
import { identityView } from './identity-view.ts';
import type { RunningRealm } from './realm.ts';

export interface SnapshotParts {
  readonly revision: number;
  readonly now: Instant;
  readonly running: RunningRealm;
  readonly settings: Settings;
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
    identities: identities.all.map((identity) => identityView(identity, parts)),
    storage: running.storage.facts,
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
