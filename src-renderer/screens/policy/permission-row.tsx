import { Check, ChevronDown, CircleHelp, X } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { PermissionStatement } from '../../../src-main/policy/document.ts';
import type { PermissionCell } from '../../../src-main/policy/permission-matrix.ts';
import { isNeeded } from '../../../src-main/policy/permission-questions.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import {
  cellInWords,
  DEED_WORDS,
  opinionInWords,
  statementsAsText,
} from '../../format/permission-test-in-words.ts';
import type { CellWords } from '../../format/permission-test-in-words.ts';
import { copyText } from '../../state/copy.ts';

interface Props {
  readonly cell: PermissionCell;
  readonly secondOpinion: boolean;
  /** What the row is about, for the names of its buttons. */
  readonly about: string;
}

const CELL = 'border-b border-line px-3 py-2 align-top';

/** One answer; a refusal unfolds to what would mend it. */
export function PermissionRow({ cell, secondOpinion, about }: Props): ReactNode {
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const words = cellInWords(cell);
  const missing = cell.verdict.kind === 'denied' ? cell.verdict.missing : [];
  const name = `${DEED_WORDS[cell.deed]}, ${about}`;
  return (
    <>
      <tr>
        <th scope="row" className={`${CELL} font-normal`}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {DEED_WORDS[cell.deed]}
            {!isNeeded(cell) && <Badge>optional</Badge>}
          </span>
          <ActionName action={cell.action} />
        </th>
        <td className={CELL}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Answer answer={words.answer} />
            {missing.length > 0 && (
              <Button
                kind="quiet"
                aria-expanded={unfolded}
                aria-controls={id}
                aria-label={`What is missing: ${name}`}
                className="!h-6 !px-1.5 text-small"
                onClick={() => {
                  setUnfolded(!unfolded);
                }}
              >
                What is missing
                <ChevronDown
                  size={14}
                  aria-hidden="true"
                  className={unfolded ? 'rotate-180' : ''}
                />
              </Button>
            )}
          </span>
          {words.more !== '' && <p className="text-small text-muted">{words.more}</p>}
        </td>
        {secondOpinion && <td className={`${CELL} text-muted`}>{opinionInWords(cell)}</td>}
      </tr>
      {missing.length > 0 && (
        <tr id={id} hidden={!unfolded}>
          <td colSpan={secondOpinion ? 3 : 2} className="border-b border-line bg-page px-3 py-2">
            <Missing statements={missing} name={name} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Breaks where a word ends. */
function ActionName({ action }: { action: string }): ReactNode {
  return (
    <code className="font-mono text-small text-muted">
      {action.split(/(?=[A-Z])/).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

const LOOKS = {
  Allowed: { Icon: Check, tone: 'text-open' },
  Denied: { Icon: X, tone: 'text-alarm' },
  'Cannot tell': { Icon: CircleHelp, tone: 'text-soon' },
} as const satisfies Readonly<Record<CellWords['answer'], unknown>>;

function Answer({ answer }: { answer: CellWords['answer'] }): ReactNode {
  const { Icon, tone } = LOOKS[answer];
  return (
    <span className={`inline-flex min-h-6 items-center gap-1.5 font-medium ${tone}`}>
      <Icon size={14} aria-hidden="true" />
      {answer}
    </span>
  );
}

interface MissingProps {
  readonly statements: readonly PermissionStatement[];
  readonly name: string;
}

function Missing({ statements, name }: MissingProps): ReactNode {
  const text = statementsAsText(statements);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="min-w-0 flex-1 basis-60">
          {statements.length === 1
            ? 'Add this statement to the identity’s policy:'
            : 'AWS did not say which part it refused. These statements together allow it:'}
        </p>
        <CopyButton wordy what={`missing statement: ${name}`} onCopy={() => copyText(text)} />
      </div>
      <pre className="font-mono text-small wrap-anywhere whitespace-pre-wrap select-text">
        {text}
      </pre>
    </div>
  );
}
