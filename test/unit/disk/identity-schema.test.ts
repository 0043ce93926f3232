import { describe, expect, it } from 'vitest';
import { identitySchema } from '../../../src-main/disk/identity-schema.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';

const { kind: _, accessKeyId, ...common } = SAMPLE_IDENTITY;
const session = { ...common, from: 'i1', durationSeconds: 3600 };

describe('an identity in its file', () => {
  it.each([
    ['an access key', SAMPLE_IDENTITY],
    ['a profile', { ...common, kind: 'profile', profile: 'work', label: 'Work' }],
    ['the environment', { ...common, kind: 'environment' }],
    ['a role', { ...session, kind: 'role', roleArn: 'arn', externalId: 'x', mfaSerial: 'm' }],
    ['a key with MFA', { ...session, kind: 'mfa-session', mfaSerial: 'm' }],
  ])('is read as %s', (_what, identity) => {
    expect(identitySchema.parse(JSON.parse(JSON.stringify(identity)))).toEqual(identity);
  });

  it('is an access key when it says no kind', () => {
    expect(identitySchema.parse({ ...common, accessKeyId })).toEqual(SAMPLE_IDENTITY);
  });

  it.each([
    ['a secret', { ...SAMPLE_IDENTITY, secretAccessKey: 'not-a-real-secret' }],
    ['a token', { ...session, kind: 'role', roleArn: 'arn', sessionToken: 'not-a-real-token' }],
    ['half a role', { ...session, kind: 'role' }],
    ['an unknown kind', { ...common, kind: 'wizard' }],
  ])('is not read with %s', (_what, identity) => {
    expect(identitySchema.safeParse(identity).success).toBe(false);
  });
});
