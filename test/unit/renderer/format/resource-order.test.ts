import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../../src-main/resources/resource.ts';
import { moveTarget } from '../../../../src-renderer/format/resource-order.ts';
import type { Move } from '../../../../src-renderer/format/resource-order.ts';
import { door } from '../../leases/lease-samples.ts';

const ALL = [1, 2, 3, 4, 5, 6].map((number) => door(number));

/** The numbers of the doors after the move, in order; `undefined` when nothing is to be moved. */
function after(number: number, move: Move, shown: readonly Resource[] = ALL): string | undefined {
  const moved = door(number);
  const to = moveTarget(ALL, shown, moved.id, move);
  if (to === undefined) return undefined;
  const others = ALL.filter(({ id }) => id !== moved.id);
  return others
    .toSpliced(to, 0, moved)
    .map(({ id }) => id.replace('door', ''))
    .join('');
}

describe('moving a resource', () => {
  it('goes one step up or down, or all the way', () => {
    expect(after(3, 'up')).toBe('132456');
    expect(after(3, 'down')).toBe('124356');
    expect(after(3, 'top')).toBe('312456');
    expect(after(3, 'bottom')).toBe('124563');
  });

  it('ends at the first and at the last', () => {
    expect([after(1, 'up'), after(1, 'top'), after(6, 'down'), after(6, 'bottom')]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it('goes past the neighbour in sight, whatever of the filtered ones lies between', () => {
    const shown = [2, 4, 6].map((number) => door(number));
    const inAll = shown.map(({ id }) => ALL.find((each) => each.id === id) ?? door());
    expect(after(4, 'up', inAll)).toBe('142356');
    expect(after(4, 'down', inAll)).toBe('123564');
    expect(after(6, 'top', inAll)).toBe('162345');
    expect(after(2, 'bottom', inAll)).toBe('134562');
    expect(after(2, 'up', inAll)).toBeUndefined();
  });

  it('moves nothing that is not in sight', () => {
    expect(after(1, 'down', ALL.slice(2))).toBeUndefined();
  });
});
