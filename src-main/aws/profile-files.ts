import type { Profiles } from '../identities/profile-chain.ts';
import { profileChain } from '../identities/profile-chain.ts';
import type { CommandConsent, ListProfiles, ReadProfileKey } from '../identities/profiles.ts';
import { err, ok } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';

/** Which files are read; without paths those of the AWS CLI, as the environment may name them. */
export interface ProfileFiles {
  readonly filepath?: string;
  readonly configFilepath?: string;
}

/** The profiles as they stand now. What is in them stays in this room. */
export async function readProfiles(files: ProfileFiles): Promise<Profiles> {
  const { parseKnownFiles } = await import('./sdk-profiles.ts');
  return parseKnownFiles({ ...files, ignoreCache: true });
}

export function profileLister(files: ProfileFiles, consent: CommandConsent): ListProfiles {
  return async () => {
    const profiles = await readProfiles(files);
    return Object.keys(profiles)
      .filter((name) => !OTHER_SECTIONS.test(name))
      .sort()
      .map((name) => {
        const chain = profileChain(profiles, name);
        const region = profiles[name]?.['region'];
        return {
          name,
          form: chain.form,
          roleArns: chain.roleArns,
          commands: chain.commands.map((command) => ({
            ...command,
            fingerprint: consent.fingerprint(command),
            allowed: consent.allows(command),
          })),
          plaintextKey: chain.form === 'static' && chain.roleArns.length === 0,
          ...(chain.mfaSerial !== undefined && { mfaSerial: chain.mfaSerial }),
          ...(region !== undefined && { region }),
          ...(chain.broken && { broken: chain.broken }),
        };
      });
  };
}

export function profileKeyReader(files: ProfileFiles): ReadProfileKey {
  return async (profile) => {
    const profiles = await readProfiles(files);
    const settings = Object.hasOwn(profiles, profile) ? profiles[profile] : undefined;
    if (!settings) return err({ problem: { kind: 'profile-gone', profile } });
    const { aws_access_key_id: accessKeyId, aws_secret_access_key: secret } = settings;
    if (accessKeyId === undefined || secret === undefined)
      return err({ problem: { kind: 'no-keys-in-file' } });
    return ok({ accessKeyId, secretAccessKey: new Secret(secret) });
  };
}

/** The SDK keeps `[sso-session x]` and `[services x]` beside the profiles, under `sso-session.x`. */
const OTHER_SECTIONS = /^(?:sso-session|services)\./;
