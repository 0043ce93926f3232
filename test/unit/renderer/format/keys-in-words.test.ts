import { describe, expect, it } from 'vitest';
import { ariaKeys, keysInWords } from '../../../../src-renderer/format/keys-in-words.ts';

describe('keys in words', () => {
  it.each([
    ['Ctrl+K', '⌘K'],
    ['Ctrl+Shift+X', '⇧⌘X'],
    ['/ or Ctrl+F', '/ or ⌘F'],
    ['Ctrl++ Ctrl+− Ctrl+0', '⌘+ ⌘− ⌘0'],
    ['Shift+↑', '⇧↑'],
    ['Esc', 'Esc'],
  ])('%s is %s on a Mac, and itself elsewhere', (keys, mac) => {
    expect(keysInWords(keys, true)).toBe(mac);
    expect(keysInWords(keys, false)).toBe(keys);
  });

  it('have the names ARIA gives them', () => {
    expect(ariaKeys('Ctrl+Shift+X', false)).toBe('Control+Shift+X');
    expect(ariaKeys('Ctrl+1', true)).toBe('Meta+1');
  });
});
