import { useId } from 'react';
import type { ReactNode } from 'react';
import { FieldError, FieldGroup } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { minutesInWords, OFFERED_MINUTES } from '../../format/durations.ts';
import type { UsualTime } from './resource-values.ts';

const WHILE_WORKING = 'while-working';

const OPTIONS = [
  ...OFFERED_MINUTES.map((minutes) => ({ value: String(minutes), label: minutesInWords(minutes) })),
  { value: WHILE_WORKING, label: 'while I work' },
];

interface Props {
  readonly value: UsualTime;
  readonly error: string | undefined;
  readonly onChange: (usual: UsualTime) => void;
}

/** How long one click opens it: the common answers, or any number of minutes. */
export function UsualTimeField({ value, error, onChange }: Props): ReactNode {
  const id = useId();
  const invalid = error !== undefined && {
    'aria-invalid': true,
    'aria-describedby': `${id}-error`,
  };
  return (
    <FieldGroup label="Usual duration">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label="Common durations"
          value={value.kind === 'minutes' ? value.text.trim() : WHILE_WORKING}
          options={OPTIONS}
          onChange={(next) => {
            onChange(
              next === WHILE_WORKING ? { kind: WHILE_WORKING } : { kind: 'minutes', text: next },
            );
          }}
        />
        <span className="flex items-center gap-2">
          <label htmlFor={id} className="text-muted">
            Minutes
          </label>
          <input
            id={id}
            {...invalid}
            inputMode="numeric"
            autoComplete="off"
            value={value.kind === 'minutes' ? value.text : ''}
            onChange={(event) => {
              onChange({ kind: 'minutes', text: event.target.value });
            }}
            className="field-look w-20"
          />
        </span>
      </div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </FieldGroup>
  );
}
