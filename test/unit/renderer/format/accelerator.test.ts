import { describe, expect, it } from 'vitest';
import { acceleratorInWords, recordKey } from '../../../../src-renderer/format/accelerator.ts';
import type { PressedKey } from '../../../../src-renderer/format/accelerator.ts';

function pressed(key: string, held: string, code = ''): PressedKey {
  const holds = (name: string): boolean => held.split('+').includes(name);
  return {
    key,
    code,
    ctrlKey: holds('Ctrl'),
    altKey: holds('Alt'),
    shiftKey: holds('Shift'),
    metaKey: holds('Meta'),
  };
}

describe('a recorded shortcut', () => {
  it.each([
    ['o', 'Ctrl+Alt', 'KeyO', 'Control+Alt+O'],
    ['X', 'Ctrl+Shift', 'KeyX', 'Control+Shift+X'],
    // With Option or Shift a key types something else: then its place says which it is.
    ['ø', 'Alt', 'KeyO', 'Alt+O'],
    ['!', 'Ctrl+Shift', 'Digit1', 'Control+Shift+1'],
    ['щ', 'Ctrl', 'KeyO', 'Control+O'],
    // A letter goes by what it types, wherever it lies.
    ['o', 'Ctrl', 'KeyS', 'Control+O'],
    ['F8', 'Ctrl', 'F8', 'Control+F8'],
    ['ArrowUp', 'Alt', 'ArrowUp', 'Alt+Up'],
    [' ', 'Ctrl', 'Space', 'Control+Space'],
    ['Enter', 'Ctrl', 'Enter', 'Control+Return'],
    [',', 'Ctrl', 'Comma', 'Control+,'],
    ['o', 'Meta', 'KeyO', 'Super+O'],
  ])('%s with %s held is an accelerator', (key, held, code, accelerator) => {
    expect(recordKey(pressed(key, held, code), false)).toEqual({ kind: 'shortcut', accelerator });
  });

  it('names the ⌘ key as macOS does', () => {
    expect(recordKey(pressed('o', 'Meta', 'KeyO'), true)).toEqual({
      kind: 'shortcut',
      accelerator: 'Command+O',
    });
  });

  it.each(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'])('waits while only %s is held', (key) => {
    expect(recordKey(pressed(key, 'Ctrl'), false)).toEqual({ kind: 'unfinished' });
  });

  it.each([
    ['o', ''],
    ['O', 'Shift'],
    ['F8', ''],
    ['7', ''],
  ])('is refused when %s would be missing in every other program (held: %s)', (key, held) => {
    expect(recordKey(pressed(key, held, 'KeyO'), false)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('Hold Ctrl, Alt or Super') as string,
    });
  });

  it('is refused with a key that has no name in a shortcut', () => {
    expect(recordKey(pressed('Dead', 'Ctrl', 'IntlRo'), false)).toMatchObject({ kind: 'refused' });
  });

  it.each(['Backspace', 'Delete'])('is turned off by %s alone', (key) => {
    expect(recordKey(pressed(key, ''), false)).toEqual({ kind: 'off' });
    expect(recordKey(pressed(key, 'Ctrl'), false)).toMatchObject({ kind: 'refused' });
  });

  it('is written as the keyboard says it', () => {
    expect(acceleratorInWords('Control+Alt+O', false)).toBe('Ctrl+Alt+O');
    expect(acceleratorInWords('Control+Alt+O', true)).toBe('⌃⌥O');
    expect(acceleratorInWords('Shift+Command+X', true)).toBe('⇧⌘X');
  });
});
