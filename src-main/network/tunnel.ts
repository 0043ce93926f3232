import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { ProblemOf } from '../kernel/problem.ts';
import { ProxyRefused, proxyName } from '../kernel/ways-out.ts';

type Why = ProblemOf<'proxy-refused'>['why'];

export interface TunnelOptions {
  /** For reaching the proxy and its answer together. */
  readonly timeLimitMs: number;
  /** PEM of an authority trusted besides the built-in ones, for a proxy spoken to over TLS. */
  readonly ca?: readonly string[];
}

/**
 * Has a proxy open a connection to a host, which it is told by name: it looks the name up, not we.
 * What the proxy answers instead is never handed on, so that no proxy can speak for AWS.
 *
 * @throws ProxyRefused when it cannot be reached, asks for a password or does not let through
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
export function tunnel(
  proxy: URL,
  host: string,
  port: number,
  { timeLimitMs, ca }: TunnelOptions,
): Promise<Socket> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port,
    method: 'CONNECT',
    path: target,
    agent: false,
    headers: { host: target, ...authorization(proxy) },
    // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED would change the default.
    rejectUnauthorized: true,
    ...(ca && { ca: [...ca] }),
  });
  return new Promise((resolve, reject) => {
    const refuse = (why: Why): void => {
      clearTimeout(limit);
      request.destroy();
      const proxyHost = proxyName(proxy);
      reject(new ProxyRefused({ kind: 'proxy-refused', proxy: proxyHost, host, why }));
    };
    const limit = setTimeout(() => {
      refuse('unreachable');
    }, timeLimitMs);
    request.on('error', () => {
      refuse('unreachable');
    });
    request.on('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        refuse(statusCode === 407 ? 'password' : 'forbidden');
        return;
      }
      clearTimeout(limit);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.end();
  });
}

function authorization({ username, password }: URL): { 'proxy-authorization'?: string } {
  if (username === '' && password === '') return {};
  const both = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(both).toString('base64')}` };
}
