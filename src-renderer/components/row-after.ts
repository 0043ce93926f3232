import type { KeyboardEvent } from 'react';

const PAGE_ROWS = 10;

/** Where a key leads from a row; keys meant for a menu, a field or a selection lead nowhere. */
export function rowAfter(event: KeyboardEvent, index: number, count: number): number | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return undefined;
  if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target))
    return undefined;
  if (event.target.closest('input:not([type="checkbox"])')) return undefined;
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
