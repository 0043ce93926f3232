import type { IncomingMessage } from 'node:http';
import type { WireRequest } from './protocol/sigv4.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** The whole request as values, or `undefined` when the body is too large. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed on a large body: the refusal still has to go out over the same connection.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headerPairs(message.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

/**
 * Whether a request may come in at all. A browser page (it sends `Origin` or `Sec-Fetch-Site`) or
 * a host name that was pointed at loopback may not.
 *
 * @param alsoKnownAs further `host:port`s, of a proxy that passes the signed `Host` on as it came
 */
export function isWelcome(
  message: IncomingMessage,
  port: number,
  alsoKnownAs: readonly string[] = [],
): boolean {
  const hosts = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`, ...alsoKnownAs];
  const { origin, host, 'sec-fetch-site': site } = message.headers;
  return (
    origin === undefined && (site === undefined || site === 'none') && hosts.includes(host ?? '')
  );
}

function headerPairs(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
