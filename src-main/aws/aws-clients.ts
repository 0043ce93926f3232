import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity, IdentityId, KeyPair, KeyStore } from '../identities/identity.ts';
import { clientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { countTries } from './counted-tries.ts';
import { touch } from './ec2-reads.ts';
import type { Ec2Session } from './ec2-session.ts';
import { forgetIn, kept } from './kept-clients.ts';
import type { KeptClient } from './kept-clients.ts';
import { watchForLostAnswers } from './lost-answers.ts';
import { RequestBudgets } from './request-budget.ts';
import { loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';
import { watchServerTime } from './server-time.ts';

export interface AwsClientsOptions extends ClientOptions {
  readonly keyStore: Pick<KeyStore, 'get'>;
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
  /** IAM is global: one Region for each partition. */
  iam(identity: Identity): Promise<Result<IamSession, Refusal>>;
  /** Loads the SDK and opens the socket. What goes wrong here the first real call says better. */
  warm(identity: Identity, region: Region): Promise<void>;
  /** Closes the identity's clients, so that none of them keeps its secret. */
  forget(identityId: IdentityId): void;
}

/**
 * Clients that sign with the keys of the keychain. A key is read when its client is made; if the
 * keychain refuses, the refusal is the answer and the next call asks it again.
 */
export function awsClients(options: AwsClientsOptions): AwsClients {
  const ec2Sessions = new Map<string, KeptClient<EC2Client>>();
  const iamSessions = new Map<string, KeptClient<IAMClient>>();
  const { budgets = new RequestBudgets(), onServerTime } = options;

  async function make<C extends Parameters<typeof watchServerTime>[0]>(
    accessKeyId: string,
    build: (sdk: Sdk, pair: KeyPair) => C,
  ): Promise<Result<C, Refusal>> {
    const [sdk, pair] = await Promise.all([loadSdk(), options.keyStore.get(accessKeyId)]);
    if (!pair.ok) return pair;
    const client = build(sdk, pair.value);
    if (onServerTime) watchServerTime(client, onServerTime);
    return ok(client);
  }

  const clients: AwsClients = {
    async ec2(identity, region) {
      const { caller } = identity;
      const budget = budgets.at(caller.account, region);
      const client = await kept(ec2Sessions, identity, region, () =>
        make(identity.accessKeyId, (sdk, pair) => {
          const made = new sdk.EC2Client(clientConfig(pair, region, options));
          watchForLostAnswers(made);
          countTries(made, budget);
          return made;
        }),
      );
      if (!client.ok) return client;
      const sdk = await loadSdk();
      return ok({ sdk, client: client.value, caller, region, budget, priority: 'renew' });
    },

    async iam(identity) {
      const region = iamRegion(identity.caller.partition);
      const client = await kept(iamSessions, identity, region, () =>
        make(
          identity.accessKeyId,
          (sdk, pair) => new sdk.IAMClient(clientConfig(pair, region, options)),
        ),
      );
      return client.ok ? ok({ sdk: await loadSdk(), client: client.value }) : client;
    },

    async warm(identity, region) {
      const session = await clients.ec2(identity, region);
      if (session.ok) await touch(session.value);
    },

    forget(identityId) {
      forgetIn(ec2Sessions, identityId);
      forgetIn(iamSessions, identityId);
    },
  };
  return clients;
}

function iamRegion(partition: string): string {
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}
