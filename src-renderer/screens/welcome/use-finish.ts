import { useCallback } from 'react';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

/** Ends the first steps, for good, and leads to the resources. */
export function useFinish(): {
  readonly run: () => void;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
} {
  const { run, pending, problem } = useCommand('onboarding.finish');
  const finish = useCallback(() => {
    void run({}).then((answer) => {
      if (answer.ok) goTo({ screen: 'resources' });
    });
  }, [run]);
  return { run: finish, pending, problem };
}
