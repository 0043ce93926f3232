import type { Principal } from './model.ts';
import type { Authorize } from './permissions.ts';
import type { QueryParameters } from './protocol/query-parameters.ts';
import type { Xml } from './protocol/xml.ts';
import type { SandboxWorld } from './world.ts';

/** One authenticated request on its way to an action. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly region: string;
  readonly parameters: QueryParameters;
  readonly principal: Principal;
  readonly world: SandboxWorld;
  readonly authorize: Authorize;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
}

/** Carries out a call and answers the elements of the result; refuses by throwing an ApiError. */
export type Action = (call: Call) => readonly Xml[];

export type Actions = Readonly<Record<string, Action>>;
