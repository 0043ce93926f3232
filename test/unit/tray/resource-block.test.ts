import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { offeredResources } from '../../../src-main/tray/resource-block.ts';
import { door } from '../leases/lease-samples.ts';
import { leaseOf, seen, state } from './tray-samples.ts';

function doors(count: number, favourites: readonly number[]): readonly Resource[] {
  return Array.from({ length: count }, (_, index) =>
    door(index + 1, favourites.includes(index + 1) ? { favourite: true } : {}),
  );
}

function offered(resources: readonly Resource[]): readonly string[] {
  return offeredResources(resources).map(({ label }) => label);
}

describe('what the tray offers to open', () => {
  it('is the favourites, in the order of the list', () => {
    expect(offered(doors(12, [11, 3, 9]))).toEqual(['door 3', 'door 9', 'door 11']);
  });

  it('is the first eight of all while there is no favourite', () => {
    expect(offered(doors(12, []))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `door ${String(number)}`),
    );
  });

  it('is eight favourites at most', () => {
    const all = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(offered(doors(12, all))).toHaveLength(8);
    expect(offered(doors(3, []))).toHaveLength(3);
  });

  it('leaves out a favourite that is open, and puts no other in its place', () => {
    const resources = doors(12, [2, 3]);
    const lease = leaseOf(2, 60, { resource: door(2, { favourite: true }) });
    const { menu } = seen(state({ resources, leases: [lease] }));
    expect(menu.filter((line) => line.startsWith('Open door'))).toEqual(['Open door 3 · SSH 22']);
  });
});
