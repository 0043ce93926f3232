import { useState } from 'react';
import type { ReactNode } from 'react';
import { cidrProblem } from '../../src-main/kernel/cidr-problem.ts';
import { familyOf, openableCidr } from '../../src-main/kernel/cidr.ts';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { useCommand } from '../state/use-command.ts';

/** An address from the person, refused here already when it cannot be one of theirs. */
export function TypeAddress(): ReactNode {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<Problem>();
  const choose = useCommand('address.choose');
  const problem = wrong ?? choose.problem;
  const words = problem && problemInWords(problem, 'nothing-changed');

  const submit = async (): Promise<void> => {
    const cidr = openableCidr(text);
    if (!cidr.ok) {
      setWrong(cidrProblem(cidr.error, text.trim()));
      return;
    }
    const answer = await choose.run({ family: familyOf(cidr.value), text: text.trim() });
    if (answer.ok) setText('');
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        label="Use another address"
        error={words && `${words.cause} ${words.todo}`}
        hint="Until the network changes."
      >
        {(control) => (
          <span className="flex gap-2">
            <input
              {...control}
              value={text}
              spellCheck={false}
              autoComplete="off"
              placeholder="81.187.42.19"
              onChange={(event) => {
                setText(event.target.value);
                setWrong(undefined);
                choose.clear();
              }}
              className="field-look min-w-0 flex-1"
            />
            <Button type="submit" pending={choose.pending} disabled={text.trim() === ''}>
              Use
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
