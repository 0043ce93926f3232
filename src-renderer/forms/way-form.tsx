import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { Button } from '../components/button.tsx';
import { Actions } from '../components/dialog.tsx';
import { ProblemNotice } from '../components/notice.tsx';

interface Props {
  readonly children: ReactNode;
  readonly problem: Problem | undefined;
  readonly pending: boolean;
  readonly ready: boolean;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** The frame of every form that adds an identity. */
export function WayForm(props: Props): ReactNode {
  const { problem, pending, ready } = props;
  return (
    <form
      noValidate
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
      {problem && <ProblemNotice words={problemInWords(problem, 'nothing-stored')} />}
      <Actions>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button kind="primary" type="submit" pending={pending} disabled={!ready}>
          {pending ? 'Asking AWS…' : props.submit}
        </Button>
      </Actions>
    </form>
  );
}
