import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { AwsEndpoint } from './aws-endpoint.ts';
import type { SandboxClock } from './clock.ts';
import { controlAnswer } from './control.ts';
import { echoAnswer } from './echo.ts';
import type { PlainAnswer } from './echo.ts';
import type { Fault } from './faults.ts';
import { isWelcome, readRequest } from './http-request.ts';
import { newRequestId } from './identifiers.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import { headerValue } from './protocol/sigv4.ts';
import type { RequestLog } from './request-log.ts';
import { isSchedulerPath } from './scheduler/routes.ts';
import type { ScheduleKeeper } from './scheduler/schedule-keeper.ts';
import type { SandboxWorld } from './world.ts';

/** Everything that answers under one address: AWS, the address sources, the controls. */
export interface Site {
  readonly world: SandboxWorld;
  readonly log: RequestLog;
  readonly clock: SandboxClock;
  readonly keeper: ScheduleKeeper;
  readonly endpoint: AwsEndpoint;
  readonly latencyMs: number;
  readonly alsoKnownAs: readonly string[];
  readonly stopping: AbortSignal;
}

/** Answers one request that came in on `port`. */
export async function handle(
  site: Site,
  port: number,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Date', new Date(site.clock.now()).toUTCString());
  if (!isWelcome(message, port, site.alsoKnownAs)) {
    sendPlain(response, refused(403));
    return;
  }
  const request = await readRequest(message);
  const echo = request && echoAnswer(site.world, request.path);
  if (!request) sendPlain(response, refused(413));
  else if (isForAws(request)) await answerAws(site, request, message, response);
  else if (echo) answerEcho(site, request, echo, message, response);
  else sendPlain(response, controlAnswer(site, request) ?? refused(404));
}

/** All services but Scheduler are reached at the root. */
function isForAws({ path }: WireRequest): boolean {
  return path === '/' || isSchedulerPath(path);
}

async function answerAws(
  site: Site,
  request: WireRequest,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (site.latencyMs > 0) await delay(site.latencyMs, undefined, { signal: site.stopping });
  site.keeper.settle();
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
    at: site.clock.now(),
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
