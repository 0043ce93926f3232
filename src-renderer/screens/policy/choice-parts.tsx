import { useId } from 'react';
import type { ReactNode } from 'react';

/** Choices that belong together, under a question in plain words. */
export function ChoiceGroup({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}): ReactNode {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1 border-t border-line py-3 first:border-t-0 first:pt-0">
      <legend className="float-left mb-1 w-full font-medium">{label}</legend>
      {children}
    </fieldset>
  );
}

interface RowProps {
  readonly label: string;
  /** What choosing it does. */
  readonly effect?: string;
  readonly checked: boolean;
}

/** On or off, with what it buys. */
export function CheckRow({
  onChange,
  ...row
}: RowProps & { onChange: (checked: boolean) => void }): ReactNode {
  return (
    <Row {...row}>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          checked={row.checked}
          onChange={(event) => {
            onChange(event.target.checked);
          }}
          className="mt-0.5 size-4 shrink-0 accent-ink"
        />
      )}
    </Row>
  );
}

interface RadiosProps<T extends string> {
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly effect?: string;
  }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, each with what it means. */
export function RadioRows<T extends string>(props: RadiosProps<T>): ReactNode {
  const name = useId();
  return props.options.map(({ value, ...row }) => (
    <Row key={value} {...row} checked={value === props.value}>
      {(control) => (
        <input
          {...control}
          type="radio"
          name={name}
          value={value}
          checked={value === props.value}
          onChange={() => {
            props.onChange(value);
          }}
          className="mt-0.5 size-4 shrink-0 accent-ink"
        />
      )}
    </Row>
  ));
}

function Row({
  label,
  effect,
  children,
}: RowProps & {
  children: (control: { 'aria-describedby'?: string; id: string }) => ReactNode;
}): ReactNode {
  const id = useId();
  const described = effect === undefined ? {} : { 'aria-describedby': `${id}-effect` };
  return (
    <div className="flex min-h-6 items-start gap-2 py-0.5">
      {children({ id, ...described })}
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {effect !== undefined && (
          <p id={`${id}-effect`} className="text-small text-muted">
            {effect}
          </p>
        )}
      </div>
    </div>
  );
}
