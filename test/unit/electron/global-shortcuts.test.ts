import { describe, expect, it } from 'vitest';
import { GlobalShortcuts } from '../../../src-main/electron/global-shortcuts.ts';

const NONE = { openShortcut: '', closeAllShortcut: '' };
const BOTH = { openShortcut: 'Control+Alt+O', closeAllShortcut: 'Control+Alt+C' };

/** A desktop that gives all keys but those in `taken`, and knows no `Nonsense`. */
function setUp(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  const acted: string[] = [];
  let asked = 0;
  const system = {
    register: (keys: string, action: () => void) => {
      if (keys === 'Nonsense') throw new TypeError('conversion failure');
      if (taken.includes(keys)) return false;
      held.set(keys, action);
      return true;
    },
    unregister: (keys: string) => void held.delete(keys),
  };
  const shortcuts = new GlobalShortcuts({
    globalShortcut: () => {
      asked += 1;
      return system;
    },
    act: (name) => acted.push(name),
  });
  return { shortcuts, held, acted, asked: () => asked };
}

describe('global shortcuts', () => {
  it('ask nothing of the system while none is set', () => {
    const { shortcuts, asked } = setUp();
    expect(shortcuts.apply(NONE)).toBe(false);
    shortcuts.release();
    expect(asked()).toBe(0);
  });

  it('do what they are for', () => {
    const { shortcuts, held, acted } = setUp();
    shortcuts.apply(BOTH);
    held.get('Control+Alt+C')?.();
    held.get('Control+Alt+O')?.();
    expect(acted).toEqual(['closeAllShortcut', 'openShortcut']);
    expect(shortcuts.refused).toEqual([]);
  });

  it('follow the settings and are given back at the end', () => {
    const { shortcuts, held, asked } = setUp();
    shortcuts.apply(BOTH);
    const before = asked();
    shortcuts.apply({ ...BOTH });
    expect(asked()).toBe(before);
    shortcuts.apply({ ...BOTH, openShortcut: 'Control+Alt+P' });
    expect([...held.keys()].sort()).toEqual(['Control+Alt+C', 'Control+Alt+P']);
    shortcuts.release();
    expect([...held.keys()]).toEqual([]);
  });

  it('say which the desktop refused, and when that changes', () => {
    const { shortcuts } = setUp(['Control+Alt+O']);
    expect(shortcuts.apply(BOTH)).toBe(true);
    expect(shortcuts.refused).toEqual(['openShortcut']);
    expect(shortcuts.apply({ ...BOTH, closeAllShortcut: 'Control+Alt+X' })).toBe(false);
    expect(shortcuts.apply(NONE)).toBe(true);
    expect(shortcuts.refused).toEqual([]);
  });

  it('refuse keys that Electron does not know, and the second of two that are the same', () => {
    const { shortcuts, held, acted } = setUp();
    shortcuts.apply({ openShortcut: 'Nonsense', closeAllShortcut: '' });
    expect(shortcuts.refused).toEqual(['openShortcut']);
    shortcuts.apply({ openShortcut: 'F9', closeAllShortcut: 'F9' });
    expect(shortcuts.refused).toEqual(['closeAllShortcut']);
    held.get('F9')?.();
    expect(acted).toEqual(['openShortcut']);
  });
});
