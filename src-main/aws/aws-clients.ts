import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity, IdentityId, KeyPair, KeyStore } from '../identities/identity.ts';
import { clientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { touch } from './ec2-reads.ts';
import type { Ec2Session } from './ec2-session.ts';
import { watchForLostAnswers } from './lost-answers.ts';
import { loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';

export interface AwsClientsOptions extends ClientOptions {
  readonly keyStore: Pick<KeyStore, 'get'>;
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
  /** Loads the SDK and opens the socket. What goes wrong here the first real call says better. */
  warm(identity: Identity, region: Region): Promise<void>;
  /** Closes the identity's clients, or those with one of its keys, so that none keeps its secret. */
  forget(identityId: IdentityId, accessKeyId?: string): void;
}

interface Session<C> {
  readonly identityId: IdentityId;
  readonly accessKeyId: string;
  readonly client: Promise<Result<C, Refusal>>;
}

/**
 * Clients that sign with the keys of the keychain. A key is read when its client is made; if the
 * keychain refuses, the refusal is the answer and the next call asks it again.
 */
export function awsClients(options: AwsClientsOptions): AwsClients {
  const ec2Sessions = new Map<string, Session<EC2Client>>();
  const iamSessions = new Map<string, Session<IAMClient>>();

  async function make<C>(
    accessKeyId: string,
    build: (sdk: Sdk, pair: KeyPair) => C,
  ): Promise<Result<C, Refusal>> {
    const [sdk, pair] = await Promise.all([loadSdk(), options.keyStore.get(accessKeyId)]);
    return pair.ok ? ok(build(sdk, pair.value)) : pair;
  }

  const clients: AwsClients = {
    async ec2(identity, region) {
      const client = await kept(ec2Sessions, identity, region, () =>
        make(identity.accessKeyId, (sdk, pair) => {
          const made = new sdk.EC2Client(clientConfig(pair, region, options));
          watchForLostAnswers(made);
          return made;
        }),
      );
      if (!client.ok) return client;
      const sdk = await loadSdk();
      return ok({ sdk, client: client.value, caller: identity.caller, region });
    },

    async iam(identity, attempts) {
      const region = iamRegion(identity.caller.partition);
      const repeats = attempts === undefined ? {} : { maxAttempts: attempts };
      const place = attempts === undefined ? region : `${region} ${String(attempts)}`;
      const client = await kept(iamSessions, identity, place, () =>
        make(
          identity.accessKeyId,
          (sdk, pair) => new sdk.IAMClient({ ...clientConfig(pair, region, options), ...repeats }),
        ),
      );
      return client.ok ? ok({ sdk: await loadSdk(), client: client.value }) : client;
    },

    async warm(identity, region) {
      const session = await clients.ec2(identity, region);
      if (session.ok) await touch(session.value);
    },

    forget(identityId, accessKeyId) {
      forgetIn(ec2Sessions, identityId, accessKeyId);
      forgetIn(iamSessions, identityId, accessKeyId);
    },
  };
  return clients;
}

export function iamRegion(partition: string): string {
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}

/** The client made earlier, or a new one; one that could not be made is not kept. */
async function kept<C>(
  sessions: Map<string, Session<C>>,
  identity: Identity,
  place: string,
  make: () => Promise<Result<C, Refusal>>,
): Promise<Result<C, Refusal>> {
  const key = [identity.id, identity.accessKeyId, place].join(' ');
  const existing = sessions.get(key);
  if (existing) return existing.client;
  const { id: identityId, accessKeyId } = identity;
  const session = { identityId, accessKeyId, client: make() };
  sessions.set(key, session);
  const dropThis = () => {
    if (sessions.get(key) === session) sessions.delete(key);
  };
  try {
    const client = await session.client;
    if (!client.ok) dropThis();
    return client;
  } catch (error) {
    dropThis();
    throw error;
  }
}

function forgetIn<C extends { destroy(): void }>(
  sessions: Map<string, Session<C>>,
  identityId: IdentityId,
  accessKeyId?: string,
): void {
  for (const [key, session] of sessions) {
    if (session.identityId !== identityId) continue;
    if (accessKeyId !== undefined && session.accessKeyId !== accessKeyId) continue;
    sessions.delete(key);
    void session.client.then(
      (client) => {
        if (client.ok) client.value.destroy();
      },
      // Whoever asked for the client has got this failure already.
      () => undefined,
    );
  }
}
