import clsx from 'clsx';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { useTabIndex } from '../../components/tab-stop.ts';
import { drawnTo, toggled } from '../../format/selection.ts';
import { idsInSight, setSelection, useListView } from './list-view.ts';
import { favour } from './row-deeds.ts';

/** Comes with the pointer or the focus, and stays where there is no pointer that hovers. */
const ON_DEMAND =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 @max-[40rem]:opacity-100 forced-colors:opacity-100';

/** What a person marks a row with: the box that selects it, the star that makes it a favourite. */
export function RowMarks({ resource }: { resource: Resource }): ReactNode {
  return (
    <span className="col-start-1 row-start-1 flex items-center">
      <SelectBox resource={resource} />
      <FavouriteStar resource={resource} />
    </span>
  );
}

function SelectBox({ resource: { id, label } }: { resource: Resource }): ReactNode {
  const selected = useListView(({ selection }) => selection.ids.has(id));
  const selecting = useListView(({ selection }) => selection.ids.size > 0);
  const tabIndex = useTabIndex();
  return (
    <label
      className={clsx(
        'inline-flex size-6 items-center justify-center transition-opacity select-none',
        !selecting && ON_DEMAND,
      )}
    >
      <input
        type="checkbox"
        aria-label={`Select ${label}`}
        checked={selected}
        tabIndex={tabIndex}
        className="size-4 accent-ink"
        onChange={({ nativeEvent }) => {
          const further = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
          setSelection((selection) =>
            further ? drawnTo(selection, idsInSight(), id) : toggled(selection, id),
          );
        }}
      />
    </label>
  );
}

/** Says what it does to whoever rests on it. */
function FavouriteStar({ resource }: { resource: Resource }): ReactNode {
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
        'inline-flex size-6 items-center justify-center rounded-sm transition-opacity hover:bg-hover',
        favourite ? 'text-ink' : ['text-muted', ON_DEMAND],
      )}
      onClick={() => {
        void favour(resource);
      }}
    >
      <Star size={15} aria-hidden="true" fill={favourite ? 'currentColor' : 'none'} />
    </button>
  );
}
