import type { Resource, ResourceId } from '../../src-main/resources/resource.ts';

export type Move = 'up' | 'down' | 'top' | 'bottom';

/**
 * Where a resource goes in the whole order, counted from 0 among the others, for a step within
 * what is in sight; `undefined` where it stands there already.
 */
export function moveTarget(
  all: readonly Resource[],
  shown: readonly Resource[],
  id: ResourceId,
  move: Move,
): number | undefined {
  const place = shown.findIndex((resource) => resource.id === id);
  if (place === -1) return undefined;
  const others = all.filter((resource) => resource.id !== id);
  const neighbour = shown[neighbourOf(place, shown.length, move)];
  if (!neighbour || neighbour.id === id) return undefined;
  const index = others.indexOf(neighbour);
  return move === 'up' || move === 'top' ? index : index + 1;
}

function neighbourOf(place: number, count: number, move: Move): number {
  switch (move) {
    case 'up':
      return place - 1;
    case 'down':
      return place + 1;
    case 'top':
      return 0;
    case 'bottom':
      return count - 1;
  }
}
