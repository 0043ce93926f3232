import type { Move } from '../../format/resource-order.ts';

/** What a letter asks for. */
export type RowDeed = 'open' | 'close' | 'extend';

/** What a key asks for on a row of the list. */
export type RowKey =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'draw'; readonly by: 1 | -1 }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: RowDeed };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Reads a key. Single letters count only while the person wants them: those who speak to their
 * computer type them without knowing.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts
 */
export function rowKey(event: Pressed, letters: boolean): RowKey | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = ctrlKey || metaKey;
  if (altKey) return command || shiftKey ? undefined : moveKey(key);
  if (command) return !shiftKey && key.toLowerCase() === 'a' ? { kind: 'select-all' } : undefined;
  if (shiftKey) return drawKey(key);
  if (key === ' ') return { kind: 'toggle' };
  if (key === 'Escape') return { kind: 'clear' };
  return letters ? letterKey(key) : undefined;
}

function moveKey(key: string): RowKey | undefined {
  if (key === 'ArrowUp') return { kind: 'move', move: 'up' };
  return key === 'ArrowDown' ? { kind: 'move', move: 'down' } : undefined;
}

function drawKey(key: string): RowKey | undefined {
  if (key === 'ArrowUp') return { kind: 'draw', by: -1 };
  return key === 'ArrowDown' ? { kind: 'draw', by: 1 } : undefined;
}

function letterKey(key: string): RowKey | undefined {
  switch (key.toLowerCase()) {
    case 'o':
      return { kind: 'open' };
    case 'c':
      return { kind: 'close' };
    case 'e':
      return { kind: 'extend' };
    default:
      return undefined;
  }
}
