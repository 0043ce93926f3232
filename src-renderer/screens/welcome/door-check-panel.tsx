import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { checkInWords } from '../../format/check-in-words.ts';
import type { CheckVerdict } from '../../format/check-in-words.ts';
import { copyText } from '../../state/copy.ts';
import type { DoorCheck } from './use-door-check.ts';

interface Props {
  readonly check: DoorCheck;
  /** What an administrator would have to allow; absent for callers nobody can allow anything. */
  readonly policy: string | undefined;
}

/** As high with one line as with two: what is below stays where it is. */
const HEIGHT = 'min-h-14.5';

/** Whether the chosen door may be opened and closed, and what to give the administrator if not. */
export function DoorCheckPanel({ check, policy }: Props): ReactNode {
  const { answer, again } = check;
  return (
    <div role="status" aria-busy={answer === undefined}>
      {answer === undefined && (
        <Notice title="Asking AWS whether you may open it…" className={HEIGHT}>
          <p className="text-muted">Nothing is changed by asking.</p>
        </Notice>
      )}
      {answer?.ok === true && (
        <Verdict verdict={checkInWords(answer.value)} policy={policy} onAgain={again} />
      )}
      {answer?.ok === false && <Failed problem={answer.error} onAgain={again} />}
    </div>
  );
}

function Failed({
  problem,
  onAgain,
}: {
  problem: Parameters<typeof problemInWords>[0];
  onAgain: () => void;
}): ReactNode {
  const words = problemInWords(problem, 'nothing-changed');
  return (
    <Notice
      tone="soon"
      title={words.title}
      actions={<Button onClick={onAgain}>Ask again</Button>}
      className={HEIGHT}
    >
      <p>{words.cause}</p>
      <p className="text-muted">{words.todo}</p>
    </Notice>
  );
}

interface VerdictProps {
  readonly verdict: CheckVerdict;
  readonly policy: string | undefined;
  readonly onAgain: () => void;
}

function Verdict({ verdict, policy, onAgain }: VerdictProps): ReactNode {
  const { tone, title, missing, why } = verdict;
  if (tone === 'good')
    return (
      <Notice tone="good" title={title} className={HEIGHT}>
        <p className="text-muted">AWS was asked and nothing was changed.</p>
      </Notice>
    );
  const words = why && problemInWords(why, 'nothing-changed');
  return (
    <Notice
      tone="soon"
      title={title}
      className={HEIGHT}
      actions={<Button onClick={onAgain}>Ask again</Button>}
    >
      {missing.length > 0 && (
        <p>
          Missing: <Actions actions={missing} />
        </p>
      )}
      {words && (
        <p>
          {words.cause} {words.todo}
        </p>
      )}
      {missing.length > 0 && policy !== undefined && <PolicyToCopy policy={policy} />}
    </Notice>
  );
}

function Actions({ actions }: { actions: readonly string[] }): ReactNode {
  return actions.map((action, index) => (
    <span key={action}>
      {index > 0 && ', '}
      <code className="font-mono wrap-anywhere">{action}</code>
    </span>
  ));
}

function PolicyToCopy({ policy }: { policy: string }): ReactNode {
  return (
    <div className="mt-2 flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>Copy a policy for your admin: it allows this one group and no more.</p>
        <CopyButton what="policy for your admin" wordy onCopy={() => copyText(policy)} />
      </div>
      <textarea
        readOnly
        rows={7}
        aria-label="Policy for your admin"
        value={policy}
        spellCheck={false}
        className="field-look !h-auto w-full resize-y py-1.5 font-mono text-small"
      />
    </div>
  );
}
