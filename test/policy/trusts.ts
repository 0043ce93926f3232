import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import { contentOf } from '../../src-main/policy/made-document.ts';
import type { TrustTerms } from '../../src-main/policy/role-policies.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import type { Leg } from './recording.ts';
import { holderOf, resourcesOf, userArn } from './resource-sets.ts';
import type { ResourceSet } from './resource-sets.ts';
import type { Actor, Trust } from './simulator.ts';

const EXTERNAL_ID = '7f0c6a1e-4a53-4d0f-9c55-2f6f2a3b9a10';
const MFA = { maxAgeSeconds: 3600 };

export const TRUSTS: readonly { readonly name: string; readonly terms: TrustTerms }[] = [
  { name: 'plain', terms: {} },
  { name: 'with ExternalId', terms: { externalId: EXTERNAL_ID } },
  { name: 'with MFA', terms: { mfa: MFA } },
  { name: 'with both', terms: { externalId: EXTERNAL_ID, mfa: MFA } },
];

export interface TrustCase {
  readonly actor: Actor;
  readonly leg: Leg;
  readonly trust: Trust;
  readonly may: boolean;
  readonly why: string;
}

const GOOD = {
  'sts:ExternalId': EXTERNAL_ID,
  'aws:MultiFactorAuthPresent': 'true',
  'aws:MultiFactorAuthAge': '60',
};

/** Who comes how to a role of another account, and whether the documents of both sides agree. */
export function trustCases(set: ResourceSet, terms: TrustTerms): readonly TrustCase[] {
  const { otherAccount, partition, path } = set;
  const role = { account: otherAccount, name: 'gatekeeper', path, ...terms };
  const made = workshop({ ...USUAL_CHOICES, role }, resourcesOf(set), [holderOf(set)]);
  const content = (title: string): object =>
    made.documents.flatMap(({ paper }) => (paper.title === title ? [contentOf(paper)] : []))[0] ??
    raise(title);
  const roleArn = `arn:${partition}:iam::${otherAccount}:role${path}gatekeeper`;
  const trust = {
    document: content('Who may become the role'),
  };
  const me: Actor = {
    arn: userArn(set),
    account: set.account,
    policies: [content('Becoming the role')],
  };
  const leg = { action: 'sts:AssumeRole', resourceArn: roleArn, context: GOOD };
  const { 'sts:ExternalId': _, ...noExternalId } = GOOD;
  const { 'aws:MultiFactorAuthPresent': __, 'aws:MultiFactorAuthAge': ___, ...noMfa } = GOOD;
  const anything = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };
  const other = (arn: string): Actor => ({ ...me, arn, policies: [anything] });
  const when = (context: Leg['context']): Leg => ({ ...leg, context });
  const asks = { externalId: terms.externalId !== undefined, mfa: terms.mfa !== undefined };
  const one = (why: string, may: boolean, change: Partial<TrustCase>): TrustCase => ({
    actor: me,
    leg,
    trust,
    may,
    why,
    ...change,
  });
  return [
    one('the right one on the right terms', true, {}),
    one('without ExternalId', !asks.externalId, { leg: when(noExternalId) }),
    one('with a wrong ExternalId', !asks.externalId, {
      leg: when({ ...GOOD, 'sts:ExternalId': 'x' }),
    }),
    one('without MFA, as a long-term key comes', !asks.mfa, { leg: when(noMfa) }),
    one('with MFA that is false', !asks.mfa, {
      leg: when({ ...GOOD, 'aws:MultiFactorAuthPresent': 'false' }),
    }),
    one('with MFA that is too old', !asks.mfa, {
      leg: when({ ...GOOD, 'aws:MultiFactorAuthAge': '3601' }),
    }),
    one('another user of the same account', false, { actor: other(`${me.arn}x`) }),
    one('a user whose name ends alike', false, {
      actor: other(me.arn.replace(/[^/]+$/, (name) => `x${name}`)),
    }),
    one('the same name in another account', false, {
      actor: { ...other(me.arn.replace(set.account, '999999999999')), account: '999999999999' },
    }),
    one('without the other half, in its own account', false, { actor: { ...me, policies: [] } }),
    one('another role', false, { leg: { ...leg, resourceArn: `${roleArn}x` } }),
  ];
}

function raise(title: string): never {
  throw new Error(`no document “${title}”`);
}
