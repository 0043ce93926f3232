import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';
import { iamRegion } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Credentials } from '../identities/credentials.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { clientConfig, sdkKeys } from './client-config.ts';
import type { ClientOptions, SdkKeyProvider } from './client-config.ts';
import { countTries } from './counted-tries.ts';
import { CredentialsRefused } from './credentials-refused.ts';
import { touch } from './ec2-reads.ts';
import type { Ec2Session } from './ec2-session.ts';
import { guardClients } from './guard-session.ts';
import type { GuardClients, GuardSession } from './guard-session.ts';
import { forgetIn, kept } from './kept-clients.ts';
import type { KeptClient } from './kept-clients.ts';
import { watchForLostAnswers } from './lost-answers.ts';
import { RequestBudgets } from './request-budget.ts';
import { loadGuardSdk, loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';
import { watchServerTime } from './server-time.ts';

export interface AwsClientsOptions extends ClientOptions {
  readonly credentials: Pick<Credentials, 'signing' | 'forget'>;
  /** What AWS takes of each account; its own, of real time, unless said. */
  readonly budgets?: RequestBudgets;
}

export interface IamSession {
  readonly sdk: Sdk;
  readonly client: IAMClient;
}

/** One long-lived client for each identity, Region and service: a click finds its socket open. */
export interface AwsClients {
  ec2(identity: Identity, region: Region): Promise<Result<Ec2Session, Refusal>>;
  /**
   * IAM is global: one Region for each partition. With `attempts` 1 the SDK repeats nothing by
   * itself.
   */
  iam(identity: Identity, attempts?: number): Promise<Result<IamSession, Refusal>>;
  /** What guards are set with; loaded only when the first is. */
  guard(identity: Identity, region: Region): Promise<Result<GuardSession, Refusal>>;
  /** Loads the SDK and opens the socket. What goes wrong here the first real call says better. */
  warm(identity: Identity, region: Region): Promise<void>;
  /** Closes the identity's clients, or those with one of its keys, so that none keeps its secret. */
  forget(identityId: IdentityId, accessKeyId?: string): void;
}

/**
 * Clients that sign as their identity. Keys are looked at before every call; if there are none, the
 * reason is the answer and the next call asks again.
 */
export function awsClients(options: AwsClientsOptions): AwsClients {
  const ec2Sessions = new Map<string, KeptClient<EC2Client>>();
  const iamSessions = new Map<string, KeptClient<IAMClient>>();
  const guardSessions = new Map<string, KeptClient<GuardClients>>();
  const { budgets = new RequestBudgets(), onServerTime } = options;

  async function make<C extends Parameters<typeof watchServerTime>[0]>(
    identity: Identity,
    build: (sdk: Sdk, keys: SdkKeyProvider) => Promise<C>,
  ): Promise<Result<C, Refusal>> {
    const [sdk, keys] = await Promise.all([loadSdk(), options.credentials.signing(identity)]);
    if (!keys.ok) return keys;
    const client = await build(sdk, keyProvider(options.credentials, identity));
    if (onServerTime) watchServerTime(client, onServerTime);
    return ok(client);
  }

  const clients: AwsClients = {
    async ec2(identity, region) {
      const { caller } = identity;
      const budget = budgets.at(caller.account, region);
      const client = await kept(ec2Sessions, identity, region, () =>
        make(identity, async (sdk, keys) => {
          const made = new sdk.EC2Client(await clientConfig(keys, region, options));
          watchForLostAnswers(made);
          countTries(made, budget);
          return made;
        }),
      );
      if (!client.ok) return client;
      const sdk = await loadSdk();
      return ok({ sdk, client: client.value, caller, region, budget, priority: 'renew' });
    },

    async iam(identity, attempts) {
      const region = iamRegion(identity.caller.partition);
      const repeats = attempts === undefined ? {} : { maxAttempts: attempts };
      const place = attempts === undefined ? region : `${region} ${String(attempts)}`;
      const client = await kept(iamSessions, identity, place, () =>
        make(
          identity,
          async (sdk, keys) =>
            new sdk.IAMClient({ ...(await clientConfig(keys, region, options)), ...repeats }),
        ),
      );
      return client.ok ? ok({ sdk: await loadSdk(), client: client.value }) : client;
    },

    async guard(identity, region) {
      const made = await kept(guardSessions, identity, region, async () => {
        const [sdk, keys] = await Promise.all([
          loadGuardSdk(),
          options.credentials.signing(identity),
        ]);
        if (!keys.ok) return keys;
        const provide = keyProvider(options.credentials, identity);
        return ok(guardClients(sdk, await clientConfig(provide, region, options), onServerTime));
      });
      if (!made.ok) return made;
      const { partition, account } = identity.caller;
      const place = { partition, account, region };
      return ok({ sdk: await loadGuardSdk(), clients: made.value, place });
    },

    async warm(identity, region) {
      const session = await clients.ec2(identity, region);
      if (session.ok) await touch(session.value);
    },

    forget(identityId, accessKeyId) {
      options.credentials.forget(identityId);
      forgetIn(ec2Sessions, identityId, accessKeyId);
      forgetIn(iamSessions, identityId, accessKeyId);
      forgetIn(guardSessions, identityId, accessKeyId);
    },
  };
  return clients;
}

function keyProvider(credentials: Pick<Credentials, 'signing'>, identity: Identity) {
  const provide = async () => {
    const keys = await credentials.signing(identity);
    if (!keys.ok) throw new CredentialsRefused(keys.error);
    return sdkKeys(keys.value);
  };
  // The SDK's own memory would keep keys that have been replaced.
  return Object.assign(provide, { memoized: true as const });
}
