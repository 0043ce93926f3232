import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import { Button } from '../components/button.tsx';
import { isRunning } from '../format/bulk-in-words.ts';
import { openCount } from '../format/lease-in-words.ts';
import { useSnapshot } from '../state/mirror.ts';
import { toast } from '../state/notices.ts';
import { useCommand } from '../state/use-command.ts';
import { AddressChip } from './address-chip.tsx';

/** My address, and the way to close everything that is open. */
export function TopBar(): ReactNode {
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line px-4">
      <AddressChip />
      <CloseAll />
    </header>
  );
}

function CloseAll(): ReactNode {
  const count = useSnapshot(({ leases }) => openCount(leases));
  const closing = useSnapshot(({ bulk }) => isRunning(bulk) && bulk?.kind === 'closing');
  const closeAll = useCommand('lease.closeAll');
  if (count === 0) return null;
  return (
    <Button
      pending={closeAll.pending || closing}
      onClick={() => {
        void closeAll.run({}).then((answer) => {
          if (answer.ok) return;
          const words = problemInWords(answer.error, 'still-open');
          toast(`${words.title}.`, `${words.text} ${words.todo}`, 'alarm');
        });
      }}
    >
      {count === 1 ? 'Close it' : `Close all ${String(count)}`}
    </Button>
  );
}
