import { describe, expect, it } from 'vitest';
import { rowKey } from '../../../../../src-renderer/screens/resources/row-keys.ts';

type Held = 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey';

function press(key: string, held: readonly Held[] = [], letters = true) {
  const up = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return rowKey({ key, ...up, ...Object.fromEntries(held.map((each) => [each, true])) }, letters);
}

describe('a key on a row', () => {
  it('opens, closes and extends by a letter', () => {
    expect(['o', 'c', 'e', 'O'].map((key) => press(key)?.kind)).toEqual([
      'open',
      'close',
      'extend',
      'open',
    ]);
  });

  it('does nothing by a letter when the person switched letters off', () => {
    expect(['o', 'c', 'e'].map((key) => press(key, [], false))).toEqual(Array.from({ length: 3 }));
    expect(press(' ', [], false)).toEqual({ kind: 'toggle' });
  });

  it('leaves letters with Ctrl, ⌘ or Alt to the system', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(press('c', [held])).toBeUndefined();
  });

  it('selects', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press('ArrowDown', ['shiftKey'])).toEqual({ kind: 'draw', by: 1 });
    expect(press('ArrowUp', ['shiftKey'])).toEqual({ kind: 'draw', by: -1 });
    expect(press('a', ['ctrlKey'])).toEqual({ kind: 'select-all' });
    expect(press('a', ['metaKey'])).toEqual({ kind: 'select-all' });
    expect(press('Escape')).toEqual({ kind: 'clear' });
  });

  it('moves with Alt and an arrow; a plain arrow only leads to another row', () => {
    expect(press('ArrowUp', ['altKey'])).toEqual({ kind: 'move', move: 'up' });
    expect(press('ArrowDown', ['altKey'])).toEqual({ kind: 'move', move: 'down' });
    expect(press('ArrowDown', ['altKey', 'ctrlKey'])).toBeUndefined();
    expect(press('ArrowDown')).toBeUndefined();
  });
});
