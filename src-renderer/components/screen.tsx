import type { ReactNode, RefObject } from 'react';
import { Search } from 'lucide-react';

interface Props {
  readonly title: string;
  /** Above the title: the way back. */
  readonly before?: ReactNode;
  readonly lead?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  /** Reading width for forms and prose; lists take all there is. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** The frame of a screen: its heading, what can be done, and the rest. */
export function Screen(props: Props): ReactNode {
  const { title, before, lead, actions, narrow = false, children } = props;
  return (
    <div className={narrow ? 'w-full max-w-2xl px-4 pb-8' : 'w-full px-4 pb-4'}>
      <header className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
        {before !== undefined && <div className="-mb-1 w-full">{before}</div>}
        <h1 className="min-w-0 text-body font-semibold wrap-anywhere">{title}</h1>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2 @max-[40rem]:w-full">{actions}</div>
        )}
        {lead !== undefined && <p className="w-full text-muted">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** A box with the one border there is. */
export function Card({
  children,
  className,
}: {
  children: ReactNode;
  className?: string;
}): ReactNode {
  return (
    <div className={`rounded-md border border-line bg-surface ${className ?? ''}`}>{children}</div>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** The filter box of a list; `/` leads here, Esc empties it. */
export function FilterBox({ label, value, onChange, inputRef }: FilterProps): ReactNode {
  return (
    <span className="relative inline-flex w-52 max-w-full @max-[40rem]:w-auto @max-[40rem]:flex-1 @max-[40rem]:basis-36">
      <Search
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={inputRef}
        type="search"
        data-filter=""
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder="Filter"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
        className="field-look w-full !pr-7 !pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' && (
        <kbd
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 rounded-sm border border-line px-1 font-sans text-small text-muted"
        >
          /
        </kbd>
      )}
    </span>
  );
}
