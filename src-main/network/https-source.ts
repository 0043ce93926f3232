import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { WaysOut } from '../kernel/ways-out.ts';
import { isLoopbackHost } from '../public-ip/sources.ts';
import type { AddressSource, AskSource, Reading } from '../public-ip/address.ts';
import { readAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { failureInWords, isUntrusted } from './failure.ts';

/** An address needs 45 characters at most. */
const MAX_BYTES = 64;
const TIME_LIMIT_MS = 5_000;

export interface HttpsSourceOptions {
  /** For everything together: name, connection, certificate, answer. Default 5 s. */
  readonly timeLimitMs?: number;
  /** PEM of an authority trusted besides the built-in ones: a company's own, or a test's. */
  readonly extraAuthority?: string;
  /** Only to say that there is a proxy where nobody answers without it. */
  readonly waysOut?: WaysOut;
  /** Hears of every host that is asked. */
  readonly contacted?: (host: string) => void;
}

/**
 * Asks address services over HTTPS: the source's family is enforced by the socket, the certificate
 * is checked, redirects are not followed, at most 64 bytes are read, and nothing identifies us.
 * Every failure is a reading that says why in words. Plain HTTP goes to loopback hosts only.
 *
 * No proxy is ever used. Through one, a service sees the address of the proxy, and in the family the
 * proxy chose; but SSH, RDP and databases do not go through it, so that a rule for that address
 * would let in the proxy's other users and not this computer. Where a network lets out only its
 * proxy, no address is known, and the person may type the one to let in.
 */
export function httpsSource(options: HttpsSourceOptions = {}): AskSource {
  return async (source) => {
    const said = await ask(source, options);
    if ('why' in said) {
      const past = said.unanswered && (await usesProxy(options.waysOut, source.url));
      return { source, kind: 'nothing', why: past ? `${said.why} without the proxy` : said.why };
    }
    const answer = readAnswer(said, source.family);
    return answer.ok
      ? { source, kind: 'address', cidr: answer.value }
      : { source, kind: 'nothing', why: answer.error };
  };
}

interface NoAnswer extends Pick<Extract<Reading, { kind: 'nothing' }>, 'why'> {
  /** Nobody spoke at all. */
  readonly unanswered: boolean;
}

async function usesProxy(ways: WaysOut | undefined, url: string): Promise<boolean> {
  try {
    const [first] = (await ways?.to(new URL(url).origin)) ?? [];
    return first !== undefined && first.kind !== 'straight';
  } catch {
    // A reading never throws; that the system's settings cannot be read is said by whoever needs them.
    return false;
  }
}

function ask(
  source: AddressSource,
  { timeLimitMs = TIME_LIMIT_MS, extraAuthority, contacted }: HttpsSourceOptions,
): Promise<Answer | NoAnswer> {
  const url = new URL(source.url);
  const plain = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (!plain && url.protocol !== 'https:')
    return Promise.resolve({
      why: 'is not asked: only HTTPS can be believed',
      unanswered: false,
    });
  const options: RequestOptions = {
    // A kept connection would still run over the network we just left.
    agent: false,
    headers: { accept: 'text/plain' },
    // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED would change the default.
    rejectUnauthorized: true,
    ...(plain ? {} : { family: source.family === 'ipv4' ? 4 : 6 }),
    ...(extraAuthority === undefined ? {} : { ca: [...rootCertificates, extraAuthority] }),
  };
  contacted?.(url.hostname);
  return new Promise((resolve) => {
    const request = (plain ? httpRequest : httpsRequest)(url, options);
    const limit = setTimeout(() => {
      settle({ why: `did not answer in ${String(timeLimitMs / 1000)} s`, unanswered: true });
    }, timeLimitMs);
    const settle = (said: Answer | NoAnswer): void => {
      clearTimeout(limit);
      resolve(said);
      request.destroy();
    };
    request.on('error', (error) => {
      const unanswered = !isUntrusted(error);
      settle({ why: failureInWords(error, source.family), unanswered });
    });
    request.on('response', (response) => {
      collect(response, settle, source);
    });
    request.end();
  });
}

function collect(
  response: IncomingMessage,
  settle: (said: Answer | NoAnswer) => void,
  source: AddressSource,
): void {
  const { location, 'content-type': contentType } = response.headers;
  let body = Buffer.alloc(0);
  const answer = (): Answer => ({
    status: response.statusCode ?? 0,
    location,
    contentType,
    body: body.subarray(0, MAX_BYTES).toString('latin1'),
    tooLong: body.length > MAX_BYTES,
  });
  response.on('data', (chunk: Buffer) => {
    body = Buffer.concat([body, chunk.subarray(0, MAX_BYTES + 1)]);
    if (body.length > MAX_BYTES) settle(answer());
  });
  response.on('end', () => {
    settle(answer());
  });
  response.on('error', (error) => {
    settle({ why: failureInWords(error, source.family), unanswered: false });
  });
}
