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
      className="max-h-[max(11rem,38dvh)] scroll-py-1 overflow-y-auto rounded-md border border-line bg-surface p-1"
    >
      {items.map(({ id, title, aside, detail }) => (
        <label
          key={id}
          className={clsx(
            'flex min-h-11 items-center gap-3 rounded-sm px-2 py-1',
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
            className="size-4 shrink-0 accent-ink outline-none"
          />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 font-medium wrap-anywhere">{title}</span>
              {aside !== undefined && <span className="text-small text-muted">{aside}</span>}
            </span>
            <span className="block truncate text-small text-muted" title={detail}>
              {detail}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
