import { Agent as HttpAgent } from 'node:http';
import type { AgentOptions, ClientRequest, ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { KEPT_OPEN, ProxyRefused } from '../kernel/ways-out.ts';
import type { WayOut, WaysOut } from '../kernel/ways-out.ts';
import { tunnel } from './tunnel.ts';

export interface AgentsParts {
  readonly waysOut: WaysOut;
  /** Hears of every request, and of every proxy that is asked for a connection. */
  readonly contacted: (host: string, reason: 'aws' | 'proxy') => void;
  /** PEM of an authority trusted besides the built-in ones: a test's. */
  readonly extraAuthority?: string;
}

/** Connections of one client, kept open between its requests. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

type Made = (error: Error | null, stream?: Duplex) => void;

/** Below the SDK's own limit for a connection, so that the proxy gets the blame and not AWS. */
const PROXY_LIMIT_MS = 4_000;

/**
 * Makes agents for one client of AWS. Going straight they behave exactly as Node's own; through a
 * proxy, TLS runs inside the tunnel with the same checks, and the tunnel is kept as well. A change
 * of the settings takes hold with the next request.
 */
export function newAgents(parts: AgentsParts): Agents {
  const ca = authorities(parts);
  return {
    httpAgent: new PlainAgent(parts, KEPT_OPEN),
    // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED would change the default.
    httpsAgent: new TlsAgent(parts, { ...KEPT_OPEN, rejectUnauthorized: true, ...(ca && { ca }) }),
  };
}

function authorities({ extraAuthority }: AgentsParts): string[] | undefined {
  return extraAuthority === undefined ? undefined : [...rootCertificates, extraAuthority];
}

class TlsAgent extends HttpsAgent {
  readonly #parts: AgentsParts;

  constructor(parts: AgentsParts, options: ConstructorParameters<typeof HttpsAgent>[0]) {
    super(options);
    this.#parts = parts;
  }

  override getName(options?: RequestOptions): string {
    return `${super.getName(options)}:${String(this.#parts.waysOut.edition())}`;
  }

  override createConnection(options: RequestOptions, made: Made): Duplex | undefined {
    return connect(this.#parts, 'https', options, made, (socket) => {
      const inside = { ...options, socket };
      return super.createConnection(socket ? inside : options);
    });
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#parts.contacted(request.host, 'aws');
    super.reuseSocket(socket, request);
  }
}

/** For endpoints of tests, and for the sandbox's: AWS itself is asked over TLS only. */
class PlainAgent extends HttpAgent {
  readonly #parts: AgentsParts;

  constructor(parts: AgentsParts, options: AgentOptions) {
    super(options);
    this.#parts = parts;
  }

  override getName(options?: ClientRequestArgs): string {
    return `${super.getName(options)}:${String(this.#parts.waysOut.edition())}`;
  }

  override createConnection(options: ClientRequestArgs, made: Made): Duplex | undefined {
    return connect(
      this.#parts,
      'http',
      options,
      made,
      (socket) => socket ?? super.createConnection(options),
    );
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#parts.contacted(request.host, 'aws');
    super.reuseSocket(socket, request);
  }
}

/** Goes straight at once where that is the way; anything else answers later, by `made`. */
function connect(
  parts: AgentsParts,
  scheme: 'http' | 'https',
  { host: named, port: at }: ClientRequestArgs,
  made: Made,
  over: (socket?: Duplex) => Duplex | null | undefined,
): Duplex | undefined {
  const host = named ?? 'localhost';
  const port = Number(at ?? (scheme === 'https' ? 443 : 80));
  parts.contacted(host, 'aws');
  const bracketed = host.includes(':') ? `[${host}]` : host;
  const ways = parts.waysOut.to(`${scheme}://${bracketed}:${String(port)}`);
  if (!(ways instanceof Promise) && ways[0]?.kind === 'straight') return over() ?? undefined;
  firstThrough(parts, Promise.resolve(ways), host, port).then(
    (socket) => {
      made(null, over(socket) ?? undefined);
    },
    (error: unknown) => {
      made(error as Error);
    },
  );
  return undefined;
}

/**
 * The tunnel of the first proxy that can be reached; `undefined` for straight. One that answers no
 * has answered: going round it is not ours to decide.
 */
async function firstThrough(
  parts: AgentsParts,
  found: Promise<readonly WayOut[]>,
  host: string,
  port: number,
): Promise<Duplex | undefined> {
  let failed: unknown;
  for (const way of await found) {
    if (way.kind === 'straight') return undefined;
    if (way.kind === 'unreadable') throw new ProxyRefused({ kind: 'proxy-format', text: way.text });
    if (way.kind === 'unknown')
      throw new ProxyRefused({ kind: 'proxy-refused', proxy: way.name, host, why: 'not-http' });
    try {
      parts.contacted(way.url.hostname, 'proxy');
      const ca = authorities(parts);
      return await tunnel(way.url, host, port, { timeLimitMs: PROXY_LIMIT_MS, ...(ca && { ca }) });
    } catch (error) {
      failed = error;
      const silent =
        error instanceof ProxyRefused &&
        error.problem.kind === 'proxy-refused' &&
        error.problem.why === 'unreachable';
      if (!silent) throw error;
    }
  }
  throw failed;
}
