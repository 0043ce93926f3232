import type { ReactNode } from 'react';
import { canDismiss } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { ResourceId } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { troubleInWords, troubleOf, troubleTone } from '../../format/lease-in-words.ts';
import type { LeaseTrouble } from '../../format/lease-in-words.ts';
import { remedyFor } from '../../format/remedy.ts';
import { goTo, remedyPlace } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly resourceId: ResourceId;
  readonly trouble: LeaseTrouble;
  readonly lease: Lease | undefined;
  readonly onDismiss: () => void;
  readonly onTryAgain: () => void;
}

/** What went wrong with a door, under its line. */
export function RowTrouble({
  resourceId,
  trouble,
  lease,
  onDismiss,
  onTryAgain,
}: Props): ReactNode {
  const dismiss = useCommand('lease.dismiss');
  const remedy = remedyFor(trouble.problem, resourceId);
  /** Said by the lease itself, which takes it back when it is over; else by a click. */
  const own = lease !== undefined && troubleOf(lease)?.problem === trouble.problem;
  const dismissible = lease !== undefined && canDismiss(lease);
  return (
    <div className="px-3 pb-3">
      <ProblemNotice
        tone={own ? troubleTone(lease) : 'alarm'}
        words={troubleInWords(trouble, own ? lease : undefined)}
        actions={
          <>
            {remedy && (
              <Button
                onClick={() => {
                  goTo(remedyPlace(remedy));
                }}
              >
                {remedy.label}
              </Button>
            )}
            {trouble.door === 'nothing-opened' && <Button onClick={onTryAgain}>Try again</Button>}
            {(dismissible || !own) && (
              <Button
                kind="quiet"
                onClick={() => {
                  if (dismissible) void dismiss.run({ leaseId: lease.id });
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
