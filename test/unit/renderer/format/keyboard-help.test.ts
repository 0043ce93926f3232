import { describe, expect, it } from 'vitest';
import { KEYBOARD_HELP, printedKeys } from '../../../../src-renderer/format/keyboard-help.ts';

describe('the list of keys', () => {
  it('names no key twice at one place', () => {
    const places = KEYBOARD_HELP.flatMap(({ keys, where }) =>
      keys.split(' or ').map((key) => `${where}: ${key}`),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('writes keys as they are printed on the keyboard of the system', () => {
    expect(printedKeys('Ctrl+Shift+X', false)).toBe('Ctrl+Shift+X');
    expect(printedKeys('Ctrl+Shift+X', true)).toBe('⇧⌘X');
    expect(printedKeys('/ or Ctrl+F', true)).toBe('/ or ⌘F');
    expect(printedKeys('Shift+↑', true)).toBe('⇧↑');
  });
});
