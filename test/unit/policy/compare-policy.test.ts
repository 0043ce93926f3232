import { describe, expect, it } from 'vitest';
import { comparePolicy } from '../../../src-main/policy/compare-policy.ts';
import type { PermissionStatement } from '../../../src-main/policy/document.ts';
import { importPolicy } from '../../../src-main/policy/import-policy.ts';
import { GROUP_ARN, made } from '../../support/policy-samples.ts';

const NOTHING = { modify: false, descriptions: false, tags: false };

function needed(): readonly PermissionStatement[] {
  return made({ switches: NOTHING, keys: 'nothing' }).documents.flatMap(({ paper }) =>
    paper.kind === 'permissions' ? paper.clauses.map(({ statement }) => statement) : [],
  );
}

function difference(...statements: readonly unknown[]) {
  const read = importPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return comparePolicy(read.value, needed());
}

const [SEE, OPEN] = needed();

describe('comparing a pasted policy with what is needed', () => {
  it('finds no difference to what the workshop makes', () => {
    expect(difference(SEE, OPEN)).toEqual([]);
  });

  it('finds no difference where the same is only written shorter', () => {
    const actions = OPEN?.Action ?? [];
    const each = actions.map((Action) => ({
      Effect: 'Allow',
      Action: Action.toUpperCase().replace('EC2', 'ec2'),
      Resource: GROUP_ARN,
    }));
    expect(difference(SEE, ...each)).toEqual([]);
  });

  it('says what is missing', () => {
    const Action = 'ec2:AuthorizeSecurityGroupIngress';
    expect(difference(SEE, { Effect: 'Allow', Action, Resource: GROUP_ARN })).toEqual([
      {
        kind: 'missing',
        action: 'ec2:RevokeSecurityGroupIngress',
        resource: GROUP_ARN,
        says: `ec2:RevokeSecurityGroupIngress on ${GROUP_ARN} is not allowed.`,
      },
    ]);
  });

  it('says what is too much, and how much a wildcard means', () => {
    const all = difference({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
    expect(all).toMatchObject([{ kind: 'too-much', action: 'ec2:*', statement: 1 }]);
    expect(all[0]?.says).toMatch(/^ec2:\* is more than is needed: it means \d{3} actions\.$/);
    expect(
      difference(SEE, OPEN, { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
    ).toMatchObject([
      { kind: 'too-much', action: 's3:GetObject', says: 's3:GetObject is not needed.' },
    ]);
    expect(difference({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toMatchObject([
      { kind: 'too-much', says: 'Statement 1 allows everything but what it names.' },
    ]);
  });

  it('says where a needed action reaches too far', () => {
    const anywhere = difference(SEE, { ...OPEN, Resource: '*' });
    expect(anywhere.map(({ kind, says }) => [kind, says])).toEqual([
      ['too-much', 'ec2:AuthorizeSecurityGroupIngress is needed, but not on *.'],
      ['too-much', 'ec2:RevokeSecurityGroupIngress is needed, but not on *.'],
    ]);
    const anyRegion = difference({ ...SEE, Condition: undefined }, OPEN);
    expect(anyRegion.map(({ kind }) => kind)).toEqual(['too-much', 'too-much']);
    expect(anyRegion[0]?.says).toMatch(/only on conditions that are missing/);
  });

  it('says where something stands in the way', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    expect(difference(SEE, OPEN, deny).map(({ kind }) => kind)).toEqual(Array(4).fill('denied'));
    const only = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(difference(SEE, { ...OPEN, Condition: only })).toMatchObject([
      { kind: 'conditional', action: 'ec2:AuthorizeSecurityGroupIngress', statement: 2 },
      { kind: 'conditional', action: 'ec2:RevokeSecurityGroupIngress', statement: 2 },
    ]);
  });

  it('understands one statement in place of a list', () => {
    const read = importPolicy(JSON.stringify({ Statement: OPEN }));
    expect(read).toMatchObject({ ok: true, value: [{ effect: 'Allow' }] });
  });

  it.each([
    ['{', { kind: 'not-json' }],
    ['[]', { kind: 'not-a-policy' }],
    ['{"Version":"2012-10-17"}', { kind: 'not-a-policy' }],
    ['{"Statement":[{"Effect":"allow"}]}', { kind: 'statement', number: 1, lacks: 'Effect' }],
    ['{"Statement":[{"Effect":"Allow"}]}', { kind: 'statement', number: 1, lacks: 'Action' }],
    [
      '{"Statement":{"Effect":"Allow","Action":"*"}}',
      { kind: 'statement', number: 1, lacks: 'Resource' },
    ],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":1}}}',
      { kind: 'statement', number: 1, lacks: 'Condition' },
    ],
  ])('says what is wrong with %s', (json, error) => {
    expect(importPolicy(json)).toEqual({ ok: false, error });
  });
});
