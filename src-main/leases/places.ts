import type { Resource } from '../resources/resource.ts';

/** One security group, with all resources that are in it; the first signs the reading. */
export interface Place {
  readonly key: string;
  readonly resources: readonly [Resource, ...Resource[]];
}

/** `eu-west-1 sg-0123…`: group ids are unique in a Region. */
export function placeKey({ region, groupId }: Resource): string {
  return `${region} ${groupId}`;
}

/** The groups to look at, each once; those with something open come first. */
export function placesOf(live: readonly Resource[], others: readonly Resource[]): readonly Place[] {
  const places = new Map<string, [Resource, ...Resource[]]>();
  for (const resource of [...live, ...others]) {
    const known = places.get(placeKey(resource));
    if (!known) places.set(placeKey(resource), [resource]);
    else if (!known.some(({ id }) => id === resource.id)) known.push(resource);
  }
  return [...places].map(([key, resources]) => ({ key, resources }));
}
