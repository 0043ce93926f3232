import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { useTabIndex } from '../../components/tab-stop.ts';
import { drawnTo, toggled } from '../../format/selection.ts';
import { idsInSight, setSelection, useListView } from './list-view.ts';
import { favour } from './row-deeds.ts';

/** Comes with the pointer or the focus, and stays where there is no pointer that hovers. */
const ON_DEMAND =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 @max-[40rem]:opacity-100 forced-colors:opacity-100';

/** The box that selects the row; it may be hit beside, too. */
export function SelectBox({ resource: { id, label } }: { resource: Resource }): ReactNode {
  const selected = useListView(({ selection }) => selection.ids.has(id));
  const selecting = useListView(({ selection }) => selection.ids.size > 0);
  const tabIndex = useTabIndex();
  return (
    <input
      type="checkbox"
      aria-label={`Select ${label}`}
      checked={selected}
      tabIndex={tabIndex}
      className={clsx(
        'relative col-start-1 row-start-1 m-1 size-4 accent-ink transition-opacity after:absolute after:-inset-1',
        !selecting && ON_DEMAND,
      )}
      onChange={({ nativeEvent }) => {
        const further = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
        setSelection((selection) =>
          further ? drawnTo(selection, idsInSight(), id) : toggled(selection, id),
        );
      }}
    />
  );
}

/** Makes it a favourite; says what that is to whoever rests on it. */
export function FavouriteStar({ resource }: { resource: Resource }): ReactNode {
  const favourite = resource.favourite ?? false;
  const tabIndex = useTabIndex();
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-pressed={favourite}
      aria-label={`Favourite ${resource.label}`}
      title={
        favourite
          ? 'Favourite: the tray menu offers it'
          : 'Make it a favourite: the tray menu offers favourites first'
      }
      className={clsx(
        'col-start-2 row-start-1 size-6 rounded-sm text-[15px] leading-none transition-opacity hover:bg-press',
        favourite ? 'text-ink' : ['text-muted', ON_DEMAND],
      )}
      onClick={() => {
        void favour(resource);
      }}
    >
      {favourite ? '★' : '☆'}
    </button>
  );
}
