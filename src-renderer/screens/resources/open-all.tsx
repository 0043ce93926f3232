import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { isRunning, leastTime, usualTimes } from '../../format/bulk-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useCommand } from '../../state/use-command.ts';

/** Opens all closed doors among those in sight, each for its usual time; asks first. */
export function OpenAll({ shown }: { shown: readonly Resource[] }): ReactNode {
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const busy = useSnapshot(({ bulk }) => isRunning(bulk));
  /** As they were when the question was asked: the answer is about these. */
  const [asked, setAsked] = useState<readonly Resource[]>();
  const live = new Set(leases.filter(mayBeOpen).map(({ resource }) => resource.id));
  const closed = shown.filter(({ id }) => !live.has(id));
  return (
    <>
      {closed.length > 1 && (
        <Button
          kind="quiet"
          pending={busy}
          onClick={() => {
            setAsked(closed);
          }}
        >
          Open all {closed.length}…
        </Button>
      )}
      {asked && (
        <Question
          resources={asked}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

interface QuestionProps {
  readonly resources: readonly Resource[];
  readonly onClose: () => void;
}

function Question({ resources, onClose }: QuestionProps): ReactNode {
  const openMany = useCommand('lease.openMany');
  const count = String(resources.length);
  return (
    <ConfirmDialog
      open
      kind="primary"
      title={`Open ${count} resources?`}
      text={question(resources)}
      confirm={`Open all ${count}`}
      pending={openMany.pending}
      notice={
        openMany.problem && (
          <ProblemNotice words={problemInWords(openMany.problem, 'nothing-opened')} />
        )
      }
      onClose={onClose}
      onConfirm={() => {
        const resourceIds = resources.map(({ id }) => id);
        void openMany.run({ resourceIds, duration: { kind: 'usual' } }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
    />
  );
}

function question(resources: readonly Resource[]): string {
  const wait = leastTime(resources.length);
  const each = `Each opens for its usual time: ${usualTimes(resources)}.`;
  return wait === undefined
    ? each
    : `${each} AWS takes at least ${wait} for so many; you can stop half-way.`;
}
