import { create } from 'zustand';
import type { Resource, ResourceId } from '../../../src-main/resources/resource.ts';
import { filterResources, NO_FILTER } from '../../format/resource-filter.ts';
import type { ResourceFilter } from '../../format/resource-filter.ts';
import { NOTHING_SELECTED } from '../../format/selection.ts';
import type { Selection } from '../../format/selection.ts';
import { useMirror } from '../../state/mirror.ts';

/** What the person has set in the list; kept while the window is open. */
interface ListView {
  readonly filter: ResourceFilter;
  readonly selection: Selection;
}

export const useListView = create<ListView>(() => ({
  filter: NO_FILTER,
  selection: NOTHING_SELECTED,
}));

export function setFilter(change: Partial<ResourceFilter>): void {
  useListView.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

export function clearFilter(): void {
  useListView.setState({ filter: NO_FILTER });
}

export function setSelection(change: (selection: Selection) => Selection): void {
  useListView.setState(({ selection }) => ({ selection: change(selection) }));
}

export function clearSelection(): void {
  useListView.setState({ selection: NOTHING_SELECTED });
}

/** The resources in sight at this moment, and all there are. */
export function resourcesNow(): {
  readonly all: readonly Resource[];
  readonly shown: readonly Resource[];
} {
  const { snapshot } = useMirror.getState();
  if (!snapshot) return { all: [], shown: [] };
  const { resources, leases } = snapshot;
  const { shown } = filterResources(resources, leases, useListView.getState().filter);
  return { all: resources, shown };
}

export function idsInSight(): readonly ResourceId[] {
  return resourcesNow().shown.map(({ id }) => id);
}
