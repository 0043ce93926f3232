import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { Picture } from '../../components/mark.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

/** The first thing a new person sees: what this is, and two ways to begin. */
export function WelcomeScreen(): ReactNode {
  const enter = useCommand('realm.enterSandbox');
  return (
    <div className="mx-auto flex min-h-full max-w-lg flex-col items-center justify-center gap-3 px-6 py-10 text-center">
      <Picture bridge="raised" className="w-48" />
      <h1 className="mt-2 text-large font-semibold text-balance">
        <span className="inline-block">Open a door for yourself.</span>{' '}
        <span className="inline-block">It closes itself.</span>
      </h1>
      <p className="text-balance text-muted">
        Drawbridge lets your current address into an AWS security group, for as long as you work,
        and takes it out again behind you.
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Button
          kind="primary"
          pending={enter.pending}
          onClick={() => {
            void enter.run({});
          }}
        >
          Try the sandbox
        </Button>
        <Button
          onClick={() => {
            goTo({ screen: 'access-keys', adding: true });
          }}
        >
          Add an access key
        </Button>
      </div>
      <p className="text-small text-balance text-muted">
        The sandbox is a small AWS inside Drawbridge: no account needed, nothing leaves this
        computer.
      </p>
      {enter.problem && (
        <ProblemNotice
          className="text-left"
          words={problemInWords(enter.problem, 'nothing-changed')}
        />
      )}
    </div>
  );
}
