import { describe, expect, it } from 'vitest';
import { shortcutFor } from '../../../../src-renderer/state/shortcuts.ts';
import type { Pressed, Surroundings } from '../../../../src-renderer/state/shortcuts.ts';

const FREE: Surroundings = { typing: false, covered: false, letterKeys: true };

/** `Ctrl+Shift+X` as it is pressed. */
function keys(text: string): Pressed {
  const parts = text.split('+');
  return {
    key: parts.at(-1) ?? '',
    command: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
}

const meaning = (text: string, around: Partial<Surroundings> = {}) =>
  shortcutFor(keys(text), { ...FREE, ...around });

describe('the keys of the window', () => {
  it.each([
    ['Ctrl+1', { kind: 'screen', screen: 'resources' }],
    ['Ctrl+5', { kind: 'screen', screen: 'settings' }],
    ['Ctrl+,', { kind: 'screen', screen: 'settings' }],
    ['Ctrl+k', { kind: 'commands' }],
    ['Ctrl+n', { kind: 'add' }],
    ['Ctrl+Shift+X', { kind: 'close-all' }],
    ['Ctrl+f', { kind: 'filter' }],
    ['/', { kind: 'filter' }],
    ['F1', { kind: 'help' }],
    ['Shift+?', { kind: 'help' }],
    ['Escape', { kind: 'back' }],
    ['Ctrl+w', { kind: 'close-window' }],
    ['Ctrl+q', { kind: 'quit' }],
  ])('%s means %j', (text, shortcut) => {
    expect(meaning(text)).toEqual(shortcut);
  });

  it.each([
    '1',
    'k',
    'Ctrl+6',
    'Ctrl+x',
    'Ctrl+c',
    'Ctrl+Shift+K',
    'Ctrl+Alt+k',
    'Alt+/',
    'Shift+X',
  ])('%s means nothing', (text) => {
    expect(meaning(text)).toBeUndefined();
  });

  it.each(['/', 'Shift+?', 'Escape'])('%s belongs to the field somebody types in', (text) => {
    expect(meaning(text, { typing: true })).toBeUndefined();
  });

  it.each(['Ctrl+k', 'Ctrl+1', 'F1', 'Ctrl+Shift+X'])('%s works from a field too', (text) => {
    expect(meaning(text, { typing: true })).toEqual(meaning(text));
  });

  it.each(['/', 'Shift+?'])('%s is silent when single characters are switched off', (text) => {
    expect(meaning(text, { letterKeys: false })).toBeUndefined();
  });

  it('leaves a dialog its keys, but not the way out of the window', () => {
    for (const text of ['Ctrl+1', 'Ctrl+k', '/', 'F1', 'Escape', 'Ctrl+Shift+X'])
      expect(meaning(text, { covered: true })).toBeUndefined();
    for (const text of ['Ctrl+w', 'Ctrl+q'])
      expect(meaning(text, { covered: true, typing: true })).toEqual(meaning(text));
  });
});
