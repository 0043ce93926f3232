import { describe, expect, it } from 'vitest';
import { trustPolicy } from '../../../../src-renderer/format/trust-policy.ts';

const USER = 'arn:aws:iam::111122223333:user/ana';
const statement = (policy: string) =>
  (JSON.parse(policy) as { readonly Statement: readonly unknown[] }).Statement[0];

describe('what a role has to trust', () => {
  it('names who asks and the ExternalId', () => {
    expect(statement(trustPolicy(USER, 'drawbridge-1', false))).toEqual({
      Effect: 'Allow',
      Principal: { AWS: USER },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'drawbridge-1' } },
    });
  });

  it('asks for MFA where it is wanted', () => {
    expect(trustPolicy(USER, 'x', true)).toContain('"aws:MultiFactorAuthPresent": "true"');
  });

  it('names the role when a session of it asks', () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/ops/ana';
    expect(trustPolicy(session, 'x', false)).toContain('"arn:aws:iam::111122223333:role/ops"');
  });
});
