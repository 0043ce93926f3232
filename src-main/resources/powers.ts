import type { Resource } from './resource.ts';

/**
 * All of a resource that gives power, or by which a person knows what they open: everything but
 * where it is shown. A field that is new is sealed unless it is left out here.
 */
export function resourcePowers({ favourite: _favourite, ...resource }: Resource): unknown {
  return resource;
}
