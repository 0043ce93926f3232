import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trayIconFile } from '../../../src-main/tray/tray-icon-file.ts';
import type { TrayIcon } from '../../../src-main/tray/tray-icon-file.ts';

/** A record, so that a new state does not compile without a line here. */
const ICONS: Readonly<Record<TrayIcon, true>> = {
  closed: true,
  open: true,
  soon: true,
  working: true,
  attention: true,
  'dashed-closed': true,
  'dashed-open': true,
};

const NAMES = Object.keys(ICONS) as readonly TrayIcon[];

function asset(file: string): Buffer {
  return readFileSync(new URL(`../../../assets/${file}`, import.meta.url));
}

/** Width and height as the PNG header says them. */
function pngSize(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Every picture of an .ico file: what its directory promises is what lies there. */
function icoSizes(ico: Buffer): readonly number[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const offset = ico.readUInt32LE(entry + 12);
    const picture = ico.subarray(offset, offset + ico.readUInt32LE(entry + 8));
    const promised = ico.readUInt8(entry) || 256;
    expect(pngSize(picture)).toEqual([promised, promised]);
    return promised;
  });
}

const twice = (file: string): string => file.replace('.png', '@2x.png');

describe.each(NAMES)('the tray icon %s', (icon) => {
  it.each([true, false])('is there for Linux, sharp and doubly sharp; panel dark: %s', (dark) => {
    const file = trayIconFile(icon, 'linux', dark);
    expect(pngSize(asset(file))).toEqual([24, 24]);
    expect(pngSize(asset(twice(file)))).toEqual([48, 48]);
  });

  it.each([true, false])('is there for Windows in all its sizes; panel dark: %s', (dark) => {
    expect(icoSizes(asset(trayIconFile(icon, 'win32', dark)))).toEqual([16, 20, 24, 32]);
  });

  it('is one template for macOS, which colours it itself', () => {
    const file = trayIconFile(icon, 'darwin', true);
    expect(trayIconFile(icon, 'darwin', false)).toBe(file);
    expect(file).toMatch(/Template\.png$/);
    expect(pngSize(asset(file))).toEqual([16, 16]);
    expect(pngSize(asset(twice(file)))).toEqual([32, 32]);
  });
});

describe('the tray icons', () => {
  it.each([
    ['linux', true],
    ['linux', false],
    ['win32', true],
    ['win32', false],
    ['darwin', true],
  ] as const)('differ from state to state on %s, panel dark: %s', (platform, dark) => {
    const drawn = NAMES.map((icon) => asset(trayIconFile(icon, platform, dark)).toString('base64'));
    expect(new Set(drawn).size).toBe(NAMES.length);
  });

  it.each(NAMES)('are not the same on dark and light panels: %s', (icon) => {
    const dark = asset(trayIconFile(icon, 'linux', true));
    expect(dark.equals(asset(trayIconFile(icon, 'linux', false)))).toBe(false);
  });
});

describe('the icon of the app', () => {
  it('is large enough for every system', () => {
    expect(pngSize(asset('icon.png'))).toEqual([512, 512]);
    expect(icoSizes(asset('icon.ico'))).toContain(256);
  });
});
