import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Height of a row before it was seen, in CSS pixels. */
  readonly rowHeight: number;
  readonly className?: string;
  /** What a row shows. The element that stands for the whole row carries `data-row`. */
  readonly children: (item: T, index: number) => ReactNode;
  /** Told which rows are in sight, the last one left out; for lists that load as they are read. */
  readonly onRange?: (from: number, to: number) => void;
}

const OVERSCAN = 8;
const PAGE_ROWS = 10;

/**
 * A long list that only holds the rows in sight, and the one in focus. Rows may have any height.
 * The arrow keys, Home, End and the page keys move between rows; Tab goes through what is in them.
 */
export function VirtualList<T>(props: Props<T>): ReactNode {
  const { label, items, keyOf, rowHeight, className, children, onRange } = props;
  const list = useRef<HTMLUListElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  /** The row in focus stays, wherever the list is scrolled to. */
  const [held, setHeld] = useState<number>();
  useLayoutEffect(() => {
    const main = list.current?.closest('main') ?? null;
    setScroller(main);
    if (main && list.current) setScrollMargin(distance(main, list.current));
  }, [items.length]);

  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes this
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    // One that changes has every row counted anew.
    getItemKey: useCallback((index: number) => keyOf(items[index] as T), [items, keyOf]),
    overscan: OVERSCAN,
    scrollMargin,
    rangeExtractor: useCallback((range: Range) => withHeld(range, held), [held]),
  });
  const rows = virtualizer.getVirtualItems();
  const [from, to] = [virtualizer.range?.startIndex ?? 0, (virtualizer.range?.endIndex ?? -1) + 1];
  useLayoutEffect(() => {
    onRange?.(from, to);
  }, [onRange, from, to]);

  const moveTo = (index: number): void => {
    const wanted = Math.max(0, Math.min(items.length - 1, index));
    setHeld(wanted);
    virtualizer.scrollToIndex(wanted);
    focusSoon(list, wanted);
  };

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
          onFocus={() => {
            setHeld(row.index);
          }}
          onKeyDown={(event) => {
            const next = rowAfter(event, row.index, items.length);
            if (next === undefined) return;
            event.preventDefault();
            moveTo(next);
          }}
        >
          {children(items[row.index] as T, row.index)}
        </li>
      ))}
    </ul>
  );
}

function withHeld(range: Range, held: number | undefined): number[] {
  const shown = defaultRangeExtractor(range);
  if (held === undefined || held >= range.count || shown.includes(held)) return shown;
  return held < (shown[0] ?? 0) ? [held, ...shown] : [...shown, held];
}

/** Where a key leads from a row; keys meant for a menu, a field or a selection lead nowhere. */
function rowAfter(event: KeyboardEvent, index: number, count: number): number | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return undefined;
  if (event.target instanceof HTMLElement && event.target.closest('input:not([type="checkbox"])'))
    return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The row may have to be scrolled to and made first. */
function focusSoon(list: { readonly current: HTMLUListElement | null }, index: number): void {
  let frames = 10;
  const attempt = (): void => {
    const row = list.current?.querySelector<HTMLElement>(
      `[data-index="${String(index)}"] [data-row]`,
    );
    if (row) row.focus({ preventScroll: true });
    else if (frames-- > 0) requestAnimationFrame(attempt);
  };
  attempt();
}

/** How far down in what is scrolled the list begins. */
function distance(scroller: HTMLElement, list: HTMLElement): number {
  return (
    list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
  );
}
