import clsx from 'clsx';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import type { ReactNode } from 'react';

export interface MenuEntry {
  readonly label: string;
  /** Stands at the right, as a resulting time. */
  readonly aside?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Draws a line above. */
  readonly apart?: boolean;
  readonly onSelect: () => void;
}

interface Props {
  /** What opens the menu: one button. */
  readonly trigger: ReactNode;
  readonly label: string;
  /** Asked for when the menu opens: a list of rows holds many that nobody opens. */
  readonly entries: () => readonly MenuEntry[];
}

/**
 * A menu under a button. Not modal: Radix locks scrolling of modal menus with an inline style
 * element, which our content security policy refuses.
 */
export function Menu({ trigger, label, entries }: Props): ReactNode {
  // Done once the menu is gone and its button has the focus again: a dialog that an entry opens
  // gives the focus back to there.
  const chosen = useRef<() => void>(undefined);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={() => {
            const act = chosen.current;
            chosen.current = undefined;
            if (act) queueMicrotask(act);
          }}
          className="appear z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] max-w-[calc(100vw-1rem)] min-w-44 overflow-y-auto rounded-md border border-line bg-float p-1 shadow-float"
        >
          <Entries
            entries={entries}
            onChoose={({ onSelect }) => {
              chosen.current = onSelect;
            }}
          />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entries({
  entries,
  onChoose,
}: Pick<Props, 'entries'> & { onChoose: (entry: MenuEntry) => void }): ReactNode {
  return entries().map((entry) => (
    <Entry
      key={entry.label}
      entry={entry}
      onSelect={() => {
        onChoose(entry);
      }}
    />
  ));
}

function Entry({ entry, onSelect }: { entry: MenuEntry; onSelect: () => void }): ReactNode {
  return (
    <>
      {entry.apart && <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />}
      <DropdownMenu.Item
        disabled={entry.disabled ?? false}
        onSelect={onSelect}
        className={clsx(
          'flex min-h-8 items-center justify-between gap-6 rounded-sm px-2 outline-none select-none',
          'data-disabled:opacity-45 data-highlighted:bg-hover',
          entry.danger && 'text-alarm',
        )}
      >
        <span>{entry.label}</span>
        {entry.aside !== undefined && <span className="text-muted">{entry.aside}</span>}
      </DropdownMenu.Item>
    </>
  );
}
