import { mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import type { Resource } from '../resources/resource.ts';
import { offeredResources } from './resource-block.ts';
import type { TrayAction } from './tray-item.ts';
import type { TrayState } from './tray-state.ts';

/**
 * What a click on the icon does: opens the first favourite for its usual time, or closes it.
 * Closing again what could not be closed is never wrong; opening what may be open is.
 */
export function toggle(state: TrayState): TrayAction | undefined {
  const resource = offeredResources(state.resources)[0];
  if (!resource || state.identities.length === 0) return undefined;
  const lease = leaseOf(state, resource);
  return lease ? { kind: 'close', leaseId: lease.id } : { kind: 'open', resourceId: resource.id };
}

/** What the shortcut to open does: a second press must not close what the first has opened. */
export function openFirst(state: TrayState): TrayAction {
  const resource = offeredResources(state.resources)[0];
  if (!resource || state.identities.length === 0) return { kind: 'show', screen: 'resources' };
  const lease = leaseOf(state, resource);
  return lease
    ? { kind: 'show', screen: `lease/${lease.id}` }
    : { kind: 'open', resourceId: resource.id };
}

function leaseOf({ leases }: TrayState, { id }: Resource): Lease | undefined {
  return leases.find((lease) => lease.resource.id === id && mayBeOpen(lease));
}
