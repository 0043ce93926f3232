import { resourcePowers } from '../resources/powers.ts';
import type { Lease } from './lease.ts';

/** All of a lease that gives power; how far it has come and what went wrong do not. */
export function leasePowers(whole: Lease): unknown {
  const { state: _state, trouble: _trouble, unguarded: _unguarded, ...lease } = whole;
  return { ...lease, resource: resourcePowers(lease.resource) };
}
