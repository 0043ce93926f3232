import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Credentials } from '../identities/credentials.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { clientConfig, sdkKeys } from './client-config.ts';
import type { ClientOptions, SdkKeyProvider } from './client-config.ts';
import { CredentialsRefused } from './credentials-refused.ts';
import { touch } from './ec2-reads.ts';
import type { Ec2Session } from './ec2-session.ts';
import { watchForLostAnswers } from './lost-answers.ts';
import { loadSdk } from './sdk.ts';
import type { Sdk } from './sdk.ts';

export interface AwsClientsOptions extends ClientOptions {
  readonly credentials: Pick<Credentials, 'signing' | 'forget'>;
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

interface Session<C> {
  readonly identityId: IdentityId;
  readonly client: Promise<Result<C, Refusal>>;
}

/**
 * Clients that sign as their identity. Keys are looked at before every call; if there are none, the
 * reason is the answer and the next call asks again.
 */
export function awsClients(options: AwsClientsOptions): AwsClients {
  const ec2Sessions = new Map<string, Session<EC2Client>>();
  const iamSessions = new Map<string, Session<IAMClient>>();

  async function make<C>(
    identity: Identity,
    build: (sdk: Sdk, keys: SdkKeyProvider) => C,
  ): Promise<Result<C, Refusal>> {
    const [sdk, keys] = await Promise.all([loadSdk(), options.credentials.signing(identity)]);
    return keys.ok ? ok(build(sdk, keyProvider(options.credentials, identity))) : keys;
  }

  const clients: AwsClients = {
    async ec2(identity, region) {
      const client = await kept(ec2Sessions, identity, region, () =>
        make(identity, (sdk, keys) => {
          const made = new sdk.EC2Client(clientConfig(keys, region, options));
          watchForLostAnswers(made);
          return made;
        }),
      );
      if (!client.ok) return client;
      const sdk = await loadSdk();
      return ok({ sdk, client: client.value, caller: identity.caller, region });
    },

    async iam(identity) {
      const region = iamRegion(identity.caller.partition);
      const client = await kept(iamSessions, identity, region, () =>
        make(identity, (sdk, keys) => new sdk.IAMClient(clientConfig(keys, region, options))),
      );
      return client.ok ? ok({ sdk: await loadSdk(), client: client.value }) : client;
    },

    async warm(identity, region) {
      const session = await clients.ec2(identity, region);
      if (session.ok) await touch(session.value);
    },

    forget(identityId) {
      options.credentials.forget(identityId);
      forgetIn(ec2Sessions, identityId);
      forgetIn(iamSessions, identityId);
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

/** Another key or another role is another client. */
function signsAs(identity: Identity): string {
  return JSON.stringify({ ...identity, caller: undefined, label: undefined });
}

function iamRegion(partition: string): string {
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}

/** The client made earlier, or a new one; one that could not be made is not kept. */
async function kept<C>(
  sessions: Map<string, Session<C>>,
  identity: Identity,
  region: string,
  make: () => Promise<Result<C, Refusal>>,
): Promise<Result<C, Refusal>> {
  const key = [signsAs(identity), region].join(' ');
  const existing = sessions.get(key);
  if (existing) return existing.client;
  const session = { identityId: identity.id, client: make() };
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
): void {
  for (const [key, session] of sessions) {
    if (session.identityId !== identityId) continue;
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
