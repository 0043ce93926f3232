import clsx from 'clsx';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { KeyView, RotationView } from '../../../src-main/bridge/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { ROTATION_STEPS, rotationInWords, stepsDone } from '../../format/rotation-in-words.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly rotation: RotationView;
  readonly keys: readonly KeyView[];
}

/** What undoing means where it is not plain from the sentence above. */
const UNDO: Partial<Record<RotationView['state'], string>> = {
  watching: 'Make the old key active again',
  reactivated: 'Go back to the old key',
};

/** Where the rotation of one key is, and every way on and back from there. */
export function RotationPanel({ rotation, keys }: Props): ReactNode {
  const now = useNow(1_000);
  const done = stepsDone(rotation);
  return (
    <section aria-label="Rotation" className="flex flex-col gap-3 border-t border-line px-4 py-3">
      <p role="status">{rotationInWords(rotation, now)}</p>
      {done !== undefined && <Steps done={done} />}
      {rotation.problem && (
        <ProblemNotice
          tone={rotation.state === 'failed' ? 'alarm' : 'soon'}
          words={problemInWords(rotation.problem, 'nothing-changed')}
        />
      )}
      {rotation.state === 'choosing' && <Choice rotation={rotation} keys={keys} />}
      <Moves rotation={rotation} />
    </section>
  );
}

function Steps({ done }: { done: number }): ReactNode {
  return (
    <ol className="flex flex-col gap-1 text-small">
      {ROTATION_STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === done ? 'step' : undefined}
          className={clsx('flex items-center gap-2', index > done && 'text-muted')}
        >
          <span className="inline-flex w-4 justify-center">
            {index < done ? <Check size={14} aria-label="done" /> : index + 1}
          </span>
          <span className={clsx(index === done && 'font-medium')}>{step}</span>
        </li>
      ))}
    </ol>
  );
}

function Moves({ rotation }: { rotation: RotationView }): ReactNode {
  const undo = useCommand('rotation.undo');
  const resume = useCommand('rotation.resume');
  const dismiss = useCommand('rotation.dismiss');
  const { moves, id: rotationId, state } = rotation;
  const problem = undo.problem ?? resume.problem;
  return (
    <>
      {problem && <ProblemNotice words={problemInWords(problem, 'nothing-changed')} />}
      <div className="flex flex-wrap gap-2">
        {moves.undo && (
          <Button pending={undo.pending} onClick={() => void undo.run({ rotationId })}>
            {UNDO[state] ?? 'Undo'}
          </Button>
        )}
        {moves.resume && (
          <Button pending={resume.pending} onClick={() => void resume.run({ rotationId })}>
            {state === 'choosing' ? 'Look again' : 'Make the old key inactive'}
          </Button>
        )}
        {moves.finish && <Finish rotation={rotation} />}
        {moves.dismiss && <Button onClick={() => void dismiss.run({ rotationId })}>Dismiss</Button>}
      </div>
    </>
  );
}

function Finish({ rotation }: { rotation: RotationView }): ReactNode {
  const finish = useCommand('rotation.finish');
  return (
    <DeleteKey
      label="Delete the old key now"
      maskedKeyId={rotation.maskedOldKeyId}
      pending={finish.pending}
      onConfirm={() => finish.run({ rotationId: rotation.id })}
    />
  );
}

/** Only keys Drawbridge does not work with can be chosen. */
function Choice({ rotation, keys }: Props): ReactNode {
  const choose = useCommand('rotation.chooseKey');
  return (
    <div className="flex flex-col gap-2">
      {choose.problem && (
        <ProblemNotice words={problemInWords(choose.problem, 'nothing-changed')} />
      )}
      <div className="flex flex-wrap gap-2">
        {keys
          .filter(({ ours }) => !ours)
          .map(({ maskedKeyId }) => (
            <DeleteKey
              key={maskedKeyId}
              label={`Delete ${maskedKeyId}`}
              maskedKeyId={maskedKeyId}
              pending={choose.pending}
              onConfirm={() => choose.run({ rotationId: rotation.id, maskedKeyId })}
            />
          ))}
      </div>
    </div>
  );
}

/** Deleting a key is the one step without a way back: it is asked for by name. */
export function DeleteKey(props: {
  readonly label: string;
  readonly maskedKeyId: string;
  readonly pending: boolean;
  readonly onConfirm: () => Promise<unknown>;
}): ReactNode {
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    setAsking(false);
  };
  return (
    <>
      <Button
        kind="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {props.label}
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Delete ${props.maskedKeyId} in AWS?`}
        text="Whatever still uses this key stops working, and nothing brings it back."
        confirm="Delete"
        pending={props.pending}
        onClose={close}
        onConfirm={() => {
          void props.onConfirm().then(close);
        }}
      />
    </>
  );
}
