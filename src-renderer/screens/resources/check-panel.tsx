import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { CheckReport } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { NoticeTone } from '../../components/notice.tsx';
import { checkInWords } from '../../format/check-in-words.ts';
import type { CheckVerdict } from '../../format/check-in-words.ts';

const TONES: Readonly<Record<CheckVerdict['tone'], NoticeTone>> = {
  good: 'good',
  bad: 'alarm',
  'open-question': 'soon',
};

/** As high with one line as with two: what is below stays where it is. */
const HEIGHT = 'min-h-14.5';

interface Props {
  readonly report: CheckReport | undefined;
  readonly problem: Problem | undefined;
  readonly pending: boolean;
  readonly onCheck: () => void;
}

/** Asks whether this access key may open and close, and says what AWS answered in the same place. */
export function CheckPanel({ report, problem, pending, onCheck }: Props): ReactNode {
  const button = (
    <Button pending={pending} onClick={onCheck} className="min-w-24">
      Check
    </Button>
  );
  const alarm = !pending && (problem ?? (report && checkInWords(report).tone === 'bad'));
  return (
    // An alarm has itself read out; twice would be once too often.
    <div role={alarm ? undefined : 'status'} aria-busy={pending}>
      <Answer report={report} problem={problem} pending={pending} button={button} />
    </div>
  );
}

interface AnswerProps {
  readonly report: CheckReport | undefined;
  readonly problem: Problem | undefined;
  readonly pending: boolean;
  readonly button: ReactNode;
}

function Answer({ report, problem, pending, button }: AnswerProps): ReactNode {
  if (pending) return <Notice actions={button} title="Asking AWS…" className={HEIGHT} />;
  if (problem) {
    const words = problemInWords(problem, 'nothing-changed');
    return (
      <Notice tone="alarm" title={words.title} actions={button}>
        <p>{words.cause}</p>
        <p className="text-muted">{words.todo}</p>
      </Notice>
    );
  }
  if (report) return <Verdict verdict={checkInWords(report)} button={button} />;
  return (
    <Notice actions={button} title="May this access key open and close it?" className={HEIGHT}>
      <p className="text-muted">Check asks AWS and changes nothing.</p>
    </Notice>
  );
}

function Verdict({ verdict, button }: { verdict: CheckVerdict; button: ReactNode }): ReactNode {
  const why = verdict.why && problemInWords(verdict.why, 'nothing-changed');
  return (
    <Notice tone={TONES[verdict.tone]} title={verdict.title} actions={button} className={HEIGHT}>
      {verdict.missing.map((action) => (
        <p key={action}>
          Missing permission: <code className="font-mono wrap-anywhere">{action}</code>
        </p>
      ))}
      {why && (
        <p>
          {why.cause} {why.todo}
        </p>
      )}
      {verdict.betterWith.length > 0 && <BetterWith items={verdict.betterWith} />}
    </Notice>
  );
}

function BetterWith({ items }: { items: CheckVerdict['betterWith'] }): ReactNode {
  return (
    <>
      <p className="mt-1">Better with:</p>
      <ul className="flex flex-col gap-0.5 text-small">
        {items.map(({ action, purpose }) => (
          <li key={action}>
            <code className="font-mono wrap-anywhere">{action}</code>
            <span className="text-muted"> – {purpose}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
