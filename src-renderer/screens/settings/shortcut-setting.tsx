import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ShortcutName } from '../../../src-main/bridge/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { acceleratorInWords, recordKey } from '../../format/accelerator.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useSettings } from '../../state/use-settings.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';
import { PLATFORM } from '../../state/platform.ts';

interface Props {
  readonly name: ShortcutName;
  readonly label: string;
  readonly effect: string;
}

const OTHER = { openShortcut: 'closeAllShortcut', closeAllShortcut: 'openShortcut' } as const;

/** A shortcut that works in every program: it is set by pressing it. */
export function ShortcutSetting({ name, label, effect }: Props): ReactNode {
  const { settings, problem, change } = useSettings();
  const refused = useSnapshot(({ refusedShortcuts }) => refusedShortcuts.includes(name));
  const id = useId();
  const [recording, setRecording] = useState(false);
  const [fault, setFault] = useState<string>();
  const mac = PLATFORM === 'macos';
  const kept = settings[name];
  const shown = kept === '' ? 'Off' : acceleratorInWords(kept, mac);
  const error =
    fault ?? refusalInWords(problem) ?? (refused && kept !== '' ? NOT_AVAILABLE : undefined);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // Tab moves on and Esc gives up: nobody is held in here.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.currentTarget.blur();
      return;
    }
    const recorded = recordKey(event.nativeEvent, mac);
    setFault(recorded.kind === 'refused' ? recorded.why : undefined);
    if (recorded.kind === 'off') void change({ [name]: '' });
    if (recorded.kind !== 'shortcut') return;
    if (recorded.accelerator === settings[OTHER[name]])
      setFault('The other shortcut has these keys. Choose others.');
    else void change({ [name]: recorded.accelerator });
  };

  return (
    <SettingRow
      label={
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
      }
      effect={effect}
      effectId={`${id}-effect`}
      error={error}
      errorId={`${id}-error`}
    >
      <span className="flex items-center gap-2">
        <input
          id={id}
          readOnly
          data-records-keys=""
          value={recording && kept === '' ? '' : shown}
          placeholder="Press the keys"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-how ${id}-effect${error === undefined ? '' : ` ${id}-error`}`}
          onFocus={() => {
            setRecording(true);
          }}
          onBlur={() => {
            setRecording(false);
            setFault(undefined);
          }}
          onKeyDown={onKeyDown}
          className="field-look w-40 text-center"
        />
        <span id={`${id}-how`} hidden>
          Press the keys to set it, Backspace to turn it off.
        </span>
        <Button
          disabled={kept === ''}
          aria-label={`Turn off: ${label}`}
          onClick={() => {
            setFault(undefined);
            void change({ [name]: '' });
          }}
        >
          Turn off
        </Button>
      </span>
    </SettingRow>
  );
}

const NOT_AVAILABLE =
  'Not available on this desktop: another program has these keys, or it gives none to anybody.';
