import type { Identity } from '../identities/identity.ts';
import type { Region } from '../kernel/aws-names.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import type { Resource } from '../resources/resource.ts';

/** Where an identity is at home, opens something, or still has something open; home first. */
export function regionsInUse(
  { id, homeRegion }: Identity,
  resources: readonly Resource[],
  leases: readonly Lease[],
): readonly Region[] {
  const open = leases.filter(mayBeOpen).map(({ resource }) => resource);
  const mine = [...resources, ...open].filter(({ identityId }) => identityId === id);
  return [...new Set([homeRegion, ...mine.map(({ region }) => region)])];
}
