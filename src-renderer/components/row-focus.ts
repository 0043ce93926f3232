import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, RefObject } from 'react';

type List = RefObject<HTMLElement | null>;

interface Held {
  readonly key: string;
  readonly index: number;
}

interface Parts<T> {
  readonly list: List;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
}

export interface RowFocus {
  /** The row the Tab key leads to: the one in focus, or that had it last. */
  readonly current: number;
  /** What of the list had the focus last, until the person took it away. */
  readonly last: RefObject<Element | undefined>;
  readonly entered: (index: number, event: FocusEvent) => void;
  readonly left: (event: FocusEvent) => void;
  /** Makes a row the current one, without the focus. */
  readonly hold: (index: number) => void;
}

/**
 * Keeps one row of a changing list current, by its key: it goes where its item goes, and when that
 * is gone, the row that is now in its place is.
 */
export function useRowFocus<T>({ items, keyOf }: Omit<Parts<T>, 'list'>): RowFocus {
  const [held, setHeld] = useState<Held>();
  const last = useRef<Element>(undefined);
  const hold = (index: number): void => {
    const item = items[index];
    if (item !== undefined) setHeld({ key: keyOf(item), index });
  };
  return {
    current: placeOf(items, keyOf, held),
    last,
    hold,
    entered: (index, event) => {
      last.current = event.target;
      hold(index);
    },
    left: ({ relatedTarget }) => {
      // A click beside everything. Elements that are taken away do not come here.
      if (relatedTarget === null && document.hasFocus()) last.current = undefined;
    },
  };
}

/**
 * After the items have changed: puts back a focus that fell out of the page with a row that went or
 * moved, and keeps the row in focus in sight.
 */
export function useKeptFocus<T>(
  { list, items }: Pick<Parts<T>, 'list' | 'items'>,
  { current, last, hold }: RowFocus,
  scrollTo: (index: number) => void,
): void {
  const before = useRef(current);
  useLayoutEffect(() => {
    const moved = before.current !== current;
    before.current = current;
    if (last.current === undefined || items.length === 0) return;
    const fell = document.activeElement === document.body;
    if (fell) focusSoon(list, current, last.current);
    if (fell) hold(current);
    if (fell || (moved && list.current?.contains(document.activeElement))) scrollTo(current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the items have changed
  }, [items]);
}

/** The row may have to be scrolled to and made first. What had the focus in it gets it again. */
export function focusSoon(list: List, index: number, last?: Element): void {
  let frames = 10;
  const attempt = (): void => {
    const row = list.current?.querySelector(`[data-index="${String(index)}"]`);
    const target = last && row?.contains(last) ? last : row?.querySelector('[data-row]');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    else if (frames-- > 0) requestAnimationFrame(attempt);
  };
  attempt();
}

function placeOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  held: Held | undefined,
): number {
  if (!held) return 0;
  const there = items[held.index];
  if (there !== undefined && keyOf(there) === held.key) return held.index;
  const index = items.findIndex((item) => keyOf(item) === held.key);
  return index === -1 ? Math.max(0, Math.min(held.index, items.length - 1)) : index;
}
