import { once, setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { AwsEndpoint } from './aws-endpoint.ts';
import type { OnDecision } from './aws-endpoint.ts';
import { controlAnswer } from './control.ts';
import { echoAnswer } from './echo.ts';
import type { PlainAnswer } from './echo.ts';
import type { Fault } from './faults.ts';
import { isWelcome, readRequest } from './http-request.ts';
import { newRequestId } from './identifiers.ts';
import type { KeyDelays } from './key-spread.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import { headerValue } from './protocol/sigv4.ts';
import { RequestLog } from './request-log.ts';
import type { RecordedRequest } from './request-log.ts';
import { seedWorld } from './seed.ts';
import { loadWorld, saveWorld } from './state-file.ts';
import { TokenBuckets } from './token-buckets.ts';
import { SandboxWorld } from './world.ts';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** File the world is kept in, rewritten after every change; absent: memory only. */
  readonly statePath?: string;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Whether EC2 throttles as AWS does; as a number: with tokens that come back so much faster. */
  readonly tokenBuckets?: boolean | number;
  /** How long every AWS request waits before it is carried out. */
  readonly latencyMs?: number;
  /** `host:port`s that requests may name besides the server's own, as those of a proxy before it. */
  readonly alsoKnownAs?: readonly string[];
  /** Hears of every question of permission, and how it was answered. */
  readonly onDecision?: OnDecision;
  /** How long a new access key, or a new status of one, takes to be known everywhere. */
  readonly keyDelays?: KeyDelays;
}

export interface SandboxServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** The live world: what its methods change, the next request sees. */
  readonly world: SandboxWorld;
  /** The last 5000 requests to AWS and to the address sources, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Closes every connection and keeps the world. May be called twice. */
  stop(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that none is cut under a request. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Starts an AWS endpoint on loopback: EC2, STS and IAM for the real SDK, an address source, and
 * nothing that leaves the machine. Rejects when the port is taken or the state file unreadable.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxServer> {
  const { statePath, now = Date.now } = options;
  const save = (state: Parameters<typeof saveWorld>[1]): void => {
    if (statePath !== undefined) saveWorld(statePath, state);
  };
  const kept = statePath === undefined ? undefined : loadWorld(statePath);
  const world = new SandboxWorld(kept ?? seedWorld(now()), save);
  if (options.keyDelays) world.keySpread.delays = options.keyDelays;
  const log = new RequestLog();
  const stopping = new AbortController();
  // One for each request that waits.
  setMaxListeners(0, stopping.signal);
  const buckets = options.tokenBuckets ? new TokenBuckets(Number(options.tokenBuckets)) : undefined;
  const site: Site = {
    world,
    log,
    now,
    endpoint: new AwsEndpoint(world, now, buckets, options.onDecision),
    latencyMs: options.latencyMs ?? 0,
    alsoKnownAs: options.alsoKnownAs ?? [],
    stopping: stopping.signal,
  };
  const server = createServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  save(world.snapshot());
  server.on('request', (message, response) => {
    handle(site, port, message, response).catch(() => message.socket.destroy());
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    world,
    requests: log.entries,
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await close(server);
      save(world.snapshot());
    },
  };
}

interface Site {
  readonly world: SandboxWorld;
  readonly log: RequestLog;
  readonly now: () => number;
  readonly endpoint: AwsEndpoint;
  readonly latencyMs: number;
  readonly alsoKnownAs: readonly string[];
  readonly stopping: AbortSignal;
}

async function handle(
  site: Site,
  port: number,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Date', new Date(site.now()).toUTCString());
  if (!isWelcome(message, port, site.alsoKnownAs)) {
    sendPlain(response, refused(403));
    return;
  }
  const request = await readRequest(message);
  const echo = request && echoAnswer(site.world, request.path);
  if (!request) sendPlain(response, refused(413));
  else if (request.path === '/') await answerAws(site, request, message, response);
  else if (echo) answerEcho(site, request, echo, message, response);
  else sendPlain(response, controlAnswer(site.world, request) ?? refused(404));
}

async function answerAws(
  site: Site,
  request: WireRequest,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (site.latencyMs > 0) await delay(site.latencyMs, undefined, { signal: site.stopping });
  const { status, headers, body, fault, record } = site.endpoint.answer(request);
  site.log.add(record);
  if (fault) misbehave(fault, message);
  else response.writeHead(status, headers).end(body);
}

function answerEcho(
  site: Site,
  request: WireRequest,
  echo: PlainAnswer,
  message: IncomingMessage,
  response: ServerResponse,
): void {
  const fault = site.world.faults.take('echo', request.path);
  const answer = fault?.kind === 'http' ? refused(fault.status ?? 500) : echo;
  site.log.add({
    service: 'echo',
    action: request.path,
    region: '',
    accessKeyId: '',
    status: fault && fault.kind !== 'http' ? 0 : answer.status,
    at: site.now(),
    requestId: newRequestId(),
    userAgent: headerValue(request, 'user-agent') ?? '',
  });
  if (fault && fault.kind !== 'http') misbehave(fault.kind, message);
  else sendPlain(response, answer);
}

/** A hanging request stays open until the client gives up or the sandbox stops. */
function misbehave(fault: Fault['kind'], message: IncomingMessage): void {
  if (fault !== 'hang') message.socket.resetAndDestroy();
}

function sendPlain(response: ServerResponse, { status, contentType, body }: PlainAnswer): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  response.end(body);
}

function refused(status: number): PlainAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: '' };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
