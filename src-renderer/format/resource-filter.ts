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
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = resources.filter((resource) => fits(resource, filter, words));
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

/** What is said of one and of several. */
const DOORS_IN_WORDS: Readonly<Record<Exclude<DoorFilter, 'all'>, readonly [string, string]>> = {
  open: ['is open', 'are open'],
  closed: ['is closed', 'are closed'],
  trouble: ['needs you', 'need you'],
};

/**
 * "Nothing matches “prod” among the resources in eu-west-1 that are open.", or without words to look
 * for "No favourite of work is closed."
 */
export function nothingMatches(filter: ResourceFilter, identityName?: string): string {
  const { door, favourites, region, identityId } = filter;
  const kind = favourites ? 'favourite' : 'resource';
  const where = [
    region === undefined ? '' : ` in ${region}`,
    identityId === undefined ? '' : ` of ${identityName ?? 'that identity'}`,
  ].join('');
  const [is, are] = door === 'all' ? [] : DOORS_IN_WORDS[door];
  const words = filter.text.trim();
  if (words === '')
    return is === undefined ? `There is no ${kind}${where}.` : `No ${kind}${where} ${is}.`;
  const among = `${where}${are === undefined ? '' : ` that ${are}`}`;
  return among === '' && !favourites
    ? `Nothing matches “${words}”.`
    : `Nothing matches “${words}” among the ${kind}s${among}.`;
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

function fits(resource: Resource, filter: ResourceFilter, words: readonly string[]): boolean {
  if (filter.favourites && !resource.favourite) return false;
  if (filter.region !== undefined && resource.region !== filter.region) return false;
  if (filter.identityId !== undefined && resource.identityId !== filter.identityId) return false;
  return words.length === 0 || matches(resource, words);
}

function matches(resource: Resource, words: readonly string[]): boolean {
  const { label, ports, region, groupId, groupName = '' } = resource;
  const text = [label, portsInWords(ports), region, groupId, groupName].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
