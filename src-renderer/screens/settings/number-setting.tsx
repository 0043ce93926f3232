import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { SETTING_LIMITS } from '../../../src-main/settings/settings.ts';
import { useSettings } from '../../state/use-settings.ts';
import type { NumberName } from './setting.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';

interface Props {
  readonly name: NumberName;
  readonly label: string;
  readonly unit: string;
  readonly effect: string;
}

/** Long enough that 1 is not kept on the way to 12. */
const TYPING_MS = 700;

/** A whole number within its limits: kept after a pause, on leaving the field and on Enter. */
export function NumberSetting({ name, label, unit, effect }: Props): ReactNode {
  const { settings, problem, change } = useSettings();
  const { min, max } = SETTING_LIMITS[name];
  const id = useId();
  /** What was typed and is not kept yet; without it the field shows the setting. */
  const [draft, setDraft] = useState<string>();
  const text = draft ?? String(settings[name]);
  const value = readNumber(text, min, max);
  const error =
    value === undefined
      ? `A whole number from ${String(min)} to ${String(max)}.`
      : refusalInWords(problem);

  const keep = (): void => {
    if (draft === undefined || value === undefined) return;
    if (value === settings[name]) {
      setDraft(undefined);
      return;
    }
    void change({ [name]: value }).then((kept) => {
      // What was typed on meanwhile stays.
      if (kept) setDraft((now) => (now === draft ? undefined : now));
    });
  };
  usePause(draft, keep);

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
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-unit ${id}-effect${error === undefined ? '' : ` ${id}-error`}`}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
            if (event.key === 'Escape') setDraft(undefined);
          }}
          className="field-look w-16 text-right"
        />
        <span id={`${id}-unit`} className="w-14 text-muted">
          {unit}
        </span>
      </span>
    </SettingRow>
  );
}

/** Calls `then` once typing has paused. */
function usePause(draft: string | undefined, then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => {
      latest.current();
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);
}

function readNumber(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^\d{1,4}$/.test(text.trim()) && value >= min && value <= max ? value : undefined;
}
