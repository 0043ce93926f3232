import type { ReactNode } from 'react';

interface CodeInputProps {
  /** What ties the input to its label and its hints. */
  readonly control: object;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A line of what AWS calls something. */
export function CodeInput({ control, value, placeholder, onChange }: CodeInputProps): ReactNode {
  return (
    <input
      {...control}
      value={value}
      spellCheck={false}
      autoComplete="off"
      placeholder={placeholder}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      className="field-look w-full min-w-0 font-mono"
    />
  );
}
