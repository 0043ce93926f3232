import clsx from 'clsx';
import { useId } from 'react';
import type { ReactNode } from 'react';

export interface RadioItem {
  readonly id: string;
  readonly title: string;
  readonly aside?: string;
  readonly detail: string;
}

interface Props {
  readonly label: string;
  readonly items: readonly RadioItem[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One of many, in a box that scrolls. Radio buttons underneath: arrow keys move, Tab leaves. */
export function RadioList({ label, items, chosenId, onChoose }: Props): ReactNode {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="max-h-[max(9.75rem,28dvh)] scroll-py-1 overflow-y-auto rounded-md border border-line bg-surface p-1"
    >
      {items.map(({ id, title, aside, detail }) => (
        <label
          key={id}
          className={clsx(
            'grid min-h-11 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 rounded-sm px-2 py-1 @sm:grid-cols-[auto_minmax(0,1fr)_auto]',
            'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ink',
            id === chosenId ? 'bg-press' : 'hover:bg-hover',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={id === chosenId}
            onChange={() => {
              onChoose(id);
            }}
            className="row-span-2 size-4 accent-ink outline-none"
          />
          <span className="font-medium wrap-anywhere">{title}</span>
          <span className="text-small text-muted @max-sm:col-start-2 @max-sm:row-start-3">
            {aside}
          </span>
          <span
            className="col-start-2 truncate text-small text-muted @sm:col-span-2"
            title={detail}
          >
            {detail}
          </span>
        </label>
      ))}
    </div>
  );
}
