import type { RuleElsewhereView, Snapshot } from '../bridge/snapshot.ts';
import type { ReminderMemory } from '../identities/key-reminders.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { SealFacts } from '../kernel/seals.ts';
import type { RuleElsewhere } from '../leases/reconciler.ts';
import type { MyAddress, NetworkKind } from '../public-ip/address.ts';
import type { Settings } from '../settings/settings.ts';
import type { UpdateView } from '../updates/update.ts';
import type { ChosenSources } from './address-sources.ts';
import { identityView } from './identity-view.ts';
import type { RunningRealm } from './realm.ts';
import { orphanView, rotationView } from './rotation-views.ts';

export interface SnapshotParts {
  readonly revision: number;
  readonly now: Instant;
  readonly running: RunningRealm;
  readonly settings: Settings;
  readonly updates: UpdateView;
  readonly reminders: ReminderMemory;
  readonly sourcesFrom: ChosenSources['from'];
  readonly startProblems: readonly Problem[];
  readonly endpointOverride: string | undefined;
  readonly network: NetworkKind;
  readonly onboarded: boolean;
  /** No interface leads out of this computer. */
  readonly unplugged?: boolean;
  readonly trayHost: Snapshot['trayHost'];
  readonly tellOfNoTray?: boolean;
  readonly refusedShortcuts: Snapshot['refusedShortcuts'];
  /** How far the computer's clock is ahead of the time AWS has confirmed. */
  readonly clockAheadMs: number | undefined;
}

/** All a face needs, from all that is true now. */
export function composeSnapshot(parts: SnapshotParts): Snapshot {
  const { running, settings } = parts;
  const { identities, resources, leases, watcher, log, bulk, reconciler } = running;
  const mine = watcher.current;
  return {
    revision: parts.revision,
    realm: running.realm,
    address: {
      ...(mine && { mine }),
      checking: watcher.checking,
      sources: watcher.sources,
      sourcesFrom: parts.sourcesFrom,
      network: parts.network,
    },
    ...(parts.unplugged && isSilent(mine) && { offline: true as const }),
    identities: identities.all.map((identity) => identityView(identity, parts)),
    storage: running.storage.facts,
    seals: sealFacts(running),
    rotations: running.rotations.all.map(rotationView),
    orphanKeys: running.rotations.orphans.map(orphanView),
    resources: resources.all,
    leases: leases.all,
    ...(bulk.progress && { bulk: bulk.progress }),
    elsewhere: reconciler.elsewhere.map(elsewhereView),
    ...clockError(parts.clockAheadMs),
    activity: log.latest,
    settings,
    updates: parts.updates,
    ...(parts.updates.state.kind === 'ready' && { updateReady: parts.updates.state.version }),
    guardChecks: running.guardChecks.all,
    onboarded: parts.onboarded,
    trayHost: parts.trayHost,
    ...(parts.tellOfNoTray && { tellOfNoTray: true as const }),
    refusedShortcuts: parts.refusedShortcuts,
    startProblems: parts.startProblems,
    ...(parts.endpointOverride && { endpointOverride: parts.endpointOverride }),
  };
}

/** What was removed since is nobody's worry any more. */
function sealFacts({ seals, identities, resources, leases }: RunningRealm): SealFacts {
  const ids = new Set<string>([
    'settings',
    ...[...identities.all, ...resources.all, ...leases.all].map(({ id }) => id),
  ]);
  const { state, altered } = seals.facts;
  return { state, altered: altered.filter(({ id }) => ids.has(id)) };
}

/** Nobody has said an address: with an interface down, and heard of nobody, this is being offline. */
function isSilent(mine: MyAddress | undefined): boolean {
  return mine?.ipv4.kind === 'silent' && mine.ipv6.kind === 'silent';
}

function elsewhereView({ rule, resource }: RuleElsewhere): RuleElsewhereView {
  const { ruleId, ports, source, mark } = rule;
  return {
    ruleId,
    ports,
    source,
    label: resource.label,
    ...(mark.host !== undefined && { host: mark.host }),
    ...(mark.until !== undefined && { until: mark.until }),
  };
}

/** AWS tells its time in whole seconds, on the way for a moment. */
const CLOCK_TOLERANCE_MS = 2_000;

function clockError(aheadMs: number | undefined): Pick<Snapshot, 'clockAheadMs'> {
  if (aheadMs === undefined || Math.abs(aheadMs) < CLOCK_TOLERANCE_MS) return {};
  // Whole seconds: what changes with every reading would be news every time.
  return { clockAheadMs: Math.round(aheadMs / 1_000) * 1_000 };
}
