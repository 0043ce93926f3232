import { describe, expect, it } from 'vitest';
import type { CheckReport, Permission } from '../../../../src-main/resources/resource.ts';
import { checkInWords } from '../../../../src-renderer/format/check-in-words.ts';

const ALLOWED: Permission = { kind: 'allowed' };
const DENIED: Permission = { kind: 'denied' };
const UNTOLD: Permission = { kind: 'cannot-tell', why: { problem: { kind: 'throttled' } } };

const GROUP = {
  groupId: 'sg-0123456789abcdef0',
  name: 'bastion',
  description: '',
  tags: {},
  ipv4Rules: 1,
  ipv6Rules: 0,
};

function verdict(more: Partial<CheckReport>) {
  const all = { open: ALLOWED, close: ALLOWED, move: ALLOWED, describe: ALLOWED, tag: ALLOWED };
  return checkInWords({ group: GROUP, ...all, ...more });
}

describe('the answer of a check', () => {
  it('is good when opening and closing are allowed', () => {
    expect(verdict({})).toEqual({
      tone: 'good',
      title: 'Allowed to open and close.',
      missing: [],
      betterWith: [],
    });
  });

  it('warns of an identity that could open and never close', () => {
    expect(verdict({ close: DENIED })).toMatchObject({
      tone: 'bad',
      title: 'Allowed to open, not allowed to close – do not use this identity.',
      missing: ['ec2:RevokeSecurityGroupIngress'],
    });
  });

  it('names both permissions when neither is given', () => {
    expect(verdict({ open: DENIED, close: DENIED })).toMatchObject({
      tone: 'bad',
      missing: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
    });
  });

  it('stays good without the lesser permissions, and says what they would be good for', () => {
    const { tone, missing, betterWith } = verdict({ move: DENIED, describe: DENIED, tag: DENIED });
    expect({ tone, missing }).toEqual({ tone: 'good', missing: [] });
    expect(betterWith.map(({ action }) => action)).toEqual([
      'ec2:ModifySecurityGroupRules',
      'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
      'ec2:CreateTags',
    ]);
    expect(betterWith.every(({ purpose }) => purpose !== '')).toBe(true);
  });

  it('is an open question when AWS did not say, with the reason', () => {
    expect(verdict({ close: UNTOLD })).toMatchObject({
      tone: 'open-question',
      missing: [],
      why: { kind: 'throttled' },
    });
  });

  it('is bad as soon as one is refused, whatever the other is', () => {
    expect(verdict({ open: UNTOLD, close: DENIED })).toMatchObject({ tone: 'bad' });
    expect(verdict({ open: DENIED, close: UNTOLD })).toMatchObject({
      tone: 'bad',
      title: 'Not allowed to open.',
    });
  });
});
