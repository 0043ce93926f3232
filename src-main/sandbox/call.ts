import type { Principal } from './model.ts';
import type { Authorize } from './permissions.ts';
import type { JsonInput } from './protocol/json-input.ts';
import type { QueryParameters } from './protocol/query-parameters.ts';
import type { Xml } from './protocol/xml.ts';
import type { SandboxWorld } from './world.ts';

/** One authenticated request on its way to an action, whatever protocol it came by. */
export interface CallContext {
  readonly service: string;
  readonly action: string;
  readonly region: string;
  readonly principal: Principal;
  readonly world: SandboxWorld;
  readonly authorize: Authorize;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
}

/** A call by the query protocols. */
export interface Call extends CallContext {
  readonly parameters: QueryParameters;
}

/** Carries out a call and answers the elements of the result; refuses by throwing an ApiError. */
export type Action = (call: Call) => readonly Xml[];

export type Actions = Readonly<Record<string, Action>>;

/** A call by the JSON protocols. */
export interface JsonCall extends CallContext {
  readonly input: JsonInput;
  /** `http://127.0.0.1:port`, as the caller reached the sandbox. */
  readonly origin: string;
}

/** Carries out a call and answers the result; refuses by throwing an ApiError. */
export type JsonAction = (call: JsonCall) => Readonly<Record<string, unknown>>;

export type JsonActions = Readonly<Record<string, JsonAction>>;
