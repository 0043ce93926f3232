import type { ReactNode } from 'react';
import { Field, FieldGroup } from '../../components/field.tsx';
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
  return (
    <FieldGroup label="Usual duration">
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
      <Field label="Minutes" error={error}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={value.kind === 'minutes' ? value.text : ''}
            placeholder={value.kind === 'minutes' ? '' : 'as long as you work'}
            onChange={(event) => {
              onChange({ kind: 'minutes', text: event.target.value });
            }}
            className="field-look w-40"
          />
        )}
      </Field>
    </FieldGroup>
  );
}
