import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isStartedHidden, loginItem } from '../../../src-main/electron/login-item.ts';
import type { LoginItemParts } from '../../../src-main/electron/login-item.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { loginItemFiles } from '../../../src-main/wiring/settings-changes.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

function setUp(more: Partial<Omit<LoginItemParts, 'home'>> = {}) {
  const home = newFolder();
  const file = path.join(home, '.config', 'autostart', 'drawbridge.desktop');
  const item = loginItem({
    app: { isPackaged: true, getAppPath: () => '/src/drawbridge' } as LoginItemParts['app'],
    platform: 'linux',
    execPath: '/opt/Drawbridge/drawbridge',
    env: {},
    home,
    files: loginItemFiles,
    ...more,
  });
  const exec = (at = file): string | undefined =>
    /^Exec=(.*)$/m.exec(fs.readFileSync(at, 'utf8'))?.[1];
  return { home, file, item, exec };
}

describe('starting at login on Linux', () => {
  it('is a file of our own, there while it is on and gone when it is off', () => {
    const { item, file, exec } = setUp();
    expect(item.isOn()).toBe(false);
    expect(item.set(true)).toEqual(ok(undefined));
    expect(item.isOn()).toBe(true);
    expect(exec()).toBe('/opt/Drawbridge/drawbridge --hidden');
    expect(fs.readFileSync(file, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['drawbridge.desktop']);
    expect(item.set(false)).toEqual(ok(undefined));
    expect(fs.existsSync(file)).toBe(false);
    expect(item.set(false), 'twice is fine').toEqual(ok(undefined));
  });

  it('goes by XDG_CONFIG_HOME, unless that is no whole path', () => {
    const elsewhere = newFolder();
    const { item, exec } = setUp({ env: { XDG_CONFIG_HOME: elsewhere } });
    item.set(true);
    expect(exec(path.join(elsewhere, 'autostart', 'drawbridge.desktop'))).toContain('--hidden');
    const relative = setUp({ env: { XDG_CONFIG_HOME: 'somewhere' } });
    relative.item.set(true);
    expect(fs.existsSync(relative.file)).toBe(true);
  });

  it('starts the AppImage, not the mount that is gone after the run', () => {
    const { item, exec } = setUp({ env: { APPIMAGE: '/home/ana/Drawbridge.AppImage' } });
    item.set(true);
    expect(exec()).toBe('/home/ana/Drawbridge.AppImage --hidden');
  });

  it('starts a folder of sources by Electron and its path', () => {
    const app = { isPackaged: false, getAppPath: () => '/src/drawbridge' } as LoginItemParts['app'];
    const { item, exec } = setUp({ app, execPath: '/usr/bin/electron' });
    item.set(true);
    expect(exec()).toBe('/usr/bin/electron /src/drawbridge --hidden');
  });

  it.each([
    ['/opt/My Apps/drawbridge', '"/opt/My Apps/drawbridge" --hidden'],
    ['/opt/100%/drawbridge', '/opt/100%%/drawbridge --hidden'],
    ['/opt/a"b$c`d/x', String.raw`"/opt/a\\"b\\$c\\${'`'}d/x" --hidden`],
    [String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b" --hidden`],
  ])('quotes the path %s as the desktop entry specification asks', (execPath, command) => {
    const { item, exec } = setUp({ execPath });
    item.set(true);
    expect(exec()).toBe(command);
  });

  it('is off when the person switched it off in the settings of the desktop', () => {
    const { item, file } = setUp();
    item.set(true);
    const entry = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, `${entry}Hidden=true\n`);
    expect(item.isOn()).toBe(false);
    fs.writeFileSync(file, entry.replace('enabled=true', 'enabled = false'));
    expect(item.isOn()).toBe(false);
  });

  it('writes nothing anew that stands there already', () => {
    const { item, file } = setUp();
    item.set(true);
    const { mtimeMs, ino } = fs.statSync(file);
    item.set(true);
    expect(fs.statSync(file)).toMatchObject({ mtimeMs, ino });
  });

  it('is refused where the disk refuses, with the name of the file alone', () => {
    const { home, item } = setUp();
    fs.mkdirSync(path.join(home, '.config'));
    fs.writeFileSync(path.join(home, '.config', 'autostart'), 'a file in the way');
    const refusal = { kind: 'disk-refused', file: 'drawbridge.desktop' };
    expect(item.set(true)).toMatchObject({ ok: false, error: refusal });
    expect(item.isOn()).toBe(false);
  });
});

describe('starting at login on macOS and Windows', () => {
  function system(platform: NodeJS.Platform, consents = true) {
    const asked: unknown[] = [];
    let openAtLogin = false;
    const app = {
      isPackaged: true,
      getAppPath: () => '',
      getLoginItemSettings: () => ({ openAtLogin }),
      setLoginItemSettings: (settings: { openAtLogin: boolean }) => {
        asked.push(settings);
        if (consents) ({ openAtLogin } = settings);
      },
    };
    const { item } = setUp({ platform, app: app as unknown as LoginItemParts['app'] });
    return { item, asked };
  }

  it('is asked of the system, on Windows with the argument that keeps the window shut', () => {
    const windows = system('win32');
    expect(windows.item.set(true)).toEqual(ok(undefined));
    expect(windows.item.isOn()).toBe(true);
    windows.item.set(false);
    const args = ['--hidden'];
    expect(windows.asked).toEqual([
      { openAtLogin: true, args },
      { openAtLogin: false, args },
    ]);
    const mac = system('darwin');
    mac.item.set(true);
    expect(mac.asked).toEqual([{ openAtLogin: true }]);
  });

  it('is refused when the system says afterwards that it is not so', () => {
    const { item } = system('darwin', false);
    expect(item.set(true)).toMatchObject({ ok: false, error: { kind: 'disk-refused' } });
  });
});

describe('a start without a window', () => {
  const macApp = (wasOpenedAtLogin: boolean) =>
    ({ getLoginItemSettings: () => ({ wasOpenedAtLogin }) }) as LoginItemParts['app'];

  it('is one with --hidden, and on macOS one by the login itself', () => {
    expect(isStartedHidden(['app', '--hidden'], 'linux', macApp(false))).toBe(true);
    expect(isStartedHidden(['app'], 'linux', macApp(true))).toBe(false);
    expect(isStartedHidden(['app'], 'darwin', macApp(true))).toBe(true);
    expect(isStartedHidden(['app'], 'darwin', macApp(false))).toBe(false);
  });
});
