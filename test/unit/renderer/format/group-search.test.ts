import { describe, expect, it } from 'vitest';
import type { FoundGroup } from '../../../../src-main/resources/resource.ts';
import {
  looksLikeGroupId,
  rulesInWords,
  searchGroups,
  suggestedLabel,
} from '../../../../src-renderer/format/group-search.ts';

function group(more: Partial<FoundGroup>): FoundGroup {
  const empty = { description: '', tags: {}, ipv4Rules: 0, ipv6Rules: 0 };
  return { groupId: 'sg-00000000', name: 'nameless', ...empty, ...more };
}

const BASTION = group({
  groupId: 'sg-0123456789abcdef0',
  name: 'Bastion-Prod',
  vpcId: 'vpc-0a1b2c3d',
  tags: { env: 'prod', Team: 'platform' },
});
const DATABASE = group({
  groupId: 'sg-0fedcba9876543210',
  name: 'staging-db',
  description: 'PostgreSQL of staging',
  tags: { env: 'staging' },
});

describe('the search for a security group', () => {
  const found = (text: string) =>
    searchGroups([BASTION, DATABASE], text).map(({ name }) => name.toLowerCase());

  it('shows all while nothing is typed', () => {
    expect(found('  ')).toEqual(['bastion-prod', 'staging-db']);
  });

  it.each(['bastion', 'BASTION-P', '9abcdef0', 'vpc-0a1b', 'env=prod', 'team=plat'])(
    'finds by name, id, VPC or tag: “%s”',
    (text) => {
      expect(found(text)).toEqual(['bastion-prod']);
    },
  );

  it('wants every word somewhere, in any order', () => {
    expect(found('postgresql env=staging')).toEqual(['staging-db']);
    expect(found('bastion env=staging')).toEqual([]);
  });

  it('does not find what only two fields together contain', () => {
    expect(found('prodsg-0123')).toEqual([]);
  });
});

describe('the id of a security group', () => {
  it('has 8 or 17 hexadecimal digits', () => {
    expect(['sg-0a1b2c3d', ' sg-0123456789abcdef0 '].map(looksLikeGroupId)).toEqual([true, true]);
    expect(['sg-0a1b2c3', 'sg-0A1B2C3D', 'sgr-0a1b2c3d', ''].map(looksLikeGroupId)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the rules in use', () => {
  it('are counted per family, IPv6 only where there are any', () => {
    expect(rulesInWords(group({ ipv4Rules: 37 }))).toBe('37 of 60 IPv4');
    expect(rulesInWords(group({ ipv4Rules: 60, ipv6Rules: 2 }))).toBe(
      '60 of 60 IPv4, 2 of 60 IPv6',
    );
  });
});

describe('the label a group suggests', () => {
  it('leaves out what says only that it is a group', () => {
    expect(['sg-bastion', 'bastion_sg', 'security-group-bastion'].map(suggestedLabel)).toEqual([
      'bastion',
      'bastion',
      'bastion',
    ]);
  });

  it('is the name itself when nothing else is left, or nothing is to leave out', () => {
    expect(['bastion-prod', 'default', 'sg-'].map(suggestedLabel)).toEqual([
      'bastion-prod',
      'default',
      'sg-',
    ]);
  });
});
