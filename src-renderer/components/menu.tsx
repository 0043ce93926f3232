import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { Button } from './button.tsx';
import type { MenuEntry, MenuList } from './menu-list.tsx';

interface Props {
  readonly button: ComponentProps<typeof Button>;
  readonly label: string;
  /** Asked for when the menu opens: a list of rows holds many that nobody opens. */
  readonly entries: () => readonly MenuEntry[];
}

const importList = () => import('./menu-list.tsx');
let loaded: ComponentType<ComponentProps<typeof MenuList>> | undefined;
const LoadedList = lazy(async () => {
  const list = await importList();
  return { default: list.MenuList };
});

/** Loads what menus are made of before one is opened: it then opens at once, and misses no key. */
export async function loadMenus(): Promise<void> {
  const list = await importList();
  loaded = list.MenuList;
}

/** A button, and a menu under it that is only made when it opens: a list of rows has many. */
export function Menu({ button, label, entries }: Props): ReactNode {
  const [openedBy, setOpenedBy] = useState<'pointer' | 'key'>();
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const open = openedBy !== undefined;
  const List = loaded ?? LoadedList;
  return (
    <>
      <Button
        {...button}
        ref={anchor}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          // The focus goes into the menu.
          if (!open) event.preventDefault();
          setOpenedBy(open ? undefined : 'pointer');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpenedBy(open && event.key !== 'ArrowDown' ? undefined : 'key');
        }}
      />
      {openedBy && (
        <Suspense>
          <List
            id={id}
            label={label}
            anchor={anchor}
            openedBy={openedBy}
            entries={entries}
            onClose={() => {
              setOpenedBy(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
