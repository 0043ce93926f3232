import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import { canDismiss } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { OpenButton } from '../../components/open-button.tsx';
import { minutesInWords } from '../../format/durations.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';
import { ExtendMore } from './extend-more.tsx';

const OFFERED = [15, 60] as const;

/** Only the deeds that fit the state; a refusal stands right under them. */
export function LeaseActions({ lease }: { lease: Lease }): ReactNode {
  return lease.state.kind === 'failed' ? <Reopen lease={lease} /> : <Running lease={lease} />;
}

function Running({ lease }: { lease: Lease }): ReactNode {
  const close = useCommand('lease.close');
  const extend = useCommand('lease.extend');
  const now = useNow(60_000);
  const { state } = lease;
  const extendBy = (minutes: number): void => {
    close.clear();
    void extend.run({ leaseId: lease.id, minutes });
  };
  const open = state.kind === 'open' || state.kind === 'renewing';
  const closing = state.kind === 'closing' && state.problem === undefined;
  const again = state.kind === 'closing' && state.problem !== undefined;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          pending={close.pending || closing}
          disabled={state.kind === 'opening'}
          onClick={() => {
            extend.clear();
            void close.run({ leaseId: lease.id });
          }}
        >
          {again ? 'Try again' : 'Close now'}
        </Button>
        {open &&
          OFFERED.map((minutes) => (
            <Extend
              key={minutes}
              lease={lease}
              minutes={minutes}
              pending={extend.pending}
              onExtend={() => {
                extendBy(minutes);
              }}
            />
          ))}
        {open && (
          <ExtendMore
            label={lease.resource.label}
            deadline={lease.plan.deadline}
            now={now}
            pending={extend.pending}
            onExtend={extendBy}
          />
        )}
        {canDismiss(lease) && <Dismiss lease={lease} />}
      </div>
      {/* What the lease itself carries is said below, once. */}
      {close.problem && !again && state.kind !== 'unknown' && (
        <ProblemNotice words={problemInWords(close.problem, 'still-open')} />
      )}
      {extend.problem && (
        <ProblemNotice words={problemInWords(extend.problem, 'nothing-changed')} />
      )}
    </>
  );
}

interface ExtendProps {
  readonly lease: Lease;
  readonly minutes: number;
  readonly pending: boolean;
  readonly onExtend: () => void;
}

function Extend({ lease, minutes, pending, onExtend }: ExtendProps): ReactNode {
  const now = useNow(60_000);
  const until = clockTime(lease.plan.deadline + minutes * MINUTE_MS, now);
  return (
    <Button pending={pending} title={`To ${until}`} onClick={onExtend}>
      Extend {minutesInWords(minutes)}
      <span className="sr-only">, to {until}</span>
    </Button>
  );
}

function Reopen({ lease }: { lease: Lease }): ReactNode {
  const now = useNow(60_000);
  const open = useCommand('lease.open');
  return (
    <div className="flex flex-wrap gap-2">
      <OpenButton
        kind="primary"
        label={lease.resource.label}
        usual={lease.resource.usualDuration}
        now={now}
        pending={open.pending}
        onOpen={(duration) => {
          void open.run({ resourceId: lease.resource.id, duration });
        }}
      />
      <Dismiss lease={lease} />
    </div>
  );
}

/** Takes note of it: there is nothing left that Drawbridge could do. */
function Dismiss({ lease }: { lease: Lease }): ReactNode {
  const dismiss = useCommand('lease.dismiss');
  return (
    <Button
      pending={dismiss.pending}
      onClick={() => {
        void dismiss.run({ leaseId: lease.id });
      }}
    >
      Dismiss
    </Button>
  );
}
