import { parseAccountId, parseArn } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { CallerIdentity, VerifyKeyPair } from '../identities/identity.ts';
import { refusalOf } from './aws-errors.ts';
import { clientConfig, sdkKeys } from './client-config.ts';
import type { ClientOptions, SdkKeys } from './client-config.ts';
import { loadSdk } from './sdk.ts';
import { watchServerTime } from './server-time.ts';

const VERIFY_MS = 25_000;

/**
 * Asks STS who a key pair is. Every identity may ask this, whatever its policies say. Keys of the
 * root user are refused, and so are temporary ones, which would end while a lease is open.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function verifyKeyPair(options: ClientOptions): VerifyKeyPair {
  return async (pair, region) => {
    if (pair.accessKeyId.startsWith('ASIA')) return err({ problem: { kind: 'temporary-key' } });
    return askWhoIs(sdkKeys(pair), region, options);
  };
}

/** `GetCallerIdentity` as whoever signs. The root user is refused. */
export async function askWhoIs(
  keys: SdkKeys,
  region: Region,
  options: ClientOptions,
): Promise<Result<CallerIdentity, Refusal>> {
  const { GetCallerIdentityCommand, STSClient } = await loadSdk();
  const client = new STSClient(await clientConfig(keys, region, options));
  if (options.onServerTime) watchServerTime(client, options.onServerTime);
  try {
    const abortSignal = AbortSignal.timeout(VERIFY_MS);
    const said = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
    return callerIdentity(said);
  } catch (error) {
    return err(refusalOf(error, { action: 'sts:GetCallerIdentity', resource: '*', region }));
  } finally {
    client.destroy();
  }
}

function callerIdentity(said: {
  readonly Arn?: string | undefined;
  readonly Account?: string | undefined;
  readonly UserId?: string | undefined;
}): Result<CallerIdentity, Refusal> {
  const { Arn: text = '', Account = '', UserId: userId } = said;
  const arn = parseArn(text);
  const account = parseAccountId(Account);
  if (!arn || !account || userId === undefined) {
    const message = 'the answer does not say who the key belongs to';
    return err({ problem: { kind: 'refused', code: 'GetCallerIdentity', message } });
  }
  if (arn.resource === 'root') return err({ problem: { kind: 'root-key' } });
  return ok({ account, partition: arn.partition, arn: text, userId });
}
