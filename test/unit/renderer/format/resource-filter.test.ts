import { describe, expect, it } from 'vitest';
import type { Region } from '../../../../src-main/kernel/aws-names.ts';
import type { IdentityId } from '../../../../src-main/identities/identity.ts';
import type { LeaseId } from '../../../../src-main/leases/lease.ts';
import {
  filterResources,
  isFiltered,
  NO_FILTER,
  nothingMatches,
} from '../../../../src-renderer/format/resource-filter.ts';
import type { ResourceFilter } from '../../../../src-renderer/format/resource-filter.ts';
import { door, lease, RDP, START } from '../../leases/lease-samples.ts';

const US = 'us-east-1' as Region;
const OTHER = 'other' as IdentityId;

const RESOURCES = [
  door(1, { label: 'bastion-prod', groupName: 'sg-bastion' }),
  door(2, { label: 'jump host', ports: [RDP], region: US, favourite: true }),
  door(3, { label: 'staging-db', identityId: OTHER, favourite: true }),
  door(4, { label: 'staging-web', identityId: OTHER, region: US }),
];

const LEASES = [
  lease({ id: 'a' as LeaseId, resource: door(2) }),
  lease({
    id: 'b' as LeaseId,
    resource: door(3),
    state: {
      kind: 'closing',
      reason: 'asked',
      since: START,
      problem: { kind: 'throttled' },
    },
  }),
  lease({
    id: 'c' as LeaseId,
    resource: door(4),
    grants: [],
    state: { kind: 'failed', problem: { kind: 'throttled' }, at: START },
  }),
];

function shown(more: Partial<ResourceFilter>): readonly string[] {
  const filter = { ...NO_FILTER, ...more };
  return filterResources(RESOURCES, LEASES, filter).shown.map(({ label }) => label);
}

describe('the list of resources', () => {
  it('shows all of them, in the order of the person, while nothing is filtered', () => {
    expect(shown({})).toEqual(RESOURCES.map(({ label }) => label));
  });

  it('is filtered by every word, in name, ports, Region, group id and group name', () => {
    expect(shown({ text: 'STAGING' })).toEqual(['staging-db', 'staging-web']);
    expect(shown({ text: 'us-east rdp' })).toEqual(['jump host']);
    expect(shown({ text: 'sg-bastion' })).toEqual(['bastion-prod']);
    expect(shown({ text: ' 00000004 ' })).toEqual(['staging-web']);
    expect(shown({ text: 'bastion rdp' })).toEqual([]);
  });

  it('counts as open what may be open, and as in need of the person what went wrong', () => {
    expect(shown({ door: 'open' })).toEqual(['jump host', 'staging-db']);
    expect(shown({ door: 'closed' })).toEqual(['bastion-prod', 'staging-web']);
    expect(shown({ door: 'trouble' })).toEqual(['staging-db', 'staging-web']);
  });

  it('takes only what fits all filters together', () => {
    expect(shown({ favourites: true })).toEqual(['jump host', 'staging-db']);
    expect(shown({ favourites: true, region: US })).toEqual(['jump host']);
    expect(shown({ identityId: OTHER, region: US, door: 'closed' })).toEqual(['staging-web']);
    expect(shown({ identityId: OTHER, region: US, text: 'db' })).toEqual([]);
  });

  it('counts what each state of the door would show with the other filters as they are', () => {
    const counts = (more: Partial<ResourceFilter>) =>
      filterResources(RESOURCES, LEASES, { ...NO_FILTER, ...more }).counts;
    expect(counts({})).toEqual({ all: 4, open: 2, closed: 2, trouble: 2 });
    expect(counts({ door: 'open' })).toEqual(counts({}));
    expect(counts({ text: 'staging' })).toEqual({ all: 2, open: 1, closed: 1, trouble: 2 });
  });

  it('says what was looked for where nothing fits', () => {
    const words = (more: Partial<ResourceFilter>, name?: string) =>
      nothingMatches({ ...NO_FILTER, ...more }, name);
    expect(words({ text: ' prod ' })).toBe('Nothing matches “prod”.');
    expect(words({ text: 'prod', region: US, door: 'open' })).toBe(
      'Nothing matches “prod” among the resources in us-east-1 that are open.',
    );
    expect(words({ favourites: true })).toBe('There is no favourite.');
    expect(words({ door: 'trouble' })).toBe('No resource needs you.');
    expect(words({ favourites: true, identityId: OTHER, door: 'closed' }, 'work')).toBe(
      'No favourite of work is closed.',
    );
  });

  it('knows whether anything is filtered', () => {
    expect([{}, { text: '  ' }].map((more) => isFiltered({ ...NO_FILTER, ...more }))).toEqual([
      false,
      false,
    ]);
    const each: readonly Partial<ResourceFilter>[] = [
      { text: 'x' },
      { door: 'closed' },
      { favourites: true },
      { region: US },
      { identityId: OTHER },
    ];
    expect(each.every((more) => isFiltered({ ...NO_FILTER, ...more }))).toBe(true);
  });
});
