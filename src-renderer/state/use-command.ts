import { useCallback, useRef, useState } from 'react';
import type { CommandName, Input, Output } from '../../src-main/bridge/commands.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { err } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import { bridge } from '../bridge/bridge.ts';

export type CommandState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface CommandHandle<N extends CommandName> {
  readonly state: CommandState;
  readonly pending: boolean;
  /** What the last run failed of, until the next run or `clear`. */
  readonly problem: Problem | undefined;
  /** Never rejects. */
  readonly run: (input: Input<N>) => Promise<Result<Output<N>, Problem>>;
  readonly clear: () => void;
}

const IDLE: CommandState = { kind: 'idle' };

/** Sends one command, without a place of its own to show how it goes. Never rejects. */
export async function send<N extends CommandName>(
  name: N,
  input: Input<N>,
): Promise<Result<Output<N>, Problem>> {
  try {
    return await bridge().call(name, input);
  } catch {
    // The door itself broke: the main process logged why, or is gone.
    return err({ kind: 'unexpected', reference: name });
  }
}

/** One command and how its last run went; an older run that ends late changes nothing. */
export function useCommand<N extends CommandName>(name: N): CommandHandle<N> {
  const [state, setState] = useState<CommandState>(IDLE);
  const latest = useRef(0);

  const run = useCallback(
    async (input: Input<N>) => {
      const mine = ++latest.current;
      setState({ kind: 'pending' });
      const answer = await send(name, input);
      if (mine === latest.current)
        setState(answer.ok ? IDLE : { kind: 'failed', problem: answer.error });
      return answer;
    },
    [name],
  );

  const clear = useCallback(() => {
    latest.current += 1;
    setState(IDLE);
  }, []);

  return {
    state,
    pending: state.kind === 'pending',
    problem: state.kind === 'failed' ? state.problem : undefined,
    run,
    clear,
  };
}
