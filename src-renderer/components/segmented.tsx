import clsx from 'clsx';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** The id of what explains the choice. */
  readonly describedBy?: string;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. Radio buttons underneath: arrow keys move, Tab leaves. */
export function Segmented<T extends string>(props: Props<T>): ReactNode {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      className="inline-flex max-w-full flex-wrap gap-0.5 rounded-md border border-line bg-page p-0.5"
    >
      {props.options.map((option) => (
        <label
          key={option.value}
          className={clsx(
            // The hidden radio button scrolls along with its label, and not the whole window.
            'relative flex min-h-7 items-center rounded-sm border px-3 font-medium',
            'has-focus-visible:outline-2 has-focus-visible:outline-ink',
            option.value === props.value
              ? 'border-edge/55 bg-press text-ink'
              : 'border-transparent text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => {
              props.onChange(option.value);
            }}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
