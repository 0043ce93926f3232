import { Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { isRunning } from '../format/bulk-in-words.ts';
import { openCount } from '../format/lease-in-words.ts';
import { ariaKeys, keysInWords } from '../format/keys-in-words.ts';
import { closeAll } from '../state/deeds.ts';
import { useSnapshot } from '../state/mirror.ts';
import { showOverlay } from '../state/overlay.ts';
import { PLATFORM } from '../state/platform.ts';
import { AddressChip } from './address-chip.tsx';

/** My address, the command list, and the way to close everything that is open. */
export function TopBar(): ReactNode {
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line px-4">
      <AddressChip />
      <span className="flex items-center gap-2">
        <FindCommand />
        <CloseAll />
      </span>
    </header>
  );
}

const COMMAND_KEYS = 'Ctrl+K';
const CLOSE_ALL_KEYS = 'Ctrl+Shift+X';

function FindCommand(): ReactNode {
  const keys = keysInWords(COMMAND_KEYS, PLATFORM === 'macos');
  return (
    <Button
      kind="quiet"
      aria-keyshortcuts={ariaKeys(COMMAND_KEYS, PLATFORM === 'macos')}
      title={`Find and run any command (${keys})`}
      className="!px-2 text-muted"
      onClick={() => {
        showOverlay('commands');
      }}
    >
      <Search size={14} aria-hidden="true" />
      <span className="sr-only">Commands</span>{' '}
      <kbd className="font-sans font-normal max-[480px]:hidden">{keys}</kbd>
    </Button>
  );
}

function CloseAll(): ReactNode {
  const count = useSnapshot(({ leases }) => openCount(leases));
  const closing = useSnapshot(({ bulk }) => isRunning(bulk) && bulk?.kind === 'closing');
  const [asked, setAsked] = useState(false);
  if (count === 0) return null;
  return (
    <Button
      pending={asked || closing}
      aria-keyshortcuts={ariaKeys(CLOSE_ALL_KEYS, PLATFORM === 'macos')}
      title={`Close everything (${keysInWords(CLOSE_ALL_KEYS, PLATFORM === 'macos')})`}
      onClick={() => {
        setAsked(true);
        void closeAll().then(() => {
          setAsked(false);
        });
      }}
    >
      {count === 1 ? 'Close it' : `Close all ${String(count)}`}
    </Button>
  );
}
