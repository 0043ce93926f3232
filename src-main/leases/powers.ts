import { resourcePowers } from '../resources/powers.ts';
import type { Lease } from './lease.ts';

/** All of a lease that gives power; how far it has come and what went wrong do not. */
export function leasePowers({ state: _state, trouble: _trouble, ...lease }: Lease): unknown {
  return { ...lease, resource: resourcePowers(lease.resource) };
}
