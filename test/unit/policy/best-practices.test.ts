import { describe, expect, it } from 'vitest';
import { bestPractices } from '../../../src-main/policy/best-practices.ts';
import type { Practice, SeenIdentity, SeenKey } from '../../../src-main/policy/best-practices.ts';
import { ANA, chosen, identityOf } from '../../support/policy-samples.ts';

const FRESH: SeenKey = { active: true, ours: true, age: { days: 12, verdict: 'fresh' } };
const NO_TROUBLE = { findings: [], unusedGroups: [] };

function seen(keys?: readonly SeenKey[], arn: string = ANA.caller.arn): SeenIdentity {
  const { caller } = identityOf('x', arn);
  return { kind: 'access-key', caller, ...(keys && { keys }) };
}

function practice(
  id: Practice['id'],
  identity: SeenIdentity,
  made: Parameters<typeof bestPractices>[2] = NO_TROUBLE,
): Practice {
  const found = bestPractices(identity, chosen(), made).find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe('the best practices', () => {
  it('are ticked off where Drawbridge can see that they are kept', () => {
    expect(practice('one-key', seen([FRESH])).state).toBe('kept');
    expect(practice('rotated', seen([FRESH]))).toMatchObject({
      state: 'kept',
      says: 'The key is 12 days old.',
    });
    const own = seen([FRESH], 'arn:aws:iam::111122223333:user/drawbridge');
    expect(practice('dedicated', own).state).toBe('kept');
    expect(practice('unused', own).state).toBe('kept');
  });

  it('are held against the key where it can see that they are not', () => {
    const old: SeenKey = { ...FRESH, age: { days: 97, verdict: 'due' } };
    expect(practice('rotated', seen([old])).state).toBe('not-kept');
    expect(practice('one-key', seen([FRESH, { ...FRESH, ours: false }])).state).toBe('not-kept');
    const foreign: SeenKey = { ...FRESH, ours: false, lastUsed: { service: 's3' } };
    expect(practice('dedicated', seen([FRESH, foreign]))).toMatchObject({
      state: 'not-kept',
      says: 'A key of ana was last used for s3, and not by Drawbridge.',
    });
    const root = seen([FRESH], 'arn:aws:iam::111122223333:root');
    expect(practice('dedicated', root).state).toBe('not-kept');
  });

  it('are never guessed: what is out of sight is said to be', () => {
    expect(practice('dedicated', seen([FRESH])).state).toBe('unseen');
    expect(practice('no-console', seen([FRESH]))).toMatchObject({
      state: 'unseen',
      link: expect.stringContaining('section=security_credentials') as string,
    });
    expect(practice('least', seen([FRESH])).state).toBe('unseen');
    expect(practice('monitored', seen([FRESH])).state).toBe('unseen');
    expect(practice('rotated', seen()).state).toBe('unseen');
    expect(practice('one-key', { ...seen(), kind: 'profile' }).says).toContain(
      'not kept by Drawbridge',
    );
  });

  it('count groups that nobody opens, and findings of the check', () => {
    const made = {
      unusedGroups: ['sg-1', 'sg-2'],
      findings: [{ kind: 'wildcard', severity: 'warning', says: '…' }] as const,
    };
    expect(practice('unused', seen(), made).says).toBe(
      'sg-1 and sg-2 are allowed and not among your resources.',
    );
    expect(practice('least', seen(), made).state).toBe('not-kept');
  });

  it('are kept by a role without anything to look at', () => {
    const role: SeenIdentity = {
      ...seen(undefined, 'arn:aws:sts::111122223333:assumed-role/gate/ana'),
      kind: 'role',
    };
    for (const id of ['dedicated', 'no-console', 'one-key', 'rotated'] as const)
      expect(practice(id, role).state).toBe('kept');
  });
});
