import { useCallback } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Card } from '../../components/screen.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import type { ListHandle } from '../../components/virtual-list.tsx';
import { drawnTo, toggled, withAll } from '../../format/selection.ts';
import { say } from '../../state/notices.ts';
import { clearSelection, setSelection, useListView } from './list-view.ts';
import { ResourceRow } from './resource-row.tsx';
import { moveResource } from './row-deeds.ts';
import { rowKey } from './row-keys.ts';
import { BAR_HEIGHT } from './selection-bar.tsx';

/** CSS pixels: what a row is at least, and the line between it and the one above. */
const ROW = 44;
const LINE = 1;
/** CSS pixels of the window from which on a row is one line, whatever is in it: rail, 40rem, scrollbar. */
const ONE_LINE_FROM = 850;
/** Rows have many parts: every one out of sight costs. */
const OVERSCAN = 1;

interface Props {
  readonly shown: readonly Resource[];
  readonly list: RefObject<ListHandle | null>;
}

/** The doors in sight. Arrows go from row to row; what is done to rows has keys of its own. */
export function ResourceList({ shown, list }: Props): ReactNode {
  const selecting = useListView(({ selection }) => selection.ids.size > 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = rowOf(event);
    const resource = index === undefined ? undefined : shown[index];
    if (index === undefined || !resource) return;
    if (!onRow(event, index, shown, list)) return;
    event.preventDefault();
  };
  return (
    <Card>
      {/* The rows inside have the focus; keys come up from them. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        <VirtualList
          ref={list}
          label="Resources"
          items={shown}
          keyOf={idOf}
          rowHeight={rowHeight}
          exact={window.innerWidth >= ONE_LINE_FROM}
          overscan={OVERSCAN}
          coveredEnd={selecting ? BAR_HEIGHT : 0}
        >
          {useCallback(
            (resource: Resource, index: number, current: boolean) => (
              <ResourceRow
                resource={resource}
                first={index === 0}
                last={index === shown.length - 1}
                current={current}
              />
            ),
            [shown.length],
          )}
        </VirtualList>
      </div>
    </Card>
  );
}

function rowHeight(index: number): number {
  return index === 0 ? ROW : ROW + LINE;
}

function idOf({ id }: Resource): string {
  return id;
}

/** The row a key came from; a menu or a dialog of it is elsewhere on the page. */
function rowOf({ target, currentTarget, defaultPrevented }: KeyboardEvent): number | undefined {
  if (defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target))
    return undefined;
  const row = target.closest<HTMLElement>('[data-index]');
  return row ? Number(row.dataset['index']) : undefined;
}

/** Does what a key asks for on a row; answers whether it asked for anything. */
function onRow(
  event: KeyboardEvent,
  index: number,
  shown: readonly Resource[],
  list: RefObject<ListHandle | null>,
): boolean {
  const key = rowKey(event, false);
  const resource = shown[index];
  if (!key || !resource) return false;
  const order = shown.map(({ id }) => id);
  switch (key.kind) {
    case 'toggle':
      // On a button the space bar presses that.
      if (!(event.target instanceof Element && event.target.matches('[data-row]'))) return false;
      setSelection((selection) => toggled(selection, resource.id));
      saySelection(resource);
      return true;
    case 'draw': {
      const next = shown[index + key.by];
      if (!next) return true;
      setSelection((selection) => drawnTo(selection, order, next.id, resource.id));
      list.current?.focusRow(next.id);
      saySelection(next);
      return true;
    }
    case 'select-all':
      setSelection((selection) => withAll(selection, order));
      saySelection();
      return true;
    case 'clear':
      if (useListView.getState().selection.ids.size === 0) return false;
      clearSelection();
      saySelection();
      return true;
    case 'move':
      void moveResource(resource, key.move);
      return true;
    case 'open':
    case 'close':
    case 'extend':
      return false;
  }
}

function saySelection(changed?: Resource): void {
  const { ids } = useListView.getState().selection;
  const count = ids.size === 0 ? 'Nothing selected.' : `${counted(ids.size, 'resource')} selected.`;
  if (!changed) say(count);
  else say(`${changed.label} ${ids.has(changed.id) ? 'selected' : 'not selected'}. ${count}`);
}
