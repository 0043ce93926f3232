import { request as httpRequest } from 'node:http';
import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import { newRequestId } from '../../src-main/sandbox/identifiers.ts';
import { ApiError } from '../../src-main/sandbox/protocol/errors.ts';
import { headerValue, parseAuthorization } from '../../src-main/sandbox/protocol/sigv4.ts';
import type { WireRequest } from '../../src-main/sandbox/protocol/sigv4.ts';
import { serviceOf } from '../../src-main/sandbox/services.ts';
import type { Asked, FaultKind } from './fault-proxy-script.ts';

/** An answer on its way back. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a request is about, by its parameters and by the service it was signed for. */
export function readAsked(request: WireRequest): Asked {
  const form = new URLSearchParams(
    [request.query, request.body.toString()].filter(Boolean).join('&'),
  );
  const scope = parseAuthorization(headerValue(request, 'authorization') ?? '');
  if (!scope && request.path !== '/') return { service: 'echo', action: request.path, form };
  const { action } = serviceOf(scope?.service, request).read(request);
  return { service: scope?.service ?? '', action, form };
}

/** Passes a request on as it came, the signed `Host` included. Rejects when no answer comes. */
export function forward(
  request: WireRequest,
  target: { readonly port: number; readonly agent: Agent },
): Promise<WireAnswer> {
  const path = request.query === '' ? request.path : `${request.path}?${request.query}`;
  return new Promise((resolve, reject) => {
    const passed = httpRequest({
      host: '127.0.0.1',
      ...target,
      method: request.method,
      path,
      headers: request.headers.flatMap(([name, value]) => [name, value]),
      setHost: false,
    });
    passed.on('error', reject);
    passed.on('response', (response) => {
      readAnswer(response).then(resolve, reject);
    });
    passed.end(request.body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !OF_THE_CONNECTION.has(name) ? [[name, value] as const] : [],
  );
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

export function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) }).end(body);
}

/** A byte at a time, until all is sent or nobody listens any more. */
export function drip(response: ServerResponse, answer: WireAnswer, bytesPerSecond: number): void {
  const { status, headers, body } = answer;
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) response.end();
  }, 1000 / bytesPerSecond);
  response.on('close', () => {
    clearInterval(timer);
  });
}

/** The answer of a scripted `http` fault, in the manner of the service that was asked. */
export function scriptedAnswer(
  fault: Extract<FaultKind, { kind: 'http' }>,
  request: WireRequest,
  { service }: Asked,
): WireAnswer {
  const { status, code, message = 'Scripted by the test.', text = '', headers = {} } = fault;
  if (code === undefined) return { status, headers, body: Buffer.from(text) };
  const of = serviceOf(service, request);
  const requestId = newRequestId();
  const answer = of.errorAnswer(new ApiError(code, message, status), requestId);
  return {
    status,
    headers: {
      'content-type': of.contentType,
      'x-amzn-requestid': requestId,
      ...answer.headers,
      ...headers,
    },
    body: Buffer.from(answer.body),
  };
}
