import { describe, expect, it } from 'vitest';
import type { ProfileInfo } from '../../../../src-main/identities/profiles.ts';
import { profileInWords } from '../../../../src-renderer/format/profile-in-words.ts';

const profile: ProfileInfo = {
  name: 'work',
  form: 'static',
  roleArns: [],
  commands: [],
  plaintextKey: true,
};

describe('a profile in words', () => {
  it('says where its keys come from', () => {
    expect(profileInWords(profile)).toBe('access key in the file');
    expect(profileInWords({ ...profile, form: 'sso' })).toBe('IAM Identity Center');
  });

  it('names the role and that a code is asked for', () => {
    const roleArns = ['arn:aws:iam::111122223333:role/team/gate'];
    expect(profileInWords({ ...profile, roleArns, mfaSerial: 'x' })).toBe(
      'role gate, access key in the file, asks for an MFA code',
    );
  });

  it('says what is wrong with it first', () => {
    expect(profileInWords({ ...profile, broken: 'circle' })).toContain('circle');
    expect(profileInWords({ ...profile, broken: 'gone' })).toContain('missing');
  });
});
