import { secondsFor } from '../aws/request-budget.ts';
import { schedulerGuard } from '../aws/scheduler-guard.ts';
import { securityGroupGate } from '../aws/security-group-gate.ts';
import { credentialsEnd } from '../identities/credentials.ts';
import { Bulk } from '../leases/bulk.ts';
import type { DeedParts } from '../leases/deed.ts';
import { GuardChecks } from '../leases/guard-checks.ts';
import { GuardTender } from '../leases/guard-tender.ts';
import { LeaseKeeper } from '../leases/lease-keeper.ts';
import { closingWanted, mayBeOpen } from '../leases/lease.ts';
import { Reconciler } from '../leases/reconciler.ts';
import { networkFingerprint } from '../network/network-fingerprint.ts';
import { AddressWatcher } from '../public-ip/address-watcher.ts';
import { TrustedAddress } from '../public-ip/trusted-address.ts';
import type { Resource } from '../resources/resource.ts';
import { isGuarded } from '../settings/settings.ts';
import { randomId } from './system.ts';
import type { RealmParts } from './realm-parts.ts';
import type { RealmCore } from './realm-core.ts';

/** Opening, following and closing: the heart of a realm, on its core. */
export function buildRealmLeases(parts: RealmParts, core: RealmCore) {
  const { clock, reportBug, leases, resources, identities, credentials, log } = core;
  const gate = securityGroupGate(core.clients);
  const watcher = new AddressWatcher({ ask: parts.ask, clock, sources: parts.sources });
  const address = new TrustedAddress({ watcher, clock, fingerprint: networkFingerprint });
  const deedParts: DeedParts = {
    book: leases,
    gateFor: () => gate,
    identityOf: (id) => identities.get(id),
    log,
    clock,
    signature: parts.signature,
    proofs: core.proofs,
    guarding: {
      guard: schedulerGuard(core.clients),
      isOn: ({ identityId, region, groupId }) => {
        const account = identities.get(identityId)?.caller.account;
        return isGuarded(parts.settings().guardedPlaces, { account, region, groupId });
      },
      ifUnguarded: () => parts.settings().ifUnguarded,
      leftOver: (resource) => {
        tender.leftOver(resource);
      },
    },
  };
  const guardChecks = new GuardChecks({
    ...deedParts,
    reportBug,
    resources: () => resources.all,
    during: (identity, resource, deed) => core.groups.whileCheckingGuard(identity, resource, deed),
    newId: randomId,
  });
  const keysAtHand = ({ identityId }: Resource): boolean =>
    identities.get(identityId)?.kind === 'access-key' ||
    credentials.inHand(identityId) !== undefined;
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
  const looking = { ...deedParts, keeper, reportBug, keysAtHand, resources: () => resources.all };
  const isChecking = guardChecks.isChecking.bind(guardChecks);
  const tender = new GuardTender({ ...looking, isChecking });
  const reconciler = new Reconciler({ ...looking, tender, isChecking });
  const bulk = new Bulk({
    keeper,
    clock,
    secondsFor,
    reportBug,
    open: () => leases.all.filter(mayBeOpen),
  });
  const leftOpen = leases.all.filter(closingWanted);
  return { watcher, address, keeper, reconciler, tender, guardChecks, bulk, leftOpen };
}
