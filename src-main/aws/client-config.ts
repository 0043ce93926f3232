import type { KeyPair } from '../identities/identity.ts';
import type { OnServerTime } from './server-time.ts';

export interface ClientOptions {
  /** The app's version, for the user agent AWS logs. */
  readonly version: string;
  /** The sandbox's address. Without it the SDK finds AWS, by AWS_ENDPOINT_URL if that is set. */
  readonly endpoint?: string;
  readonly onServerTime?: OnServerTime;
}

const CONNECTION_MS = 5_000;
const REQUEST_MS = 10_000;
const ATTEMPTS = 3;

/**
 * How every client is set up. Key and Region are said outright, so that no profile, environment
 * variable or instance role is ever asked for them. Without `throwOnRequestTimeout` the SDK only
 * logs a request that hangs; `socketTimeout` ends an answer that stops half-way.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function clientConfig(pair: KeyPair, region: string, options: ClientOptions) {
  return {
    region,
    credentials: {
      accessKeyId: pair.accessKeyId,
      secretAccessKey: pair.secretAccessKey.reveal(),
    },
    maxAttempts: ATTEMPTS,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: CONNECTION_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
      socketTimeout: REQUEST_MS,
      // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED would change the default.
      httpsAgent: { keepAlive: true, maxSockets: 50, rejectUnauthorized: true },
    },
    customUserAgent: [['drawbridge', options.version]] satisfies [string, string][],
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  };
}
