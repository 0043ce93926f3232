import type { ReactNode } from 'react';
import type { FieldControl } from './field.tsx';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly control: FieldControl;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}

/** Free text, with the common answers suggested. */
export function SuggestInput(props: Props): ReactNode {
  const { control, value, suggestions, placeholder, onChange } = props;
  const list = `${control.id}-list`;
  return (
    <>
      <input
        {...control}
        list={list}
        value={value}
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        className="field-look"
      />
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion.value} value={suggestion.value}>
            {suggestion.label}
          </option>
        ))}
      </datalist>
    </>
  );
}
