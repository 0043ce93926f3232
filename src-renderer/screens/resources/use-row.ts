import { useState } from 'react';
import type { Door } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { closingWanted, mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { leaseOf, troubleOf } from '../../format/lease-in-words.ts';
import type { LeaseTrouble } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { say } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import type { RowCommands } from './row-actions.tsx';
import type { RowDeed } from './row-keys.ts';

const HOUR_MIN = 60;

export interface RowState {
  readonly lease: Lease | undefined;
  readonly commands: RowCommands;
  readonly trouble: LeaseTrouble | undefined;
  /** The trouble is the door's own, not that of the last click. */
  readonly own: boolean;
  readonly unfolded: boolean;
  readonly unfold: (unfolded: boolean) => void;
  readonly dismiss: () => void;
}

/** How one door is, and what can be done to it. */
export function useRow(resource: Resource): RowState {
  const lease = useSnapshot(({ leases }) => leaseOf(leases, resource.id));
  const open = useCommand('lease.open');
  const close = useCommand('lease.close');
  const extend = useCommand('lease.extend');
  const [unfolded, setUnfolded] = useState<boolean>();
  const own = lease && troubleOf(lease);
  const clicked =
    asTrouble(open.problem, 'nothing-opened') ??
    asTrouble(close.problem, 'still-open') ??
    asTrouble(extend.problem, 'nothing-changed');
  const trouble = own ?? clicked;
  return {
    lease,
    commands: { open, close, extend },
    trouble,
    own: own !== undefined,
    unfolded: trouble !== undefined && (unfolded ?? clicked !== undefined),
    unfold: setUnfolded,
    dismiss: () => {
      setUnfolded(undefined);
      open.clear();
      close.clear();
      extend.clear();
    },
  };
}

/** What a letter asks for; where it cannot be, says why not. */
export function doByKey(
  deed: RowDeed,
  { id, label }: Resource,
  { lease, commands: { open, close, extend } }: RowState,
): void {
  const live = lease && mayBeOpen(lease) ? lease : undefined;
  if (open.pending || close.pending || extend.pending) return;
  switch (deed) {
    case 'open':
      if (live) say(`${label} is open already.`);
      else void open.run({ resourceId: id, duration: { kind: 'usual' } });
      return;
    case 'close':
      if (live) void close.run({ leaseId: live.id });
      else say(`${label} is closed already.`);
      return;
    case 'extend':
      if (live && !closingWanted(live)) void extend.run({ leaseId: live.id, minutes: HOUR_MIN });
      else say(`${label} is not open: nothing to extend.`);
      return;
  }
}

function asTrouble(problem: Problem | undefined, door: Door): LeaseTrouble | undefined {
  return problem && { problem, door };
}
