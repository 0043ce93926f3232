import type { ReactNode } from 'react';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { ExtendButton } from '../../components/extend-button.tsx';
import { OpenButton } from '../../components/open-button.tsx';
import { useNow } from '../../state/now.ts';
import type { CommandHandle } from '../../state/use-command.ts';

export interface RowCommands {
  readonly open: CommandHandle<'lease.open'>;
  readonly close: CommandHandle<'lease.close'>;
  readonly extend: CommandHandle<'lease.extend'>;
}

interface Props {
  readonly resource: Resource;
  readonly lease: Lease | undefined;
  readonly commands: RowCommands;
}

/** Only the deeds that fit the state. */
export function RowActions({ resource, lease, commands }: Props): ReactNode {
  const now = useNow(60_000);
  const { open, close, extend } = commands;
  const kind = lease?.state.kind;
  if (!lease || kind === 'failed' || kind === 'closed' || kind === 'opening') {
    return (
      <OpenButton
        inLine
        label={resource.label}
        usual={resource.usualDuration}
        now={now}
        pending={open.pending || kind === 'opening'}
        onOpen={(duration) => {
          close.clear();
          extend.clear();
          void open.run({ resourceId: resource.id, duration });
        }}
      />
    );
  }
  const closing = kind === 'closing' && lease.trouble === undefined && !('problem' in lease.state);
  return (
    <>
      <Button
        pending={close.pending || closing}
        aria-label={`Close ${resource.label}`}
        onClick={() => {
          void close.run({ leaseId: lease.id });
        }}
      >
        Close
      </Button>
      {(kind === 'open' || kind === 'renewing') && (
        <ExtendButton
          label={resource.label}
          deadline={lease.plan.deadline}
          now={now}
          pending={extend.pending}
          onExtend={(minutes) => {
            void extend.run({ leaseId: lease.id, minutes });
          }}
        />
      )}
    </>
  );
}
