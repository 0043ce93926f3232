import * as Radix from '@radix-ui/react-tabs';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** Stands at the right of the tabs. */
  readonly aside?: ReactNode;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Views of one thing: arrow keys change between them, Tab goes on into the one that is shown. */
export function Tabs<T extends string>(props: Props<T>): ReactNode {
  return (
    <Radix.Root
      value={props.value}
      onValueChange={(next) => {
        const found = props.options.find(({ value }) => value === next);
        if (found) props.onChange(found.value);
      }}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4 border-b border-line print:hidden">
        {/* Radix hides its outline, though it may hold the focus after a click. */}
        <Radix.List
          aria-label={props.label}
          className="focus-visible:outline-2! flex min-w-0 flex-wrap gap-x-1 @max-[22rem]:gap-x-0"
        >
          {props.options.map(({ value, label }) => (
            <Radix.Trigger
              key={value}
              value={value}
              className="-mb-px flex min-h-8 items-center border-b-2 border-transparent px-2 @max-[22rem]:px-1.5 font-medium text-muted hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:border-ink data-[state=active]:text-ink"
            >
              {label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {props.aside}
      </div>
      <Radix.Content value={props.value} tabIndex={-1} className="pt-3 outline-none">
        {props.children}
      </Radix.Content>
    </Radix.Root>
  );
}
