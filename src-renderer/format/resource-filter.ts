import { portsInWords } from '../../src-main/kernel/ports-in-words.ts';
import { mayBeOpen } from '../../src-main/leases/lease.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
import type { Resource, ResourceId } from '../../src-main/resources/resource.ts';
import { troubleOf, troubleTone } from './lease-in-words.ts';

export type DoorFilter = 'all' | 'open' | 'closed' | 'trouble';

/** What of the list is in sight. All parts must fit. */
export interface ResourceFilter {
  readonly text: string;
  readonly door: DoorFilter;
  readonly favourites: boolean;
  readonly region?: string | undefined;
  readonly identityId?: string | undefined;
}

export const NO_FILTER: ResourceFilter = { text: '', door: 'all', favourites: false };

export type DoorCounts = Readonly<Record<DoorFilter, number>>;

export interface FilteredResources {
  readonly shown: readonly Resource[];
  /** How many each choice of door state would show, with everything else as it is. */
  readonly counts: DoorCounts;
}

/** The resources that fit, in the person's order. */
export function filterResources(
  resources: readonly Resource[],
  leases: readonly Lease[],
  filter: ResourceFilter,
): FilteredResources {
  const doors = new DoorStates(leases);
  const fitting = resources.filter((resource) => fits(resource, filter));
  const of = (door: DoorFilter): readonly Resource[] =>
    fitting.filter(({ id }) => doors.is(id, door));
  return {
    shown: of(filter.door),
    counts: {
      all: fitting.length,
      open: of('open').length,
      closed: of('closed').length,
      trouble: of('trouble').length,
    },
  };
}

export function isFiltered(filter: ResourceFilter): boolean {
  const { text, door, favourites, region, identityId } = filter;
  return (
    text.trim() !== '' ||
    door !== 'all' ||
    favourites ||
    region !== undefined ||
    identityId !== undefined
  );
}

const DOORS_IN_WORDS: Readonly<Record<Exclude<DoorFilter, 'all'>, string>> = {
  open: 'open',
  closed: 'closed',
  trouble: 'in need of you',
};

/** "Nothing matches “prod” among the open favourites in eu-west-1 of AKIA…7Q2A." */
export function nothingMatches(filter: ResourceFilter, identityName?: string): string {
  const { text, door, favourites, region } = filter;
  const kind = favourites ? 'favourite' : 'resource';
  const where = [
    region !== undefined && ` in ${region}`,
    filter.identityId !== undefined && ` of ${identityName ?? 'that identity'}`,
  ]
    .filter(Boolean)
    .join('');
  const words = text.trim();
  if (words === '') {
    const is = door === 'all' ? '' : ` is ${DOORS_IN_WORDS[door]}`;
    return is === '' ? `There is no ${kind}${where}.` : `No ${kind}${where}${is}.`;
  }
  if (door === 'all' && !favourites && where === '') return `Nothing matches “${words}”.`;
  const that = door === 'all' ? '' : ` that are ${DOORS_IN_WORDS[door]}`;
  return `Nothing matches “${words}” among the ${kind}s${where}${that}.`;
}

/** What each door is now; the same lookup for a thousand of them. */
class DoorStates {
  readonly #open = new Set<ResourceId>();
  readonly #trouble = new Set<ResourceId>();

  constructor(leases: readonly Lease[]) {
    for (const lease of leases) {
      if (mayBeOpen(lease)) this.#open.add(lease.resource.id);
      if (troubleOf(lease) && troubleTone(lease) !== 'plain') this.#trouble.add(lease.resource.id);
    }
  }

  is(id: ResourceId, door: DoorFilter): boolean {
    switch (door) {
      case 'all':
        return true;
      case 'open':
        return this.#open.has(id);
      case 'closed':
        return !this.#open.has(id);
      case 'trouble':
        return this.#trouble.has(id);
    }
  }
}

function fits(resource: Resource, filter: ResourceFilter): boolean {
  if (filter.favourites && !resource.favourite) return false;
  if (filter.region !== undefined && resource.region !== filter.region) return false;
  if (filter.identityId !== undefined && resource.identityId !== filter.identityId) return false;
  return matches(resource, filter.text);
}

function matches(resource: Resource, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { label, ports, region, groupId, groupName = '' } = resource;
  const text = [label, portsInWords(ports), region, groupId, groupName].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
