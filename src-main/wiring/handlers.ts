import type { Handlers } from '../bridge/dispatcher.ts';
import type { Snapshot } from '../bridge/snapshot.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { maskedKeyId } from '../identities/identity.ts';
import type { IdentityId } from '../identities/identity.ts';
import { mayBeOpen } from '../leases/lease.ts';
import { activityHandlers } from './activity-handlers.ts';
import type { ActivityHandlerParts } from './activity-handlers.ts';
import { appHandlers } from './app-handlers.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import { guardHandlers } from './guard-handlers.ts';
import { healthHandlers } from './health-handlers.ts';
import { identityHandlers } from './identity-handlers.ts';
import { policyHandlers } from './policy-handlers.ts';
import type { RunningRealm } from './realm.ts';
import { resourceHandlers } from './resource-handlers.ts';
import { sealHandlers, sealing } from './sealed-handlers.ts';
import { rotationHandlers } from './rotation-handlers.ts';
import type { RotationHandlerParts } from './rotation-handlers.ts';

export interface HandlerParts
  extends RotationHandlerParts, AppHandlerParts, Omit<ActivityHandlerParts, 'running'> {
  /** The realm of this moment. */
  readonly running: () => RunningRealm;
  readonly enterSandbox: () => Promise<Result<void, Problem>>;
  readonly leaveSandbox: () => Promise<Result<void, Problem>>;
  readonly snapshot: () => Snapshot;
}

const DONE = Promise.resolve(ok(undefined));

/** One handler a command; each only leads to the subject that knows. */
export function handlers(parts: HandlerParts): Handlers {
  const plain = plainHandlers(parts);
  return { ...plain, ...sealing(plain, () => parts.running().seals) };
}

function plainHandlers(parts: HandlerParts): Handlers {
  const { running } = parts;
  return {
    'realm.enterSandbox': parts.enterSandbox,
    'realm.leaveSandbox': parts.leaveSandbox,
    ...identityHandlers(running),
    'identity.remove': async ({ identityId }) => removeIdentity(running(), identityId),
    'identity.refreshKeys': async () => {
      await running().identities.refreshKeys();
      return ok(undefined);
    },
    ...rotationHandlers(parts),
    ...healthHandlers(running),
    ...resourceHandlers(running),
    ...policyHandlers(running),
    ...guardHandlers(parts),
    ...activityHandlers(parts),
    ...appHandlers(parts),
    ...sealHandlers(running),
    'lease.open': async ({ resourceId, duration }) => {
      const opened = await running().keeper.open(resourceId, duration);
      return opened.ok ? ok({ leaseId: opened.value }) : opened;
    },
    'lease.extend': ({ leaseId, minutes }) => running().keeper.extend(leaseId, minutes),
    'lease.close': ({ leaseId }) => running().keeper.close(leaseId, 'asked'),
    'lease.closeAll': async () => {
      await running().bulk.closeAll('asked');
      return ok(undefined);
    },
    'lease.openMany': ({ resourceIds, duration }) => {
      void running().bulk.open(resourceIds, duration);
      return DONE;
    },
    'lease.closeMany': ({ leaseIds }) => {
      void running().bulk.close(leaseIds, 'asked');
      return DONE;
    },
    'bulk.stop': () => {
      running().bulk.stop();
      return DONE;
    },
    'bulk.closeOpened': () => {
      void running().bulk.closeOpened();
      return DONE;
    },
    'bulk.dismiss': () => {
      running().bulk.dismiss();
      return DONE;
    },
    'rule.close': ({ ruleId }) => running().reconciler.closeElsewhere(ruleId),
    'lease.dismiss': ({ leaseId }) => {
      running().keeper.dismiss(leaseId);
      return DONE;
    },
    'address.check': async () => {
      await running().address.check();
      return ok(undefined);
    },
    'address.choose': ({ family, text }) => Promise.resolve(running().watcher.choose(family, text)),
    'address.forget': () => {
      running().watcher.forget();
      return DONE;
    },
    'snapshot.read': () => Promise.resolve(ok(parts.snapshot())),
  };
}

/** Refused while a resource needs the identity, or a lease needs it to be closed. */
async function removeIdentity(
  running: RunningRealm,
  identityId: IdentityId,
): Promise<Result<void, Problem>> {
  const { resources, leases, identities, clients, questions, rotations } = running;
  const rotating = rotations.liveFor(identityId);
  if (rotating)
    return err({ kind: 'rotation-running', maskedKeyId: maskedKeyId(rotating.oldKeyId) });
  const needing = [
    ...resources.all,
    ...leases.all.filter(mayBeOpen).map(({ resource }) => resource),
  ].filter((resource) => resource.identityId === identityId);
  const by = [...new Set(needing.map(({ label }) => label))];
  if (by.length > 0) return err({ kind: 'identity-in-use', by });
  const removed = await identities.remove(identityId);
  if (!removed.ok) return removed;
  clients.forget(identityId);
  questions.settle(identityId);
  return removed;
}
