import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { useDistance, useScroller } from './list-scroller.ts';
import { rowAfter } from './row-after.ts';
import { focusSoon, useKeptFocus, useRowFocus } from './row-focus.ts';

/** What is asked of a list from outside. */
export interface ListHandle {
  /** Brings the row into sight and gives it the focus; without a key the row that had it last. */
  readonly focusRow: (key?: string) => void;
}

interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Height of a row before it was seen, in CSS pixels. */
  readonly rowHeight: (index: number) => number;
  /** That is what they are: the first rows are on the screen before anything is measured. */
  readonly exact?: boolean;
  readonly className?: string;
  /**
   * What a row shows. The element that stands for the whole row carries `data-row`. `current`: the
   * one row that the Tab key leads to; the others may take themselves out of its way.
   */
  readonly children: (item: T, index: number, current: boolean) => ReactNode;
  /** Told which rows are in sight, the last one left out; for lists that load as they are read. */
  readonly onRange?: (from: number, to: number) => void;
  readonly ref?: Ref<ListHandle>;
  /** Height of what floats over the end of the list, in CSS pixels. */
  readonly coveredEnd?: number;
  /** Rows kept beyond those in sight, on each side. */
  readonly overscan?: number;
}

const OVERSCAN = 8;
/** About what stands above a list, in CSS pixels: its first rows are made before that is measured. */
const ABOVE = 180;

/**
 * A long list that only holds the rows in sight, and the current one: the one that has the focus or
 * had it last. It follows its item wherever that goes; when the item goes, the next one takes its
 * place, so that the focus is never lost. Rows may have any height. The arrow keys, Home, End and
 * the page keys move between rows; Tab goes through what is in them.
 */
export function VirtualList<T>(props: Props<T>): ReactNode {
  const { label, items, keyOf, rowHeight, exact = false, className, children, onRange } = props;
  const list = useRef<HTMLUListElement>(null);
  const scroller = useScroller(list, exact);
  const scrollMargin = useDistance(scroller, list, items.length);
  const focus = useRowFocus({ items, keyOf });
  const { current } = focus;

  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes this
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: rowHeight,
    measureElement: (row, entry, all) =>
      exact && !scroller && !entry
        ? rowHeight(all.indexFromElement(row))
        : measureElement(row, entry, all),
    // One that changes has every row counted anew.
    getItemKey: useCallback((index: number) => keyOf(items[index] as T), [items, keyOf]),
    overscan: props.overscan ?? OVERSCAN,
    initialRect: { width: 0, height: window.innerHeight - ABOVE },
    scrollMargin,
    scrollPaddingEnd: props.coveredEnd ?? 0,
    rangeExtractor: useCallback((range: Range) => withCurrent(range, current), [current]),
  });
  const rows = virtualizer.getVirtualItems();
  const [from, to] = [virtualizer.range?.startIndex ?? 0, (virtualizer.range?.endIndex ?? -1) + 1];
  useLayoutEffect(() => {
    onRange?.(from, to);
  }, [onRange, from, to]);

  const moveTo = (index: number): void => {
    const wanted = Math.max(0, Math.min(items.length - 1, index));
    if (items.length === 0) return;
    focus.hold(wanted);
    virtualizer.scrollToIndex(wanted);
    focusSoon(list, wanted);
  };
  useKeptFocus({ list, items }, focus, (index) => {
    virtualizer.scrollToIndex(index);
  });
  useImperativeHandle(props.ref, () => ({
    focusRow: (key) => {
      const index = key === undefined ? current : items.findIndex((item) => keyOf(item) === key);
      if (index !== -1) moveTo(index);
    },
  }));

  return (
    <ul
      ref={list}
      aria-label={label}
      className={`relative ${className ?? ''}`}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {rows.map((row) => (
        // The list follows its rows' keys; each row has controls of its own.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={row.key}
          ref={virtualizer.measureElement}
          data-index={row.index}
          aria-setsize={items.length}
          aria-posinset={row.index + 1}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${String(row.start - scrollMargin)}px)` }}
          onFocus={(event) => {
            // A menu or a dialog of the row is elsewhere on the page.
            if (event.currentTarget.contains(event.target)) focus.entered(row.index, event);
          }}
          onBlur={focus.left}
          onKeyDown={(event) => {
            const next = rowAfter(event, row.index, items.length);
            if (next === undefined) return;
            event.preventDefault();
            moveTo(next);
          }}
        >
          {children(items[row.index] as T, row.index, row.index === current)}
        </li>
      ))}
    </ul>
  );
}

function withCurrent(range: Range, current: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (current >= range.count || shown.includes(current)) return shown;
  return current < (shown[0] ?? 0) ? [current, ...shown] : [...shown, current];
}
