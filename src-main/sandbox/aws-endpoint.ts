import { authenticate } from './authenticate.ts';
import type { Action } from './call.ts';
import type { Fault } from './faults.ts';
import { refuseUnfitSession } from './iam/sessions.ts';
import { newRequestId } from './identifiers.ts';
import type { AccessKey } from './model.ts';
import { authorizeIn } from './permissions.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Authorize } from './permissions.ts';
import { ApiError } from './protocol/errors.ts';
import { QueryParameters } from './protocol/query-parameters.ts';
import { headerValue, parseAuthorization } from './protocol/sigv4.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import type { Xml } from './protocol/xml.ts';
import type { RecordedRequest } from './request-log.ts';
import { serviceOf } from './services.ts';
import type { Service } from './services.ts';
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

/** Hears of every question of permission and its answer. */
export type OnDecision = (request: AuthorizationRequest, allowed: boolean) => void;

/** A request with what it says about itself, not yet believed. */
interface Incoming {
  readonly request: WireRequest;
  /** The error when the parameters cannot be read. */
  readonly parameters: QueryParameters | ApiError;
  readonly service: Service;
  readonly action: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly requestId: string;
  readonly at: number;
}

/** EC2, STS and IAM over one world. */
export class AwsEndpoint {
  readonly #world: SandboxWorld;
  readonly #now: () => number;
  readonly #buckets: TokenBuckets | undefined;
  readonly #authorize: Authorize;

  /** Without `buckets` nothing is throttled. */
  constructor(
    world: SandboxWorld,
    now: () => number,
    buckets?: TokenBuckets,
    onDecision?: OnDecision,
  ) {
    this.#world = world;
    this.#now = now;
    this.#buckets = buckets;
    const decide = authorizeIn(world);
    this.#authorize = (request) => {
      const allowed = decide(request);
      onDecision?.(request, allowed);
      return allowed;
    };
  }

  /** Carries out a request. Every refusal is an answer; nothing is thrown. */
  answer(request: WireRequest): AwsAnswer {
    const incoming = readIncoming(request, this.#now());
    const fault = this.#world.faults.take(incoming.service.name, incoming.action);
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

  #outcome(incoming: Incoming): readonly Xml[] | ApiError {
    try {
      return this.#carryOut(incoming);
    } catch (error) {
      return error instanceof ApiError ? error : internalFailure(error);
    }
  }

  #carryOut({ request, parameters, service, action, at }: Incoming): readonly Xml[] {
    if (parameters instanceof ApiError) throw parameters;
    const { principal, key, authorization } = authenticate(request, service.name, this.#world, at);
    refuseUnfitSession(service.name, principal);
    const carryOut = actionOf(service, action, parameters);
    const call = {
      service: service.name,
      action,
      region: authorization.region,
      parameters,
      principal,
      world: this.#world,
      authorize: this.#authorize,
      now: at,
    };
    this.#buckets?.take(call);
    try {
      return carryOut(call);
    } finally {
      if (key) this.#noteUse(key, { at, service: service.name, region: authorization.region });
    }
  }

  /** After the action, so that GetAccessKeyLastUsed tells of the use before itself. */
  #noteUse({ id }: AccessKey, lastUsed: NonNullable<AccessKey['lastUsed']>): void {
    const key = this.#world.key(id);
    if (key) this.#world.noteUse({ ...key, lastUsed });
  }
}

function readIncoming(request: WireRequest, at: number): Incoming {
  const parameters = readParameters(request);
  const [action, version] =
    parameters instanceof ApiError ? [] : [parameters.text('Action'), parameters.text('Version')];
  const scope = parseAuthorization(headerValue(request, 'authorization') ?? '');
  return {
    request,
    parameters,
    service: serviceOf(scope?.service, version),
    action: action ?? '',
    region: scope?.region ?? '',
    accessKeyId: scope?.accessKeyId ?? '',
    requestId: newRequestId(),
    at,
  };
}

function readParameters({ query, body }: WireRequest): QueryParameters | ApiError {
  try {
    return QueryParameters.parse([query, body.toString()].filter(Boolean).join('&'));
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function actionOf(service: Service, name: string, parameters: QueryParameters): Action {
  const version = parameters.text('Version') ?? '';
  const action = Object.hasOwn(service.actions, name) ? service.actions[name] : undefined;
  if (action && version === service.version) return action;
  throw new ApiError(
    'InvalidAction',
    service.name === 'ec2'
      ? `The action ${name} is not valid for this web service.`
      : `Could not find operation ${name} for version ${version}`,
  );
}

function answered(incoming: Incoming, outcome: readonly Xml[] | ApiError): AwsAnswer {
  const { service, action, requestId, at } = incoming;
  const error = outcome instanceof ApiError ? outcome : undefined;
  const status = error?.status ?? 200;
  return {
    status,
    headers: {
      'Content-Type': service.contentType,
      'x-amzn-requestid': requestId,
      Date: new Date(at).toUTCString(),
    },
    body:
      outcome instanceof ApiError
        ? service.errorXml(outcome, requestId)
        : service.resultXml(action, outcome, requestId),
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
