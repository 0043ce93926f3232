import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import type { LeaseTrouble } from '../../format/lease-in-words.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly trouble: LeaseTrouble;
  readonly lease: Lease | undefined;
  readonly onDismiss: () => void;
  readonly onTryAgain: () => void;
}

/** What went wrong with a door, under its line. */
export function RowTrouble({ trouble, lease, onDismiss, onTryAgain }: Props): ReactNode {
  const dismiss = useCommand('lease.dismiss');
  const failed = lease?.state.kind === 'failed';
  return (
    <div className="px-3 pb-3">
      <ProblemNotice
        words={problemInWords(trouble.problem, trouble.door)}
        actions={
          <>
            {trouble.door === 'nothing-opened' && <Button onClick={onTryAgain}>Try again</Button>}
            {(failed || !lease || lease.trouble === undefined) && (
              <Button
                kind="quiet"
                onClick={() => {
                  if (failed) void dismiss.run({ leaseId: lease.id });
                  onDismiss();
                }}
              >
                Dismiss
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
