import type { ProfileInfo } from '../../src-main/identities/profiles.ts';

const FORMS: Readonly<Record<ProfileInfo['form'], string>> = {
  static: 'access key in the file',
  temporary: 'temporary keys in the file, not accepted',
  sso: 'IAM Identity Center',
  login: 'aws login',
  process: 'gets its keys from a program',
  'web-identity': 'web identity',
  'credential-source': 'from the environment',
  none: 'no credentials',
};

/** What a profile is, in a few words: where its keys come from, and by which role. */
export function profileInWords({ form, roleArns, mfaSerial, broken }: ProfileInfo): string {
  if (broken === 'gone') return 'its source profile is missing';
  if (broken === 'circle') return 'its source profiles go in a circle';
  const [last] = roleArns;
  const role = last === undefined ? [] : [`role ${last.split('/').at(-1) ?? last}`];
  const mfa = mfaSerial === undefined ? [] : ['asks for an MFA code'];
  return [...role, FORMS[form], ...mfa].join(', ');
}
