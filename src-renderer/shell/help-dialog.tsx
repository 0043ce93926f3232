import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Actions, Dialog } from '../components/dialog.tsx';
import { KEYBOARD_HELP } from '../format/keyboard-help.ts';
import { keysInWords } from '../format/keys-in-words.ts';
import { useSnapshot } from '../state/mirror.ts';
import { hideOverlay, showOverlay } from '../state/overlay.ts';
import { PLATFORM } from '../state/platform.ts';

/** Every key of the window. */
export function HelpDialog(): ReactNode {
  const letterKeys = useSnapshot(({ settings }) => settings.letterKeys);
  return (
    <Dialog
      open
      onClose={hideOverlay}
      title="Keyboard"
      {...(letterKeys
        ? {}
        : { description: 'Keys without Ctrl that are a single character are off in Settings.' })}
    >
      {KEYBOARD_HELP.map(({ group, keys }) => (
        <section key={group} aria-label={group}>
          <h3 className="mb-1 font-semibold">{group}</h3>
          <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 gap-y-1">
            {keys.map((line) => (
              <Line key={line.keys} {...line} />
            ))}
          </dl>
        </section>
      ))}
      <Actions>
        <Button
          onClick={() => {
            showOverlay('diagnostics');
          }}
        >
          Copy diagnostics…
        </Button>
      </Actions>
    </Dialog>
  );
}

function Line({ keys, does }: { keys: string; does: string }): ReactNode {
  return (
    <>
      <dt>
        <kbd className="font-sans font-medium">{keysInWords(keys, PLATFORM === 'macos')}</kbd>
      </dt>
      <dd className="text-muted">{does}</dd>
    </>
  );
}
