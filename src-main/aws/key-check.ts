import type { CheckKeyPair } from '../identities/key-admin.ts';
import type { CallerIdentity, KeyPair } from '../identities/identity.ts';
import { iamRegion } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { failureOf } from './aws-errors.ts';
import { clientConfig, sdkKeys } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { verifyKeyPair } from './key-verification.ts';
import { loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';

const CHECK_MS = 25_000;
/** AWS takes no smaller page. */
const FEWEST_PER_PAGE = 5;

type Answer = Promise<Result<void, Refusal>>;
type Send = (sdk: Sdk, pair: KeyPair, region: string) => Promise<unknown>;

/**
 * Asks STS, IAM and EC2 in every Region whether they know the pair. A new key reaches them one by one,
 * and what one of them says proves nothing about the others. Each check has connections of its own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export function keyPairCheck(options: ClientOptions): CheckKeyPair {
  const verify = verifyKeyPair(options);
  const keys: Send = async (sdk, pair, region) => {
    const client = new sdk.IAMClient(await clientConfig(sdkKeys(pair), region, options));
    const command = new sdk.ListAccessKeysCommand({});
    await client.send(command, soon()).finally(() => {
      client.destroy();
    });
  };
  const groups: Send = async (sdk, pair, region) => {
    const client = new sdk.EC2Client(await clientConfig(sdkKeys(pair), region, options));
    const command = new sdk.DescribeSecurityGroupsCommand({ MaxResults: FEWEST_PER_PAGE });
    await client.send(command, soon()).finally(() => {
      client.destroy();
    });
  };

  return async (pair, caller, regions) => {
    const [home = iamRegion(caller.partition)] = regions;
    const said = await verify(pair, home);
    if (!said.ok) return said;
    if (!sameUser(said.value, caller)) return err({ problem: { kind: 'secret-wrong' } });
    const answers = await Promise.all([
      known('iam:ListAccessKeys', keys, pair, iamRegion(caller.partition)),
      ...regions.map((region) => known('ec2:DescribeSecurityGroups', groups, pair, region)),
    ]);
    return answers.find((answer) => !answer.ok) ?? ok(undefined);
  };
}

/** Whoever is told that they may not has been recognised. */
async function known(action: string, send: Send, pair: KeyPair, region: string): Answer {
  try {
    await send(await loadSdk(), pair, region);
    return ok(undefined);
  } catch (error) {
    const { fault, refusal } = failureOf(error, { action, resource: '*', region }, false);
    return fault === 'not-allowed' ? ok(undefined) : err(refusal);
  }
}

function sameUser(one: CallerIdentity, other: CallerIdentity): boolean {
  return one.account === other.account && one.userId === other.userId;
}

function soon(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(CHECK_MS) };
}
