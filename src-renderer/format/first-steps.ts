import { mayBeOpen } from '../../src-main/leases/lease.ts';
import type { Snapshot } from '../../src-main/bridge/snapshot.ts';
import type { Resource } from '../../src-main/resources/resource.ts';

/** Where somebody is in the first steps. */
export type FirstStep =
  | { readonly kind: 'begin' }
  | { readonly kind: 'pick' }
  /** `done`: it was opened, now or at some time that the activity still knows. */
  | { readonly kind: 'try'; readonly resource: Resource; readonly done: boolean };

type Known = Pick<
  Snapshot,
  'realm' | 'onboarded' | 'identities' | 'resources' | 'leases' | 'activity'
>;

/** Whether a window without a named screen begins with the first steps. */
export function firstStepsDue(known: Known): boolean {
  const furnished = known.realm === 'aws' && known.resources.length > 0;
  return !known.onboarded && !furnished;
}

/**
 * The step that comes next, from what is there: nothing about it is remembered, so that it is right
 * after a window was closed, after a restart, and after something was done elsewhere.
 *
 * @param at a step that was gone back to, `begin` or `pick`, or the id of the resource to try
 */
export function firstStep(known: Known, at: string | undefined): FirstStep {
  const { identities, resources, onboarded } = known;
  if (identities.length === 0 || at === 'begin') return { kind: 'begin' };
  if (at === 'pick') return { kind: 'pick' };
  const named = resources.find(({ id }) => id === at);
  if (named) return tryStep(known, named);
  // Who comes back to them wants to see them from the start.
  if (onboarded) return { kind: 'begin' };
  const resource = openOne(known) ?? (resources.length === 1 ? resources[0] : undefined);
  return resource ? tryStep(known, resource) : { kind: 'pick' };
}

function tryStep({ leases, activity }: Known, resource: Resource): FirstStep {
  const open = leases.some(
    (lease) => lease.resource.id === resource.id && mayBeOpen(lease) && isOpened(lease.state.kind),
  );
  const was = activity.some(
    ({ deed, resourceId }) => deed === 'opened' && resourceId === resource.id,
  );
  return { kind: 'try', resource, done: open || was };
}

function isOpened(kind: Snapshot['leases'][number]['state']['kind']): boolean {
  return kind === 'open' || kind === 'renewing' || kind === 'closing';
}

function openOne({ leases, resources }: Known): Resource | undefined {
  const open = new Set(leases.filter(mayBeOpen).map(({ resource }) => resource.id));
  return resources.find(({ id }) => open.has(id));
}
