import { describe, expect, it } from 'vitest';
import type { LoginItem } from '../../../src-main/electron/login-item.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { Settings, SettingsStore } from '../../../src-main/settings/settings.ts';
import { adoptLoginItem, keepSettings } from '../../../src-main/wiring/settings-changes.ts';

const REFUSED: Problem = { kind: 'disk-refused', file: 'x', cause: 'the disk is full' };

function setUp({ on = false, item: itemRefuses = false, store: storeRefuses = false } = {}) {
  const state: { on: boolean; settings: Settings; asked: boolean[] } = {
    on,
    settings: DEFAULT_SETTINGS,
    asked: [],
  };
  const item: LoginItem = {
    isOn: () => state.on,
    set: (wanted) => {
      state.asked.push(wanted);
      if (itemRefuses) return err(REFUSED);
      state.on = wanted;
      return ok(undefined);
    },
  };
  const store: SettingsStore = {
    load: () => state.settings,
    save: (settings) => {
      if (storeRefuses) return err({ problem: REFUSED });
      state.settings = settings;
      return ok(undefined);
    },
  };
  return { state, item, store };
}

const WANTED: Settings = { ...DEFAULT_SETTINGS, startAtLogin: true };

describe('changed settings', () => {
  it('are kept once the system has agreed to start the app at login', () => {
    const { state, item, store } = setUp();
    expect(keepSettings(store, item, WANTED)).toEqual(ok(undefined));
    expect(state).toMatchObject({ on: true, settings: WANTED });
  });

  it('do not ask the system while nothing changes for it', () => {
    const { state, item, store } = setUp();
    keepSettings(store, item, { ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(state.settings.theme).toBe('dark');
    expect(state.asked).toEqual([]);
  });

  it('are not kept when the system refuses', () => {
    const { state, item, store } = setUp({ item: true });
    expect(keepSettings(store, item, WANTED)).toEqual(err(REFUSED));
    expect(state.settings).toBe(DEFAULT_SETTINGS);
  });

  it('take back what the system agreed to when they cannot be written', () => {
    const { state, item, store } = setUp({ store: true });
    expect(keepSettings(store, item, WANTED)).toEqual(err(REFUSED));
    expect(state).toMatchObject({ on: false, asked: [true, false] });
  });
});

describe('at the start', () => {
  it('the settings say what the system says', () => {
    const { state, item, store } = setUp({ on: true });
    adoptLoginItem(store, item, { isPackaged: false });
    expect(state.settings.startAtLogin).toBe(true);
    state.on = false;
    adoptLoginItem(store, item, { isPackaged: false });
    expect(state.settings.startAtLogin).toBe(false);
  });

  it('a packaged app puts right where it is to be found, while it is on', () => {
    const off = setUp();
    adoptLoginItem(off.store, off.item, { isPackaged: true });
    expect(off.state.asked).toEqual([]);
    const on = setUp({ on: true });
    adoptLoginItem(on.store, on.item, { isPackaged: true });
    expect(on.state.asked).toEqual([true]);
  });
});
