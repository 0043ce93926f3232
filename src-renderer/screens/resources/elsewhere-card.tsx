import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { RuleElsewhereView } from '../../../src-main/bridge/snapshot.ts';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { plainAddress } from '../../format/address-in-words.ts';
import { cutsOff, endElsewhere } from '../../format/elsewhere-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';

/** Where the rule does not say which. */
const UNNAMED = 'another computer';

/** What the person's other computers hold open. Nothing when that is nothing. */
export function ElsewhereCard(): ReactNode {
  const rules = useSnapshot(({ elsewhere }) => elsewhere);
  const now = useNow(60_000);
  const id = useId();
  if (rules.length === 0) return null;
  return (
    <section aria-labelledby={id} className="pt-5">
      <h2 id={id} className="pb-1.5 text-small font-medium text-muted">
        Open from your other computers
      </h2>
      <Card>
        <ul aria-labelledby={id}>
          {rules.map((rule) => (
            <ElsewhereRow key={rule.ruleId} rule={rule} now={now} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function ElsewhereRow({ rule, now }: { rule: RuleElsewhereView; now: number }): ReactNode {
  const [asking, setAsking] = useState(false);
  const what = `${portsInWords([rule.ports])} for ${plainAddress(rule.source)}`;
  const host = rule.host ?? UNNAMED;
  return (
    <li className="flex min-h-11 items-center gap-x-3 border-t border-line px-3 py-1 first:border-t-0">
      <span className="grid min-w-0 flex-1 items-center gap-x-3 @min-[40rem]:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
        <span className="min-w-0 @min-[40rem]:order-last">
          <span className="block truncate font-medium" title={rule.label}>
            {rule.label}
          </span>
          <span className="block text-small wrap-anywhere text-muted">{what}</span>
        </span>
        <span className="flex min-w-0 gap-x-1.5 @min-[40rem]:flex-col @max-[40rem]:text-small @max-[40rem]:text-muted">
          <span className="truncate" title={host}>
            {host}
          </span>
          <span className="shrink-0 text-small text-muted">{endElsewhere(rule, now)}</span>
        </span>
      </span>
      <Button
        aria-label={`Close ${rule.label}, ${what}`}
        onClick={() => {
          setAsking(true);
        }}
      >
        Close
      </Button>
      {asking && (
        <CloseDialog
          rule={rule}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </li>
  );
}

interface DialogProps {
  readonly rule: RuleElsewhereView;
  readonly onClose: () => void;
}

function CloseDialog({ rule, onClose }: DialogProps): ReactNode {
  const close = useCommand('rule.close');
  return (
    <ConfirmDialog
      open
      title={`Close ${rule.label} for ${rule.host ?? UNNAMED}?`}
      text={cutsOff(rule)}
      confirm="Close"
      pending={close.pending}
      notice={
        close.problem && <ProblemNotice words={problemInWords(close.problem, 'still-open')} />
      }
      onClose={onClose}
      onConfirm={() => {
        void close.run({ ruleId: rule.ruleId }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
    />
  );
}
