import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src-main/settings/settings.ts';
import { settingGroups } from '../../../../../src-renderer/screens/settings/group-list.ts';
import { findSettings } from '../../../../../src-renderer/screens/settings/setting.ts';

const groups = settingGroups('linux');

/** `General: theme, onQuit`. */
function found(query: string, among = groups): readonly string[] {
  return findSettings(among, query).map(
    ({ title, settings }) => `${title}: ${settings.map(({ name }) => name).join(', ')}`,
  );
}

describe('the search in settings', () => {
  it('finds a setting by its name, whatever the letters’ case', () => {
    expect(found('THEME')).toEqual(['General: theme']);
  });

  it('finds a setting by what it does, also by what another choice would do', () => {
    expect(found('keyboard or mouse')).toEqual(['Keep open while I work: idleMinutes']);
    expect(found('nobody closes')).toEqual(['General: onQuit']);
  });

  it('finds where the next version comes from', () => {
    expect(found('new version')).toEqual(['Updates: lookForUpdates, update']);
    expect(found('check for updates')).toEqual(['Updates: update']);
  });

  it('finds all of a group by its name, and by what else people call it', () => {
    expect(found('closing by itself')).toEqual([
      'Closing by itself: closeOnSleep, closeOnLock, closeOnLogOut',
    ]);
    expect(found('hotkeys')).toEqual([
      'Keyboard shortcuts: openShortcut, closeAllShortcut, letterKeys',
    ]);
  });

  it('wants every word, in any order and any of the places', () => {
    expect(found('network ipv6')).toEqual(['Network: sources']);
    expect(found('ipv6  network ')).toEqual(['Network: sources']);
    expect(found('network theme')).toEqual([]);
  });

  it('shows everything while nothing is looked for', () => {
    expect(findSettings(groups, '  ')).toEqual(groups);
  });

  it('finds nothing by what is nowhere', () => {
    expect(found('flux capacitor')).toEqual([]);
  });
});

describe('the list of settings', () => {
  it('holds every setting there is, each once', () => {
    const names = groups.flatMap(({ settings }) => settings.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    // Two of them have a part of their own.
    const parts = {
      proxy: 'proxy',
      proxyUrl: 'proxy',
      addressSources: 'sources',
      guardedPlaces: 'guarded',
    };
    for (const name of Object.keys(DEFAULT_SETTINGS))
      expect(names).toContain(name in parts ? parts[name as keyof typeof parts] : name);
  });

  it('says what is different on each system', () => {
    const linux = 'No effect on Linux';
    expect(JSON.stringify(settingGroups('linux'))).toContain(linux);
    expect(JSON.stringify(settingGroups('macos'))).not.toContain(linux);
    expect(found('menus only')).toEqual(['Tray: trayClick']);
    expect(found('menus only', settingGroups('windows'))).toEqual([]);
    expect(found('in the menu bar when', settingGroups('macos'))).toEqual([
      'General: startAtLogin',
    ]);
  });
});
