import type { ReactNode } from 'react';
import { CodeInput } from '../components/code-input.tsx';
import { Field } from '../components/field.tsx';
import { Select } from '../components/select.tsx';
import { SuggestInput } from '../components/suggest-input.tsx';
import { COMMON_REGIONS } from '../format/regions.ts';
import { useSnapshot } from '../state/mirror.ts';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly error?: string | undefined;
}

/** One line of what AWS calls something. */
export function TextField({ label, value, onChange, ...more }: TextProps): ReactNode {
  const { placeholder, ...field } = more;
  return (
    <Field label={label} {...field}>
      {(control) => (
        <CodeInput control={control} value={value} placeholder={placeholder} onChange={onChange} />
      )}
    </Field>
  );
}

export function RegionField({ value, onChange, error }: Omit<TextProps, 'label'>): ReactNode {
  return (
    <Field label="Home Region" hint="Where most of your groups are." error={error}>
      {(control) => (
        <SuggestInput
          control={control}
          value={value}
          suggestions={COMMON_REGIONS}
          placeholder="eu-west-1"
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** Six digits, once. */
export function CodeField({ value, onChange }: Omit<TextProps, 'label'>): ReactNode {
  return (
    <Field label="Code of your MFA device" hint="Six digits. It is used once and not kept.">
      {(control) => (
        <input
          {...control}
          value={value}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          placeholder="123456"
          onChange={(event) => {
            onChange(event.target.value);
          }}
          className="field-look font-mono"
        />
      )}
    </Field>
  );
}

/** Whether the text can be a code at all. */
export function isCode(text: string): boolean {
  return /^\s*\d{3} ?\d{3}\s*$/.test(text);
}

/** Which identity it starts from. */
export function FromField({
  value,
  onChange,
  keysOnly = false,
}: {
  value: string;
  onChange: (id: string) => void;
  keysOnly?: boolean;
}): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  return (
    <Field label="Start from">
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">Choose an identity</option>
          {identities
            .filter(({ kind }) => !keysOnly || kind === 'access-key')
            .map(({ id, maskedKeyId, caller }) => (
              <option key={id} value={id}>
                {`${maskedKeyId} · ${caller.account}`}
              </option>
            ))}
        </Select>
      )}
    </Field>
  );
}
