import type { Credentials as StsKeys, STSClient } from '@aws-sdk/client-sts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import type { SigningKeys } from '../identities/credentials.ts';
import { refusalOf } from './aws-errors.ts';
import { clientConfig, sdkKeys } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { errorFacts } from './error-facts.ts';
import { loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';

const STS_MS = 25_000;

export interface MfaCode {
  readonly serial: string;
  readonly code: Secret;
}

export interface RoleWish {
  readonly roleArn: string;
  /** What CloudTrail shows: 2 to 64 letters, digits and `+=,.@-_`. */
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string;
  readonly policy?: string;
  readonly mfa?: MfaCode;
}

/** Whose keys ask STS, and where. */
export interface StsCaller {
  readonly keys: SigningKeys;
  readonly region: string;
  readonly options: ClientOptions;
}

/**
 * Temporary keys of a role. A policy that AWS finds too long after packing it is left out, and the
 * answer says so.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(
  caller: StsCaller,
  wish: RoleWish,
): Promise<Result<SigningKeys, Refusal>> {
  const { policy, ...unlimited } = wish;
  const ask = (input: RoleWish) =>
    withSts(caller, wish.roleArn, 'sts:AssumeRole', (client, sdk, abortSignal) =>
      client.send(new sdk.AssumeRoleCommand(roleInput(input)), { abortSignal }),
    );
  const answer = await ask(wish);
  if (answer.ok)
    return ok({ ...answer.value, ...(policy !== undefined && { narrowed: 'to-groups-in-use' }) });
  const { problem } = answer.error;
  const tooLong = problem.kind === 'refused' && problem.code.startsWith('PackedPolicyTooLarge');
  if (!tooLong || policy === undefined) return answer;
  const wide = await ask(unlimited);
  return wide.ok ? ok({ ...wide.value, narrowed: 'too-long' }) : wide;
}

/**
 * Temporary keys for a long-lived key, with a code of its owner's MFA device.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export function sessionToken(
  caller: StsCaller,
  mfa: MfaCode,
  durationSeconds: number,
): Promise<Result<SigningKeys, Refusal>> {
  return withSts(caller, '*', 'sts:GetSessionToken', (client, sdk, abortSignal) =>
    client.send(
      new sdk.GetSessionTokenCommand({
        DurationSeconds: durationSeconds,
        SerialNumber: mfa.serial,
        TokenCode: mfa.code.reveal(),
      }),
      { abortSignal },
    ),
  );
}

function roleInput({ mfa, ...wish }: RoleWish) {
  return {
    RoleArn: wish.roleArn,
    RoleSessionName: wish.sessionName,
    DurationSeconds: wish.durationSeconds,
    ExternalId: wish.externalId,
    Policy: wish.policy,
    ...(mfa && { SerialNumber: mfa.serial, TokenCode: mfa.code.reveal() }),
  };
}

async function withSts(
  { keys, region, options }: StsCaller,
  resource: string,
  action: string,
  send: (
    client: STSClient,
    sdk: Sdk,
    abortSignal: AbortSignal,
  ) => Promise<{ readonly Credentials?: StsKeys | undefined }>,
): Promise<Result<SigningKeys, Refusal>> {
  const sdk = await loadSdk();
  const client = new sdk.STSClient(await clientConfig(sdkKeys(keys), region, options));
  try {
    return signingKeys((await send(client, sdk, AbortSignal.timeout(STS_MS))).Credentials);
  } catch (error) {
    if (/MultiFactorAuthentication failed/.test(errorFacts(error).message))
      return err({ problem: { kind: 'mfa-code-refused' } });
    return err(refusalOf(error, { action, resource, region }));
  } finally {
    client.destroy();
  }
}

function signingKeys(keys: StsKeys | undefined): Result<SigningKeys, Refusal> {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = keys ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    const message = 'the answer holds no complete keys';
    return err({ problem: { kind: 'refused', code: 'STS', message } });
  }
  return ok({
    accessKeyId: AccessKeyId,
    secretAccessKey: new Secret(SecretAccessKey),
    sessionToken: new Secret(SessionToken),
    expiresAt: Expiration.getTime(),
  });
}
