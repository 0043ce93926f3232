import { authenticate } from './authenticate.ts';
import type { SandboxClock } from './clock.ts';
import type { Fault } from './faults.ts';
import { refuseUnfitSession } from './iam/sessions.ts';
import { newRequestId } from './identifiers.ts';
import type { AccessKey } from './model.ts';
import type { Authorize } from './permissions.ts';
import { ApiError } from './protocol/errors.ts';
import { headerValue, parseAuthorization } from './protocol/sigv4.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import type { RecordedRequest } from './request-log.ts';
import type { Asked, Service } from './service.ts';
import { serviceOf } from './services.ts';
import type { TokenBuckets } from './token-buckets.ts';
import type { SandboxWorld } from './world.ts';

/** What goes back over the wire, and how it is written down. */
interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the connection is mistreated instead of answering. */
  readonly fault?: Fault['kind'];
  readonly record: RecordedRequest;
}

/** A request with what it says about itself, not yet believed. */
interface Incoming {
  readonly request: WireRequest;
  readonly service: Service;
  readonly asked: Asked;
  readonly action: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly requestId: string;
  readonly at: number;
}

/** What the endpoint stands on. */
interface EndpointParts {
  readonly world: SandboxWorld;
  readonly clock: SandboxClock;
  readonly authorize: Authorize;
  /** `undefined`: nothing is throttled. */
  readonly buckets: TokenBuckets | undefined;
}

/** All of the sandbox's AWS services over one world. */
export class AwsEndpoint {
  readonly #parts: EndpointParts;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
  }

  /** Carries out a request. Every refusal is an answer; nothing is thrown. */
  answer(request: WireRequest): AwsAnswer {
    const incoming = readIncoming(request, this.#parts.clock.now());
    const fault = this.#parts.world.faults.take(incoming.service.name, incoming.action);
    switch (fault?.kind) {
      case undefined:
        return answered(incoming, this.#outcome(incoming));
      case 'http':
        return answered(incoming, scriptedError(fault));
      case 'drop-after-apply':
        return { ...answered(incoming, this.#outcome(incoming)), fault: fault.kind };
      case 'reset':
      case 'hang':
        return unanswered(incoming, fault.kind);
    }
  }

  #outcome(incoming: Incoming): string | ApiError {
    try {
      return this.#carryOut(incoming);
    } catch (error) {
      return error instanceof ApiError ? error : internalFailure(error);
    }
  }

  #carryOut({ request, service, asked, action, requestId, at }: Incoming): string {
    const { world, authorize, buckets } = this.#parts;
    const { principal, key, authorization } = authenticate(request, service.name, world, at);
    refuseUnfitSession(service.name, principal);
    const context = {
      service: service.name,
      action,
      region: authorization.region,
      principal,
      world,
      authorize,
      now: at,
    };
    try {
      return asked.carryOut(context, requestId, buckets);
    } finally {
      if (key) this.#noteUse(key, { at, service: service.name, region: authorization.region });
    }
  }

  /** After the action, so that GetAccessKeyLastUsed tells of the use before itself. */
  #noteUse({ id }: AccessKey, lastUsed: NonNullable<AccessKey['lastUsed']>): void {
    const { world } = this.#parts;
    const key = world.key(id);
    if (key) world.noteUse({ ...key, lastUsed });
  }
}

function readIncoming(request: WireRequest, at: number): Incoming {
  const scope = parseAuthorization(headerValue(request, 'authorization') ?? '');
  const service = serviceOf(scope?.service, request);
  const asked = service.read(request);
  return {
    request,
    service,
    asked,
    action: asked.action,
    region: scope?.region ?? '',
    accessKeyId: scope?.accessKeyId ?? '',
    requestId: newRequestId(),
    at,
  };
}

function answered(incoming: Incoming, outcome: string | ApiError): AwsAnswer {
  const { service, requestId, at } = incoming;
  const error = outcome instanceof ApiError ? outcome : undefined;
  const refusal = error && service.errorAnswer(error, requestId);
  const status = error?.status ?? 200;
  return {
    status,
    headers: {
      'Content-Type': service.contentType,
      'x-amzn-requestid': requestId,
      Date: new Date(at).toUTCString(),
      ...refusal?.headers,
    },
    body: outcome instanceof ApiError ? (refusal?.body ?? '') : outcome,
    record: recorded(incoming, status, error?.code),
  };
}

function unanswered(incoming: Incoming, fault: Fault['kind']): AwsAnswer {
  return { status: 0, headers: {}, body: '', fault, record: recorded(incoming, 0) };
}

function recorded(incoming: Incoming, status: number, errorCode?: string): RecordedRequest {
  const { request, service, action, region, accessKeyId, requestId, at } = incoming;
  return {
    service: service.name,
    action,
    region,
    accessKeyId,
    status,
    ...(errorCode === undefined ? {} : { errorCode }),
    at,
    requestId,
    userAgent: headerValue(request, 'user-agent') ?? '',
  };
}

function scriptedError({ status = 500, code = 'InternalFailure' }: Fault): ApiError {
  return new ApiError(code, 'An internal error has occurred', status);
}

function internalFailure(error: unknown): ApiError {
  const reason = error instanceof Error ? error.message : 'unknown';
  return new ApiError('InternalFailure', `The sandbox failed: ${reason}`, 500);
}
