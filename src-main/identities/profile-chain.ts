/** One section of `~/.aws/config` and `~/.aws/credentials` together, as the SDK merges them. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>;
export type Profiles = Readonly<Record<string, ProfileSettings | undefined>>;

/** Where a profile's credentials come from in the end. */
export type ProfileForm =
  | 'static'
  | 'temporary'
  | 'sso'
  | 'login'
  | 'process'
  | 'web-identity'
  | 'credential-source'
  | 'none';

export interface ProfileCommand {
  /** The profile it stands in, which may be a source of the one asked for. */
  readonly profile: string;
  readonly command: string;
}

/** What resolving a profile would do, found out without doing it. */
export interface ProfileChain {
  readonly form: ProfileForm;
  /** The profile and those it builds on, in the order of `source_profile`. */
  readonly profiles: readonly string[];
  /** The roles that would be assumed, the last one first. */
  readonly roleArns: readonly string[];
  /** Programs that would be run on this computer. */
  readonly commands: readonly ProfileCommand[];
  readonly mfaSerial?: string;
  readonly broken?: 'gone' | 'circle';
}

/**
 * Follows `source_profile` as the SDK does. A command counts wherever it stands in the chain, even
 * where the SDK would prefer another setting: better one question too many.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 */
export function profileChain(profiles: Profiles, name: string): ProfileChain {
  const visited: string[] = [];
  const roleArns: string[] = [];
  const commands: ProfileCommand[] = [];
  let mfaSerial: string | undefined;
  let next: string | undefined = name;
  const soFar = (form: ProfileForm, broken?: ProfileChain['broken']): ProfileChain => ({
    form,
    profiles: visited,
    roleArns,
    commands,
    ...(mfaSerial !== undefined && { mfaSerial }),
    ...(broken && { broken }),
  });
  while (next !== undefined) {
    const current: string = next;
    const settings = own(profiles, current);
    if (!settings) return soFar('none', 'gone');
    const again = visited.includes(current);
    if (!again) visited.push(current);
    const command = settings['credential_process'];
    if (command !== undefined && !again) commands.push({ profile: current, command });
    const form = formOf(settings);
    // A profile may name itself: its own keys then assume its role.
    const isSource = roleArns.length > 0;
    if (isSource && isStatic(form)) return soFar(form);
    const { role_arn: roleArn, source_profile: source, credential_source: from } = settings;
    if (isSource && roleArn === undefined && from !== undefined) return soFar('credential-source');
    if (roleArn === undefined || (source === undefined && from === undefined)) return soFar(form);
    if (again) return soFar('none', 'circle');
    roleArns.push(roleArn);
    mfaSerial ??= settings['mfa_serial'];
    if (from !== undefined) return soFar('credential-source');
    next = source;
  }
  return soFar('none');
}

/** Whether new credentials come only when the person signs in or types a code. */
export function needsPerson({ form, mfaSerial }: ProfileChain): boolean {
  return mfaSerial !== undefined || form === 'sso' || form === 'login' || form === 'temporary';
}

function formOf(settings: ProfileSettings): ProfileForm {
  const has = (key: string): boolean => settings[key] !== undefined;
  if (has('aws_access_key_id') && has('aws_secret_access_key'))
    return has('aws_session_token') ? 'temporary' : 'static';
  if (has('web_identity_token_file') && has('role_arn')) return 'web-identity';
  if (has('credential_process')) return 'process';
  if (SSO_KEYS.some(has)) return 'sso';
  return has('login_session') ? 'login' : 'none';
}

const SSO_KEYS = [
  'sso_start_url',
  'sso_account_id',
  'sso_session',
  'sso_region',
  'sso_role_name',
] as const;

function isStatic(form: ProfileForm): boolean {
  return form === 'static' || form === 'temporary';
}

function own(profiles: Profiles, name: string): ProfileSettings | undefined {
  return Object.hasOwn(profiles, name) ? profiles[name] : undefined;
}
