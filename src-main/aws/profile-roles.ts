import type { ProfileChain } from '../identities/profile-chain.ts';
import { Secret } from '../kernel/secret.ts';
import type { ClientOptions, SdkKeys } from './client-config.ts';
import { sdkKeys } from './client-config.ts';
import { CredentialsRefused } from './credentials-refused.ts';
import { assumeRole } from './sts-sessions.ts';

/** What a call brings along: the code of an MFA device, and what the last role is narrowed to. */
export interface AskedRole {
  readonly policy: string | undefined;
  readonly code: Secret | undefined;
}

interface Parts {
  readonly options: ClientOptions & { readonly sessionName: string };
  readonly chain: ProfileChain;
  readonly asked: AskedRole;
  readonly region: string;
}

/** What the SDK's loader asks for. */
interface RoleParameters {
  readonly RoleArn?: string | undefined;
  readonly ExternalId?: string | undefined;
  readonly DurationSeconds?: number | undefined;
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

interface SdkKeysWithDate extends Omit<SdkKeys, 'sessionToken' | 'expiration'> {
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/**
 * Assumes the roles of a profile for the SDK's loader. The last one of a chain is narrowed; one
 * before it must still be able to assume the next.
 */
export function profileRoleAssumer({ options, chain, asked, region }: Parts) {
  return async (source: SdkKeysWithDate, wish: RoleParameters): Promise<SdkKeys> => {
    const { RoleArn = '', ExternalId, SerialNumber, TokenCode, DurationSeconds = 3600 } = wish;
    const { sessionToken } = source;
    const keys = {
      accessKeyId: source.accessKeyId,
      secretAccessKey: new Secret(source.secretAccessKey),
      ...(sessionToken !== undefined && { sessionToken: new Secret(sessionToken) }),
    };
    const isLast = RoleArn === chain.roleArns[0];
    const answer = await assumeRole(
      { keys, region, options },
      {
        roleArn: RoleArn,
        sessionName: options.sessionName,
        durationSeconds: DurationSeconds,
        ...(ExternalId !== undefined && { externalId: ExternalId }),
        ...(isLast && asked.policy !== undefined && { policy: asked.policy }),
        ...(SerialNumber !== undefined &&
          TokenCode !== undefined && {
            mfa: { serial: SerialNumber, code: new Secret(TokenCode) },
          }),
      },
    );
    if (!answer.ok) throw new CredentialsRefused(answer.error);
    return sdkKeys(answer.value);
  };
}
