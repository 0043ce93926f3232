import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { MainWindow } from '../../../src-main/electron/main-window.ts';
import type { WindowBounds } from '../../../src-main/electron/main-window.ts';

class FakeWindow extends EventEmitter {
  readonly calls: string[] = [];
  readonly loaded: string[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    loadURL: (url: string) => Promise.resolve(this.loaded.push(url)),
    getURL: () => this.loaded.at(-1) ?? '',
    getZoomFactor: () => this.zoom,
    setZoomFactor: (factor: number) => {
      this.zoom = factor;
    },
  });
  zoom = 1;
  minimized = false;
  bounds: WindowBounds = { x: 1, y: 2, width: 800, height: 600 };

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    made.push({ window: this, options });
  }

  loadURL(url: string): Promise<number> {
    return this.webContents.loadURL(url);
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return false;
  }
  getBounds(): WindowBounds {
    return this.bounds;
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  moveTop(): void {
    this.calls.push('moveTop');
  }
  restore(): void {
    this.calls.push('restore');
  }
  minimize(): void {
    this.calls.push('minimize');
  }
  destroy(): void {
    this.calls.push('destroy');
    this.emit('closed');
  }
}

/** As Electron tells it, and nobody objects. */
const CLOSING = { preventDefault: (): void => undefined };

let made: { window: FakeWindow; options: Electron.BrowserWindowConstructorOptions }[] = [];
const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };

function setUp(saved?: WindowBounds, devUrl?: string) {
  const tray = { missing: false };
  made = [];
  const kept: WindowBounds[] = [];
  const screens: string[] = [];
  const prepared: number[] = [];
  const main = new MainWindow({
    BrowserWindow: FakeWindow as unknown as new (
      options: Electron.BrowserWindowConstructorOptions,
    ) => Electron.BrowserWindow,
    screen: { getDisplayMatching: () => ({ workArea: SCREEN }) as Electron.Display },
    preload: 'preload.cjs',
    icon: 'icon.png',
    devUrl,
    prepare: () => {
      prepared.push(made.length);
      return Promise.resolve();
    },
    closingMinimises: () => tray.missing,
    loadBounds: () => saved,
    saveBounds: (bounds) => kept.push(bounds),
    loadScreen: () => screens.at(-1),
    saveScreen: (last) => screens.push(last),
  });
  return { main, kept, screens, prepared, tray };
}

function only() {
  const [first, ...others] = made;
  if (!first || others.length > 0) throw new Error(`${String(made.length)} windows`);
  return first;
}

