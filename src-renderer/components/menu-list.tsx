import clsx from 'clsx';
import * as Radix from '@radix-ui/react-menu';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

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
  readonly id: string;
  readonly label: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly openedBy: 'pointer' | 'key';
  readonly entries: () => readonly MenuEntry[];
  readonly onClose: () => void;
}

/**
 * What stands in an open menu. Not modal: Radix locks scrolling of modal menus with an inline style
 * element, which our content security policy refuses.
 */
export function MenuList({ id, label, anchor, openedBy, entries, onClose }: Props): ReactNode {
  // Done once the menu is gone and its button has the focus again: a dialog that an entry opens
  // gives the focus back to there.
  const chosen = useRef<() => void>(undefined);
  const pressedElsewhere = useRef(false);
  const menu = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open modal={false} onOpenChange={onClose}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          ref={menu}
          id={id}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onInteractOutside={() => {
            pressedElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!pressedElsewhere.current) anchor.current?.focus();
            if (chosen.current) queueMicrotask(chosen.current);
          }}
          className="appear z-50 max-h-[var(--radix-popper-available-height)] max-w-[calc(100vw-1rem)] min-w-44 overflow-y-auto rounded-md border border-line bg-float p-1 shadow-float"
        >
          {openedBy === 'key' && <FirstInFocus menu={menu} />}
          {entries().map((entry) => (
            <Entry
              key={entry.label}
              entry={entry}
              onSelect={() => {
                chosen.current = entry.onSelect;
              }}
            />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Who opened it by a key goes on with keys. */
function FirstInFocus({ menu }: { menu: RefObject<HTMLElement | null> }): ReactNode {
  useEffect(() => {
    const first = menu.current?.querySelector<HTMLElement>(
      '[role="menuitem"]:not([data-disabled])',
    );
    first?.focus({ preventScroll: true });
  }, [menu]);
  return null;
}

function Entry({ entry, onSelect }: { entry: MenuEntry; onSelect: () => void }): ReactNode {
  return (
    <>
      {entry.apart && <Radix.Separator className="mx-1 my-1 h-px bg-line" />}
      <Radix.Item
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
      </Radix.Item>
    </>
  );
}
