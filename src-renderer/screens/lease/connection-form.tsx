import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Connection, ResourceId } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { say } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly resourceId: ResourceId;
  readonly connection: Connection;
  readonly onDone: () => void;
  /** There is something to go back to. */
  readonly cancellable?: boolean;
}

/** Host and user of a resource, also while it is open. An empty host is forgotten. */
export function ConnectionForm(props: Props): ReactNode {
  const { resourceId, connection, onDone, cancellable = false } = props;
  const [host, setHost] = useState(connection.host ?? '');
  const [user, setUser] = useState(connection.user ?? '');
  const save = useCommand('resource.setConnection');
  const { problem } = save;
  const own = problem && problem.kind !== 'host-format' && problem.kind !== 'user-format';
  const escape = cancellable ? onDone : undefined;
  const submit = async (): Promise<void> => {
    const answer = await save.run({ resourceId, connection: { host, user } });
    if (!answer.ok) return;
    say('Saved.');
    onDone();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {!cancellable && (
        <p className="-mt-2 text-muted">
          A security group has no address of its own. Say which host is behind it, and Drawbridge
          tries whether it answers and writes the command that leads there.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <TextField
          label="Host"
          placeholder="bastion.example.com"
          className="basis-64"
          autoFocus={cancellable}
          value={host}
          error={errorOf(problem, 'host-format')}
          onChange={setHost}
          onEscape={escape}
        />
        <TextField
          label="User (optional)"
          placeholder="ec2-user"
          className="basis-40"
          value={user}
          error={errorOf(problem, 'user-format')}
          onChange={setUser}
          onEscape={escape}
        />
      </div>
      {own && <ProblemNotice words={problemInWords(problem, 'nothing-changed')} />}
      <div className="flex gap-2">
        <Button type="submit" pending={save.pending}>
          Save
        </Button>
        {cancellable && (
          <Button kind="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

function errorOf(
  problem: Problem | undefined,
  kind: 'host-format' | 'user-format',
): string | undefined {
  if (problem?.kind !== kind) return undefined;
  const { cause, todo } = problemInWords(problem, 'nothing-changed');
  return `${cause} ${todo}`;
}

interface TextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly className: string;
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onEscape: (() => void) | undefined;
}

function TextField(props: TextFieldProps): ReactNode {
  const { label, placeholder, className, autoFocus = false, value, error } = props;
  return (
    <div className={`min-w-0 grow ${className}`}>
      <Field label={label} error={error}>
        {(control) => (
          <input
            {...control}
            autoFocus={autoFocus}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={value}
            onChange={(event) => {
              props.onChange(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') props.onEscape?.();
            }}
            className="field-look w-full"
          />
        )}
      </Field>
    </div>
  );
}