describe('the window', () => {
  it('does not exist before it is asked for', () => {
    expect(setUp().main.contents).toBeUndefined();
    expect(made).toEqual([]);
  });

  it('is shown when there is something to see, on the screen that was named', async () => {
    const { main } = setUp();
    await main.show('/policy');
    const { window } = only();
    expect(window.loaded).toEqual(['app://drawbridge/index.html#/policy']);
    expect(window.calls).toEqual([]);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['show']);
    expect(main.contents).toBe(window.webContents);
  });

  it('runs its page without any power of its own', async () => {
    await setUp().main.show();
    expect(only().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      preload: 'preload.cjs',
    });
  });

  it('is one: asked for again it comes to the front', async () => {
    const { main } = setUp();
    await main.show();
    const { window } = only();
    window.minimized = true;
    await main.show();
    expect(only().window.calls).toEqual(['restore', 'show', 'moveTop', 'focus']);
    expect(window.loaded).toHaveLength(1);
  });

  it('is made anew after it was closed, and remembers where it was', async () => {
    const { main, kept } = setUp();
    await main.show();
    const { window } = only();
    window.emit('close', CLOSING);
    window.emit('closed');
    expect(main.contents).toBeUndefined();
    expect(kept).toEqual([window.bounds]);
    await main.show();
    expect(made).toHaveLength(2);
  });

  it('begins where the last one was, unless a screen is named', async () => {
    const { main, screens } = setUp();
    await main.show('lease/k3x9');
    only().window.emit('close');
    only().window.emit('closed');
    expect(screens).toEqual(['lease/k3x9']);
    await main.show();
    expect(made.at(-1)?.window.loaded).toEqual(['app://drawbridge/index.html#lease/k3x9']);
    made.at(-1)?.window.emit('closed');
    await main.show('policy');
    expect(made.at(-1)?.window.loaded).toEqual(['app://drawbridge/index.html#policy']);
  });

  it('stays where it is when it is only brought to the front', async () => {
    const { main, screens } = setUp();
    await main.show('policy');
    screens.push('activity');
    await main.show();
    expect(only().window.loaded).toHaveLength(1);
  });

  it('grows and shrinks its page by keys, since it has no menu that would', async () => {
    await setUp().main.show();
    const { window } = only();
    let taken = 0;
    const event = { preventDefault: () => (taken += 1) };
    const press = (key: string, control: boolean) =>
      window.webContents.emit('before-input-event', event, {
        type: 'keyDown',
        key,
        control,
        meta: false,
        alt: false,
      });
    press('+', true);
    press('+', true);
    expect(window.zoom).toBe(1.25);
    press('+', false);
    press('a', true);
    expect({ zoom: window.zoom, taken }).toEqual({ zoom: 1.25, taken: 2 });
    press('0', true);
    expect(window.zoom).toBe(1);
  });

  it('is made anew after its page has crashed', async () => {
    const { main } = setUp();
    await main.show();
    const { window } = only();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.calls).toEqual(['destroy']);
    expect(main.contents).toBeUndefined();
    await main.show();
    expect(made).toHaveLength(2);
  });

  it('is prepared for once, before the first one, and not while there is none', async () => {
    const { main, prepared } = setUp();
    expect(prepared).toEqual([]);
    await main.show();
    await main.show();
    only().window.emit('closed');
    await main.show();
    expect(prepared).toEqual([0]);
  });

  it('does not remember the place of a window that was minimised', async () => {
    const { main, kept } = setUp();
    await main.show();
    only().window.minimized = true;
    only().window.emit('close', CLOSING);
    expect(kept).toEqual([]);
  });

  it('goes down instead of away while nothing could bring it back', async () => {
    const { main, kept, tray } = setUp();
    await main.show();
    const { window } = only();
    tray.missing = true;
    let kindly = 0;
    window.emit('close', { preventDefault: () => (kindly += 1) });
    expect(window.calls).toEqual(['minimize']);
    expect(kindly).toBe(1);
    expect(kept).toEqual([window.bounds]);
    tray.missing = false;
    window.emit('close', { preventDefault: () => (kindly += 1) });
    expect(kindly).toBe(1);
  });

  it('shows the page of a development server where there is one', async () => {
    await setUp(undefined, 'http://localhost:5173').main.show('/policy');
    expect(only().window.loaded).toEqual(['http://localhost:5173#/policy']);
  });
});

describe('the place of the window', () => {
  const inside = { x: 100, y: 100, width: 900, height: 700 };

  it.each([
    ['where it was', inside, inside],
    ['in the middle, the first time', undefined, { width: 980, height: 680 }],
    ['in the middle, if its screen is gone', { ...inside, x: 3000 }, { width: 900, height: 700 }],
    [
      'in the middle, if it was left of all screens',
      { ...inside, x: -900 },
      { width: 900, height: 700 },
    ],
    [
      'in the middle, if its title were above the screen',
      { ...inside, y: -100 },
      { width: 900, height: 700 },
    ],
    [
      'in the middle, if its title were below the screen',
      { ...inside, y: 1070 },
      { width: 900, height: 700 },
    ],
    ['where it was, though part of it is outside', { ...inside, x: 1500 }, { ...inside, x: 1500 }],
  ])('is %s', async (_where, saved, place) => {
    await setUp(saved).main.show();
    const { x, y, width, height } = only().options;
    expect({ x, y, width, height }).toEqual({ x: undefined, y: undefined, ...place });
  });
});
