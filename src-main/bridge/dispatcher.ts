import type { NewId } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problem.ts';
import { err } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { CommandName, Output, Parsed } from './commands.ts';
import { parsers } from './parsers.ts';

/** One handler a command: a missing route does not compile. */
export type Handlers = {
  readonly [N in CommandName]: (input: Parsed<N>) => Promise<Result<Output<N>, Problem>>;
};

export interface DispatcherParts {
  readonly handlers: Handlers;
  readonly newId: NewId;
  /** Gets what a person does not need to see, under the reference they do see. */
  readonly logBug: (reference: string, error: unknown) => void;
}

/** Takes a call from any door: unknown name, unknown input. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown, Problem>>;

/**
 * Refuses unknown names, parses the input, and turns a thrown error into `unexpected` with a
 * reference. The same dispatcher serves every door the app has.
 */
export function dispatcher(parts: DispatcherParts): Dispatch {
  return async (name, input) => {
    if (!isCommandName(name)) return err({ kind: 'bad-input', field: 'command' });
    try {
      return await route(parts.handlers, name, input);
    } catch (error) {
      const reference = parts.newId();
      parts.logBug(reference, error);
      return err({ kind: 'unexpected', reference });
    }
  };
}

async function route<N extends CommandName>(
  handlers: Handlers,
  name: N,
  input: unknown,
): Promise<Result<Output<N>, Problem>> {
  const parsed = parsers[name](input);
  return parsed.ok ? handlers[name](parsed.value) : parsed;
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(parsers, name);
}
