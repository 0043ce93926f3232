import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { SigningKeys } from '../identities/credentials.ts';
import type { KeyPair } from '../identities/identity.ts';
import { KEPT_OPEN } from '../kernel/ways-out.ts';
import type { OnServerTime } from './server-time.ts';

export interface ClientOptions {
  /** The app's version, for the user agent AWS logs. */
  readonly version: string;
  /** The sandbox's address. Without it the SDK finds AWS, by AWS_ENDPOINT_URL if that is set. */
  readonly endpoint?: string;
  readonly onServerTime?: OnServerTime;
  /** Makes the connections of one client; its own, straight to AWS, unless said. */
  readonly newAgents?: () => Promise<ClientAgents>;
}

export interface ClientAgents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

const CONNECTION_MS = 5_000;
const REQUEST_MS = 10_000;
const ATTEMPTS = 3;

/** Keys in the SDK's own form. */
export interface SdkKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Answers before every request, so that a client lives longer than the keys it signs with. */
export type SdkKeyProvider = (() => Promise<SdkKeys>) & { readonly memoized: true };

/** Takes the secrets out of their wrapping, for the SDK only. */
export function sdkKeys(keys: SigningKeys | KeyPair): SdkKeys {
  const { sessionToken, expiresAt }: Partial<SigningKeys> = keys;
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey.reveal(),
    ...(sessionToken && { sessionToken: sessionToken.reveal() }),
    ...(expiresAt !== undefined && { expiration: new Date(expiresAt) }),
  };
}

/**
 * How every client is set up. Key and Region are said outright, so that no profile, environment
 * variable or instance role is ever asked for them.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export async function clientConfig(
  credentials: SdkKeys | SdkKeyProvider,
  region: string,
  options: ClientOptions,
) {
  return {
    region,
    credentials,
    maxAttempts: ATTEMPTS,
    retryMode: 'standard',
    requestHandler: await requestHandler(options),
    customUserAgent: [['drawbridge', options.version]] satisfies [string, string][],
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  };
}

/**
 * How every request is sent, those of the SDK's own loader of profiles included. Without
 * `throwOnRequestTimeout` the SDK only logs a request that hangs; `socketTimeout` ends an answer that
 * stops half-way.
 */
export async function requestHandler({ newAgents }: Pick<ClientOptions, 'newAgents'>) {
  const limits = {
    connectionTimeout: CONNECTION_MS,
    requestTimeout: REQUEST_MS,
    throwOnRequestTimeout: true,
    socketTimeout: REQUEST_MS,
  };
  if (newAgents) return { ...limits, ...(await newAgents()) };
  // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED would change the default.
  return { ...limits, httpsAgent: { ...KEPT_OPEN, rejectUnauthorized: true } };
}
