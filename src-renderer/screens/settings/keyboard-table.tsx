import type { ReactNode } from 'react';
import { KEYBOARD_HELP } from '../../format/keyboard-help.ts';
import { keysInWords } from '../../format/keys-in-words.ts';
import { PLATFORM } from '../../state/platform.ts';

/** All keys of the window, by where they work. */
export function KeyboardTable(): ReactNode {
  return KEYBOARD_HELP.map(({ group, keys }) => (
    <div key={group} className="px-4 py-3">
      <h3 className="pb-1 font-medium">{group}</h3>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 gap-y-1">
        {keys.map((line) => (
          <KeyLine key={line.keys} {...line} />
        ))}
      </dl>
    </div>
  ));
}

function KeyLine({ keys, does }: { keys: string; does: string }): ReactNode {
  return (
    <>
      <dt>
        <kbd className="font-sans">{keysInWords(keys, PLATFORM === 'macos')}</kbd>
      </dt>
      <dd className="text-muted">{does}</dd>
    </>
  );
}
