import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { leaseOf, troubleInWords, troubleOf } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useCommand } from '../../state/use-command.ts';
import { DoorState } from './door-state.tsx';
import { InYourTray } from './in-your-tray.tsx';

/** Short enough to see it close by itself. */
const TRIAL_MINUTES = 5;

/** One turn of the door: opens it, shows it open, and says where Drawbridge is from now on. */
export function TryStep({ resource, done }: { resource: Resource; done: boolean }): ReactNode {
  const lease = useSnapshot(({ leases }) => leaseOf(leases, resource.id));
  return (
    <>
      <div>
        <h1 className="text-large font-semibold">Try it</h1>
        <p className="wrap-anywhere text-muted">
          {resource.label} · {portsInWords(resource.ports)} ·{' '}
          <span className="whitespace-nowrap">{resource.region}</span>
        </p>
      </div>
      <Card className="flex flex-col gap-4 p-4">
        <DoorState lease={lease} done={done} />
        <Deeds resource={resource} lease={lease} done={done} />
      </Card>
      <Trouble lease={lease} />
      {done && <InYourTray />}
    </>
  );
}

interface DeedsProps {
  readonly resource: Resource;
  readonly lease: Lease | undefined;
  readonly done: boolean;
}

function Deeds({ resource, lease, done }: DeedsProps): ReactNode {
  const open = useCommand('lease.open');
  const close = useCommand('lease.close');
  const standing = lease && mayBeOpen(lease) && lease.state.kind !== 'opening' ? lease : undefined;
  // What failed of a lease stands with the lease; what never became one has only this place.
  const problem = close.problem ?? (lease?.state.kind === 'failed' ? undefined : open.problem);
  return (
    <>
      {standing ? (
        <Button
          className="self-start"
          pending={close.pending || standing.state.kind === 'closing'}
          onClick={() => {
            void close.run({ leaseId: standing.id });
          }}
        >
          Close now
        </Button>
      ) : (
        <Button
          kind={done ? 'plain' : 'primary'}
          className="!h-11 w-full !text-[0.9375rem]"
          pending={open.pending || lease?.state.kind === 'opening'}
          onClick={() => {
            close.clear();
            void open.run({
              resourceId: resource.id,
              duration: { kind: 'minutes', minutes: TRIAL_MINUTES },
            });
          }}
        >
          {`Open for ${String(TRIAL_MINUTES)} minutes`}
        </Button>
      )}
      {problem && (
        <ProblemNotice
          words={problemInWords(problem, close.problem ? 'still-open' : 'nothing-opened')}
        />
      )}
    </>
  );
}

function Trouble({ lease }: { lease: Lease | undefined }): ReactNode {
  const trouble = lease && troubleOf(lease);
  return trouble ? <ProblemNotice words={troubleInWords(trouble, lease)} /> : null;
}
