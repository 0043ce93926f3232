import type { Clause, Conditions, TrustStatement } from './document.ts';
import type { Principal } from './targets.ts';

/** What a role asks of the one who assumes it. */
export interface TrustTerms {
  /** Unique per customer, made by the one who assumes; not a secret. */
  readonly externalId?: string;
  /** An MFA code, given at most so long ago; 15 minutes to 36 hours make sense. */
  readonly mfa?: { readonly maxAgeSeconds: number };
}

/**
 * The role's trust policy: exactly one user or role may assume it, on these terms.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function trustClause(trusted: Principal, terms: TrustTerms): Clause<TrustStatement> {
  const Condition = trustConditions(terms);
  return {
    statement: {
      Sid: 'OnlyThisOneMayAssume',
      Effect: 'Allow',
      Principal: { AWS: trusted.arn },
      Action: ['sts:AssumeRole'],
      ...(Condition && { Condition }),
    },
    says: `Only the ${trusted.kind} ${trusted.name} of account ${trusted.account} may become this role${termsInWords(terms)}.`,
  };
}

/** The other side: needed where the role is in another account than the one who assumes it. */
export function assumeClause(role: Principal): Clause {
  return {
    statement: {
      Sid: 'BecomeTheRole',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: role.arn,
    },
    says: `May become the role ${role.name} of account ${role.account}, and no other.`,
  };
}

/** Long-term keys carry no MFA key at all, so in an Allow plain `Bool` is the safe operator. */
function trustConditions({ externalId, mfa }: TrustTerms): Conditions | undefined {
  if (externalId === undefined && !mfa) return undefined;
  return {
    ...(externalId !== undefined && { StringEquals: { 'sts:ExternalId': externalId } }),
    ...(mfa && {
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': String(mfa.maxAgeSeconds) },
    }),
  };
}

function termsInWords({ externalId, mfa }: TrustTerms): string {
  const terms = [
    ...(externalId === undefined ? [] : ['with this ExternalId']),
    ...(mfa
      ? [`with an MFA code not older than ${String(Math.floor(mfa.maxAgeSeconds / 60))} minutes`]
      : []),
  ];
  return terms.length === 0 ? '' : `, ${terms.join(' and ')}`;
}
