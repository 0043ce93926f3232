import { describe, expect, it } from 'vitest';
import type { FoundGroup } from '../../../../src-main/resources/resource.ts';
import { likelyDoorsFirst, proposedPorts } from '../../../../src-renderer/format/door-ranking.ts';

function group(name: string, more: Partial<FoundGroup> = {}): FoundGroup {
  return {
    groupId: `sg-${name}`,
    name,
    description: 'made by hand',
    tags: {},
    ipv4Rules: 0,
    ipv6Rules: 0,
    ...more,
  };
}

const ranked = (...groups: readonly FoundGroup[]) =>
  likelyDoorsFirst(groups).map(({ name }) => name);

describe('the groups a person most likely means', () => {
  it('come first: bastions, then ssh, desktops and databases, then the rest as given', () => {
    expect(
      ranked(
        group('alb-public'),
        group('staging-db'),
        group('windows-rdp'),
        group('web'),
        group('ops_ssh'),
        group('Prod-Bastion'),
      ),
    ).toEqual(['Prod-Bastion', 'ops_ssh', 'windows-rdp', 'staging-db', 'alb-public', 'web']);
  });

  it('are those with rules in use among equals', () => {
    expect(ranked(group('one'), group('two', { ipv4Rules: 3 }))).toEqual(['two', 'one']);
  });

  it('are not full ones, nor those AWS and its wizard made', () => {
    expect(
      ranked(
        group('default', { ipv4Rules: 1 }),
        group('launch-wizard-12', { description: 'ssh' }),
        group('bastion-full', { ipv4Rules: 60 }),
        group('jump'),
        group('web', { ipv4Rules: 2 }),
      ),
    ).toEqual(['jump', 'bastion-full', 'web', 'launch-wizard-12', 'default']);
  });

  it('are known by name before description', () => {
    expect(
      ranked(group('web', { description: 'reached through the bastion' }), group('team-ssh')),
    ).toEqual(['team-ssh', 'web']);
  });
});

describe('the ports proposed for a group', () => {
  it.each([
    ['bastion-prod', 'made by hand', [22]],
    ['windows-rdp', 'made by hand', [3389]],
    ['staging-db', 'PostgreSQL of the staging environment', [5432]],
    ['orders-mysql-db', 'made by hand', [3306]],
    ['sg-internal', 'Remote desktop for the finance tools', [3389]],
    ['jump-windows', 'made by hand', [22, 3389]],
    ['web', 'nothing to go by', []],
  ])('%s (%s) are %j', (name, description, ports) => {
    expect(proposedPorts(group(name, { description }))).toEqual(
      ports.map((port) => ({ protocol: 'tcp', from: port, to: port })),
    );
  });
});
