import { request as httpRequest } from 'node:http';
import type {
  Agent as HttpAgent,
  ClientRequest,
  IncomingMessage,
  OutgoingHttpHeaders,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Agent as HttpsAgent, RequestOptions } from 'node:https';

/** The ways out, as everything else takes them. */
export interface FeedAgents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** A manifest is a few hundred bytes. */
const MAX_TEXT_BYTES = 64 * 1_024;
const TIME_LIMIT_MS = 20_000;
const MAX_REDIRECTS = 5;
const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

/** The answer was there, and was not what was asked for. */
export class FeedAnswer extends Error {
  override readonly name = 'FeedAnswer';
}

/**
 * Begins a request to the feed: over HTTPS, whose certificate the agent checks, and over plain HTTP to
 * this very computer only. Any other place, as a redirect may name one, is a request that fails.
 */
export function feedRequest(agents: FeedAgents, options: RequestOptions): ClientRequest {
  const plain = options.protocol === 'http:';
  const host = options.hostname ?? '';
  const common = { ...options, headers: withoutMarks(options.headers) };
  if (!plain)
    return httpsRequest({
      ...common,
      agent: agents.httpsAgent,
    });
  if (LOOPBACK.includes(host)) return httpRequest({ ...common, agent: agents.httpAgent });
  return httpRequest({
    ...common,
    // Fails without anybody having been asked for anything, not even for the address of the name.
    createConnection: () => {
      throw new FeedAnswer('led to a place without encryption');
    },
  });
}

/** Nothing that tells one installation from another. */
function withoutMarks(headers: RequestOptions['headers']): Record<string, string> {
  const sent = headers && !Array.isArray(headers) ? (headers as OutgoingHttpHeaders) : {};
  const { accept } = sent;
  return { accept: typeof accept === 'string' ? accept : '*/*', 'user-agent': 'Drawbridge' };
}

/**
 * A short text of the feed, as UTF-8.
 *
 * @throws FeedAnswer when it is too long or not there, else what the connection failed of
 */
export async function readText(agents: FeedAgents, from: URL, redirects = 0): Promise<string> {
  const response = await begin(agents, from);
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    response.destroy();
    if (redirects >= MAX_REDIRECTS) throw new FeedAnswer('led from place to place');
    return readText(agents, new URL(headers.location, from), redirects + 1);
  }
  if (statusCode !== 200) {
    response.destroy();
    throw new FeedAnswer(`answered HTTP ${String(statusCode)}`);
  }
  return collect(response);
}

function begin(agents: FeedAgents, url: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, pathname, search } = url;
    const request = feedRequest(agents, { protocol, hostname, port, path: `${pathname}${search}` });
    request.setTimeout(TIME_LIMIT_MS, () => {
      request.destroy(new FeedAnswer(`did not answer in ${String(TIME_LIMIT_MS / 1_000)} s`));
    });
    request.on('error', reject);
    request.on('response', resolve);
    request.end();
  });
}

async function collect(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_TEXT_BYTES) throw new FeedAnswer('answered far too much');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
