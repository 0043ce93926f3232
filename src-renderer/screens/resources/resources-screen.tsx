import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBox, Screen } from '../../components/screen.tsx';
import type { ListHandle } from '../../components/virtual-list.tsx';
import { filterResources, isFiltered, nothingMatches } from '../../format/resource-filter.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { FilterBar } from './filter-bar.tsx';
import { onlyThese } from '../../format/selection.ts';
import { clearFilter, setFilter, setSelection, useListView } from './list-view.ts';
import { AddButton, NoResources } from './no-resources.tsx';
import { ResourceList } from './resource-list.tsx';
import { SelectionBar } from './selection-bar.tsx';

const ElsewhereCard = lazy(async () => {
  const card = await import('./elsewhere-card.tsx');
  return { default: card.ElsewhereCard };
});

/** With one there is nothing to choose from. */
const FILTERS_FROM = 2;

/** All doors: which are open, until when, and the one click that changes it. */
export function ResourcesScreen(): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const filter = useListView((view) => view.filter);
  const list = useRef<ListHandle>(null);
  const { shown, counts } = useMemo(
    () => filterResources(resources, leases, filter),
    [resources, leases, filter],
  );
  useEffect(() => {
    setSelection((selection) =>
      onlyThese(
        selection,
        resources.map(({ id }) => id),
      ),
    );
  }, [resources]);
  if (resources.length === 0)
    return (
      <Screen title="Resources">
        <NoResources />
        <Elsewhere />
      </Screen>
    );
  return (
    <Screen
      title="Resources"
      actions={
        <>
          <FilterBox
            label="Filter resources"
            value={filter.text}
            onChange={(text) => {
              setFilter({ text });
            }}
          />
          <AddButton />
        </>
      }
    >
      {(resources.length >= FILTERS_FROM || isFiltered(filter)) && (
        <FilterBar shown={shown} counts={counts} />
      )}
      {shown.length === 0 ? <NothingMatches /> : <ResourceList shown={shown} list={list} />}
      <SelectionBar
        shown={shown}
        onDone={() => {
          // Once what had the focus is gone, and its dialog with it.
          requestAnimationFrame(() => list.current?.focusRow());
        }}
      />
      <Elsewhere />
    </Screen>
  );
}

/** Says what is filtered, and takes it away. */
function NothingMatches(): ReactNode {
  const filter = useListView((view) => view.filter);
  const identity = useSnapshot(({ identities }) =>
    identities.find(({ id }) => id === filter.identityId),
  );
  const noFavourites = useSnapshot(({ resources }) => !resources.some((each) => each.favourite));
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The row in focus was the last that fitted.
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <EmptyState
      title={nothingMatches(filter, identity?.maskedKeyId)}
      action={
        <Button ref={button} onClick={clearFilter}>
          Clear filter
        </Button>
      }
    >
      {filter.favourites && noFavourites
        ? 'The star of a resource makes it a favourite: the tray menu offers favourites first.'
        : undefined}
    </EmptyState>
  );
}

/** Few have any: loaded where there is something to show. */
function Elsewhere(): ReactNode {
  const any = useSnapshot(({ elsewhere }) => elsewhere.length > 0);
  return any ? (
    <Suspense>
      <ElsewhereCard />
    </Suspense>
  ) : null;
}
