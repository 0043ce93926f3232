import { describe, expect, it } from 'vitest';
import type { Lease, LeaseState } from '../../../../../src-main/leases/lease.ts';
import { commandsNow } from '../../../../../src-renderer/shell/command-list/commands.ts';

type Known = Parameters<typeof commandsNow>[0];
type Resource = Known['resources'][number];

const resource = (id: string, more: Partial<Resource> = {}) =>
  ({
    id,
    label: id,
    ports: [{ protocol: 'tcp', from: 22, to: 22 }],
    region: 'eu-west-1',
    usualDuration: { kind: 'minutes', minutes: 60 },
    ...more,
  }) as Resource;

const lease = (of: Resource, kind: LeaseState['kind'], id = `lease-${of.id}`) =>
  ({ id, resource: of, state: { kind } }) as unknown as Lease;

const NOTHING: Known = {
  realm: 'aws',
  identities: [],
  resources: [],
  leases: [],
  address: { checking: false, sources: [], sourcesFrom: 'built-in' },
};
const labels = (known: Partial<Known>) =>
  commandsNow({ ...NOTHING, ...known }).map(({ label }) => label);

describe('the commands', () => {
  it('lead everywhere, even with nothing set up', () => {
    expect(labels({})).toEqual([
      'Add a resource',
      'Add an access key',
      'Try the sandbox',
      'Resources',
      'Activity',
      'Policy',
      'Access keys',
      'Settings',
      'First steps',
      'Keyboard help',
      'Quit Drawbridge',
    ]);
  });

  it('close and extend what is open first, and open what is closed, favourites before others', () => {
    const [a, b, c] = [resource('a'), resource('b'), resource('c', { favourite: true })];
    const all = labels({ resources: [a, b, c], leases: [lease(a, 'open')] });
    expect(all.slice(0, 3)).toEqual(['Close a', 'Extend a', 'Extend a']);
    expect(all.slice(-2)).toEqual(['Open c', 'Open b']);
    expect(all).not.toContain('Open a');
    expect(all).not.toContain('Close all');
  });

  it('offer to close all of several, and nothing but closing for what is on its way', () => {
    const [a, b] = [resource('a'), resource('b')];
    const all = labels({
      resources: [a, b],
      leases: [lease(a, 'opening'), lease(b, 'closing')],
    });
    expect(all.slice(0, 3)).toEqual(['Close a', 'Close b', 'Close all']);
    expect(all.some((label) => label.startsWith('Extend'))).toBe(false);
  });

  it('open again what failed', () => {
    const a = resource('a');
    expect(labels({ resources: [a], leases: [lease(a, 'failed')] })).toContain('Open a');
  });

  it('copy the address once it is known', () => {
    const mine = {
      ipv4: { kind: 'agreed', cidr: '203.0.113.7/32' },
      ipv6: { kind: 'none' },
    } as unknown as NonNullable<Known['address']['mine']>;
    const copy = commandsNow({ ...NOTHING, address: { ...NOTHING.address, mine } })[0];
    expect(copy).toMatchObject({
      label: 'Copy my address',
      deed: { kind: 'copy-address', text: '203.0.113.7' },
    });
  });

  it('lead out of the sandbox instead of into it', () => {
    expect(labels({ realm: 'sandbox' })).toContain('Leave the sandbox');
    expect(labels({ realm: 'sandbox' })).not.toContain('Try the sandbox');
  });

  it('have an id each, so that a list can tell them apart', () => {
    const all = [resource('a'), resource('b')];
    const ids = commandsNow({
      ...NOTHING,
      resources: all,
      leases: all.map((one) => lease(one, 'open')),
    }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
