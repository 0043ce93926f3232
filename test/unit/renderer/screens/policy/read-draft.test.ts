import { describe, expect, it } from 'vitest';
import {
  DESCRIBED,
  USUAL_DRAFT,
  partitionOf,
  readGroup,
} from '../../../../../src-renderer/screens/policy/draft.ts';
import type { PolicyDraft } from '../../../../../src-renderer/screens/policy/draft.ts';
import { readDraft } from '../../../../../src-renderer/screens/policy/read-draft.ts';
import type { MyAddress } from '../../../../../src-main/public-ip/address.ts';
import { USUAL_CHOICES } from '../../../../../src-main/policy/choices.ts';
import { workshop } from '../../../../../src-main/policy/workshop.ts';
import { ANA, NETWORKS, OTHER_ACCOUNT, network } from '../../../../support/policy-samples.ts';

const ADDRESS: MyAddress = {
  ipv4: { kind: 'agreed', cidr: network('81.187.42.19'), operators: ['a', 'b'] },
  ipv6: { kind: 'silent', said: [], choices: [] },
  checkedAt: 0,
};

function read(more: Partial<PolicyDraft> = {}, address: MyAddress | undefined = ADDRESS) {
  return readDraft({ ...USUAL_DRAFT, ...more }, [ANA], address);
}

const ROLE = { ...USUAL_DRAFT.role, account: OTHER_ACCOUNT };

describe('the choices of the policy screen', () => {
  it('begin as the workshop’s usual ones, for all identities', () => {
    expect(read()).toEqual({ choices: USUAL_CHOICES, holders: [ANA], faults: {} });
  });

  it('forget an identity that is gone', () => {
    expect(read({ who: 'gone' as never }).choices.identityId).toBeUndefined();
    expect(read({ who: ANA.id }).choices.identityId).toBe(ANA.id);
  });

  it('take networks one a line and name the one that is none', () => {
    const from = { kind: 'fixed', networks: NETWORKS };
    const networks = NETWORKS.join('\n');
    expect(read({ from: 'fixed', networks })).toMatchObject({ choices: { from }, faults: {} });
    expect(read({ from: 'fixed', networks: `${networks}, home` })).toMatchObject({
      choices: { from },
      faults: { networks: 'home is not a network, as 203.0.113.0/24 is.' },
    });
  });

  it('never refuse from elsewhere without a network: nothing or everything would be elsewhere', () => {
    for (const networks of ['', '0.0.0.0/0', '::/0']) {
      const { choices, faults } = read({ from: 'fixed', networks });
      expect(choices.from).toEqual({ kind: 'anywhere' });
      expect(faults.networks).toBeTruthy();
    }
    const unknown = readDraft({ ...USUAL_DRAFT, from: 'current' }, [ANA], undefined);
    expect(unknown.choices.from).toEqual({ kind: 'anywhere' });
    expect(unknown.faults.networks).toContain('not known yet');
  });

  it('take of the current address what is known for sure', () => {
    expect(read({ from: 'current' }).choices.from).toEqual({
      kind: 'current',
      networks: ['81.187.42.19/32'],
    });
  });

  it('make a role in the identity’s own account when none is typed', () => {
    expect(read({ asRole: true }).choices.role).toEqual({
      account: ANA.caller.account,
      name: 'drawbridge-gate',
      path: '/',
    });
    const terms = { ...ROLE, externalId: 'ext-1', mfa: true, mfaMinutes: '30' };
    expect(read({ asRole: true, role: terms }).choices.role).toEqual({
      account: OTHER_ACCOUNT,
      name: 'drawbridge-gate',
      path: '/',
      externalId: 'ext-1',
      mfa: { maxAgeSeconds: 1_800 },
    });
  });

  it.each([
    ['roleAccount', { account: '12' }],
    ['roleName', { name: '' }],
    ['roleName', { name: 'a b' }],
    ['rolePath', { path: 'team' }],
    ['externalId', { externalId: 'x' }],
    ['mfaMinutes', { mfa: true, mfaMinutes: '5' }],
    ['mfaMinutes', { mfa: true, mfaMinutes: 'an hour' }],
  ] as const)('make no role of a wrong %s, and say so', (field, wrong) => {
    const { choices, faults } = read({ asRole: true, role: { ...ROLE, ...wrong } });
    expect(choices.role).toBeUndefined();
    expect(Object.keys(faults)).toEqual([field]);
  });

  it('make documents for a user that does not exist yet, in its own partition', () => {
    const typed = { region: 'cn-north-1', groupId: 'sg-0123456789abcdef0' };
    const { group } = readGroup(DESCRIBED, typed, undefined);
    const draft = { who: DESCRIBED, user: { account: '123456789012', name: 'gate' } };
    expect(read(draft).holders).toEqual([]);
    const { choices, holders } = read({ ...draft, groups: group ? [group] : [] });
    const { documents } = workshop(choices, [], holders);
    expect(documents[0]?.json).toContain(
      'arn:aws-cn:ec2:cn-north-1:123456789012:security-group/sg-0123456789abcdef0',
    );
  });
});

describe('a group described on the spot', () => {
  it('needs a Region and an id, in the partition of the account', () => {
    const typed = { region: ' eu-west-1 ', groupId: 'sg-0123456789abcdef0' };
    expect(readGroup(ANA.id, typed, 'aws').group).toEqual({
      identityId: ANA.id,
      region: 'eu-west-1',
      groupId: 'sg-0123456789abcdef0',
    });
    expect(Object.keys(readGroup(ANA.id, { region: 'x', groupId: 'y' }, 'aws'))).toEqual([
      'region',
      'groupId',
    ]);
    expect(readGroup(ANA.id, typed, 'aws-cn').region).toContain('another partition');
  });

  it('knows the partition by the Region', () => {
    expect(['eu-west-1', 'cn-north-1', 'us-gov-west-1'].map(partitionOf)).toEqual([
      'aws',
      'aws-cn',
      'aws-us-gov',
    ]);
  });
});
