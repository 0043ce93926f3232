import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsPerson, profileChain } from '../../../src-main/identities/profile-chain.ts';
import type { Profiles } from '../../../src-main/identities/profile-chain.ts';

const KEYS = { aws_access_key_id: 'AKIAEXAMPLE000001111', aws_secret_access_key: 'not-a-real-one' };
const ROLE = { role_arn: 'arn:aws:iam::111122223333:role/gate' };

describe('what resolving a profile would do', () => {
  it.each([
    ['static', KEYS],
    ['temporary', { ...KEYS, aws_session_token: 't' }],
    ['sso', { sso_session: 'corp', sso_account_id: '1', sso_role_name: 'r' }],
    ['sso', { sso_start_url: 'https://x.example', sso_region: 'eu-west-1' }],
    ['login', { login_session: 'arn:aws:iam::111122223333:user/ana' }],
    ['process', { credential_process: 'helper' }],
    ['web-identity', { web_identity_token_file: '/t', ...ROLE }],
    ['credential-source', { ...ROLE, credential_source: 'Environment' }],
    ['none', { region: 'eu-west-1' }],
  ] as const)('is known for %s', (form, settings) => {
    expect(profileChain({ p: settings }, 'p').form).toBe(form);
  });

  it('follows the sources to their end and notes every role', () => {
    const profiles: Profiles = {
      a: { role_arn: 'arn:a', source_profile: 'b', mfa_serial: 'device' },
      b: { role_arn: 'arn:b', source_profile: 'c', external_id: 'x' },
      c: KEYS,
    };
    expect(profileChain(profiles, 'a')).toEqual({
      form: 'static',
      profiles: ['a', 'b', 'c'],
      roleArns: ['arn:a', 'arn:b'],
      commands: [],
      mfaSerial: 'device',
    });
  });

  it('lets a profile name itself when it has keys', () => {
    const chain = profileChain({ a: { ...ROLE, ...KEYS, source_profile: 'a' } }, 'a');
    expect(chain).toMatchObject({ form: 'static', profiles: ['a'] });
    expect(chain.broken).toBeUndefined();
  });

  it('finds the command of a source profile, and one the SDK would not reach', () => {
    const profiles: Profiles = {
      a: { ...ROLE, source_profile: 'b' },
      b: { ...KEYS, credential_process: 'helper --for b' },
    };
    expect(profileChain(profiles, 'a').commands).toEqual([
      { profile: 'b', command: 'helper --for b' },
    ]);
  });

  it.each([
    ['gone', {}, 'a'],
    ['gone', { a: { ...ROLE, source_profile: 'b' } }, 'a'],
    ['gone', {}, 'constructor'],
    ['circle', { a: { ...ROLE, source_profile: 'b' }, b: { ...ROLE, source_profile: 'a' } }, 'a'],
  ] as const)('says that a chain is broken: %s', (broken, profiles, name) => {
    expect(profileChain(profiles, name).broken).toBe(broken);
  });

  it('needs the person for a code or a sign-in, and for nothing else', () => {
    const needs = (settings: Profiles[string]) => needsPerson(profileChain({ p: settings }, 'p'));
    expect(needs({ login_session: 'x' })).toBe(true);
    expect(needs({ sso_session: 'x' })).toBe(true);
    expect(needs({ ...ROLE, ...KEYS, source_profile: 'p', mfa_serial: 'x' })).toBe(true);
    expect(needs(KEYS)).toBe(false);
    expect(needs({ credential_process: 'x' })).toBe(false);
  });

  it('ends for every web of profiles, and never misses a command on the way', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const settings = fc.record(
      {
        role_arn: fc.constant('arn:x'),
        source_profile: name,
        credential_process: fc.string({ minLength: 1 }),
        aws_access_key_id: fc.constant('AKIA'),
        aws_secret_access_key: fc.constant('s'),
        mfa_serial: fc.constant('m'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.dictionary(name, settings), name, (profiles, start) => {
        const chain = profileChain(profiles, start);
        expect(new Set(chain.profiles).size).toBe(chain.profiles.length);
        for (const visited of chain.profiles) {
          const command = profiles[visited]?.credential_process;
          if (command !== undefined)
            expect(chain.commands).toContainEqual({ profile: visited, command });
        }
      }),
    );
  });
});
