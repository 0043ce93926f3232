import type { AskedRole } from './profile-roles.ts';
import { profileRoleAssumer } from './profile-roles.ts';
import { needsPerson, profileChain } from '../identities/profile-chain.ts';
import type { ProfileChain } from '../identities/profile-chain.ts';
import type { SigningKeys } from '../identities/credentials.ts';
import type { ProfileIdentity } from '../identities/identity.ts';
import type { CommandConsent } from '../identities/profiles.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import { nowAllowed, runIfAllowed } from './allowed-commands.ts';
import { requestHandler } from './client-config.ts';
import type { ClientOptions, SdkKeys } from './client-config.ts';
import { CredentialsRefused } from './credentials-refused.ts';
import { errorFacts } from './error-facts.ts';
import type { Keys } from './key-memory.ts';
import { readProfiles } from './profile-files.ts';
import type { ProfileFiles } from './profile-files.ts';

/** Keys of profiles and of the environment, by the SDK's own loader. */
export interface ProfileKeys {
  of(identity: ProfileIdentity, asked: AskedRole): Keys;
  environment(): Keys;
}

export interface ProfileKeysOptions extends ClientOptions {
  readonly files: ProfileFiles;
  readonly consent: Pick<CommandConsent, 'allows'>;
  /** What CloudTrail shows as the name of a role's session. */
  readonly sessionName: string;
}

/** A sign-in page that never answers must not hold a door open. */
const RESOLVE_MS = 90_000;

/**
 * Resolves only the profile that is asked for. A command in its chain is not run before the person
 * has allowed exactly this text.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function profileKeys(options: ProfileKeysOptions): ProfileKeys {
  return {
    async of({ profile, homeRegion }, asked) {
      const chain = profileChain(await readProfiles(options.files), profile);
      const problem = chainProblem(chain, profile, options.consent, asked);
      if (problem) return err({ problem });
      for (const { command } of chain.commands) nowAllowed(command);
      const { externalDataInterceptor, fromIni } = await import('./sdk-profiles.ts');
      externalDataInterceptor.interceptToken('exec', runIfAllowed);
      // Its clients for signing in take their settings from the one, its client of STS from the other.
      const sent = { requestHandler: await requestHandler(options) };
      const load = fromIni({
        ...options.files,
        profile,
        ignoreCache: true,
        clientConfig: sent,
        parentClientConfig: sent,
        roleAssumer: profileRoleAssumer({ options, chain, asked, region: homeRegion }),
        ...(asked.code && { mfaCodeProvider: () => Promise.resolve(asked.code?.reveal() ?? '') }),
      });
      try {
        const keys = signingKeys(await inTime(load()));
        const ends = needsPerson(chain) ? keys.expiresAt : undefined;
        return ok({
          ...keys,
          ...(ends !== undefined && { endsAt: ends }),
          ...(asked.policy !== undefined &&
            chain.roleArns.length > 0 && { narrowed: 'to-groups-in-use' }),
        });
      } catch (error) {
        return err(refusalFrom(error, profile, chain));
      }
    },

    async environment() {
      const { fromEnv } = await import('./sdk-profiles.ts');
      try {
        const keys = signingKeys(await fromEnv()());
        if (keys.sessionToken && keys.expiresAt === undefined)
          return err({ problem: { kind: 'temporary-key' } });
        // Nobody renews what this process was started with.
        return ok({ ...keys, ...(keys.expiresAt !== undefined && { endsAt: keys.expiresAt }) });
      } catch {
        return err({ problem: { kind: 'profile-gone', profile: 'Environment' } });
      }
    },
  };
}

function chainProblem(
  chain: ProfileChain,
  profile: string,
  consent: Pick<CommandConsent, 'allows'>,
  asked: AskedRole,
): Problem | undefined {
  if (chain.broken === 'circle')
    return { kind: 'profile-unusable', profile, reason: 'its source_profile goes in a circle' };
  if (chain.broken === 'gone')
    return { kind: 'profile-gone', profile: chain.profiles.length === 0 ? profile : 'source' };
  // When they end stands nowhere: a door could be left open.
  if (chain.form === 'temporary') return { kind: 'temporary-key' };
  const waiting = chain.commands.find((command) => !consent.allows(command));
  if (waiting) return { kind: 'command-not-allowed', profile: waiting.profile };
  if (chain.mfaSerial !== undefined && !asked.code)
    return { kind: 'mfa-code-needed', identity: profile };
  return undefined;
}

function refusalFrom(error: unknown, profile: string, chain: ProfileChain): Refusal {
  if (error instanceof CredentialsRefused) return error.refusal;
  if (chain.commands.length > 0) return { problem: { kind: 'command-failed', profile } };
  const { form } = chain;
  const name = chain.profiles.at(-1) ?? profile;
  if (form === 'login' || form === 'sso') {
    const command = `aws ${form === 'sso' ? 'sso ' : ''}login --profile ${name}`;
    return { problem: { kind: 'sign-in-needed', profile: name, command } };
  }
  return { problem: { kind: 'profile-unusable', profile, reason: errorFacts(error).code } };
}

function signingKeys(keys: SdkKeys & { readonly expiration?: Date | undefined }): SigningKeys {
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: new Secret(keys.secretAccessKey),
    ...(keys.sessionToken !== undefined && { sessionToken: new Secret(keys.sessionToken) }),
    ...(keys.expiration && { expiresAt: keys.expiration.getTime() }),
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no answer in time'));
    }, RESOLVE_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
