import type Electron from 'electron';
import { APP_ORIGIN } from './app-scheme.ts';
import { zoomBy } from './zoom.ts';

export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MainWindowParts {
  readonly BrowserWindow: new (
    options: Electron.BrowserWindowConstructorOptions,
  ) => Electron.BrowserWindow;
  readonly screen: Pick<Electron.Screen, 'getDisplayMatching'>;
  readonly preload: string;
  readonly icon: string;
  /** Where a development server serves the page instead of the app's own scheme. */
  readonly devUrl: string | undefined;
  /** Called once, before the first window: what no window needs is not there while none is open. */
  readonly prepare: () => Promise<void>;
  /** There is no icon to bring it back with: closing puts it down instead. */
  readonly closingMinimises: () => boolean;
  readonly loadBounds: () => WindowBounds | undefined;
  readonly saveBounds: (bounds: WindowBounds) => void;
  /** Where a window that is asked for without a screen begins. */
  readonly loadScreen: () => string | undefined;
  readonly saveScreen: (screen: string) => void;
}

/** CSS pixels at 100 %; at 150 % the page has 320 of them, the narrowest it is drawn for. */
const MIN_SIZE = 480;

/** The one window: made when asked for, destroyed on close, since a hidden one costs as much as a shown one. */
export class MainWindow {
  readonly #parts: MainWindowParts;
  #window: Electron.BrowserWindow | undefined;
  #prepared: Promise<void> | undefined;

  constructor(parts: MainWindowParts) {
    this.#parts = parts;
  }

  get contents(): Electron.WebContents | undefined {
    return this.#window?.webContents;
  }

  /** As by its own button; the app goes on in the tray. */
  close(): void {
    this.#window?.close();
  }

  /** Brings the window to the front, on `screen` if named; a new one where the last one was. */
  async show(screen?: string): Promise<void> {
    this.#prepared ??= this.#parts.prepare();
    await this.#prepared;
    if (!this.#window) {
      this.#window = this.#create(screen ?? this.#parts.loadScreen());
      return;
    }
    if (screen) void this.#window.webContents.loadURL(this.#url(screen));
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.moveTop();
    this.#window.focus();
  }

  #create(screen: string | undefined): Electron.BrowserWindow {
    const { BrowserWindow, preload, icon } = this.#parts;
    const window = new BrowserWindow({
      ...this.#place(),
      minWidth: MIN_SIZE,
      minHeight: MIN_SIZE,
      show: false,
      title: 'Drawbridge',
      icon,
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
      },
    });
    window.once('ready-to-show', () => {
      window.show();
    });
    window.on('close', (event) => {
      if (!window.isMinimized() && !window.isMaximized())
        this.#parts.saveBounds(window.getBounds());
      this.#parts.saveScreen(/#(.*)/.exec(window.webContents.getURL())?.[1] ?? '');
      if (!this.#parts.closingMinimises()) return;
      event.preventDefault();
      window.minimize();
    });
    window.on('closed', () => {
      this.#window = undefined;
    });
    // A page whose process is gone shows nothing ever again: the next time it is asked for, a new one.
    window.webContents.on('render-process-gone', () => {
      window.destroy();
    });
    window.webContents.on('before-input-event', (event, input) => {
      const factor = zoomBy(input, window.webContents.getZoomFactor());
      if (factor === undefined) return;
      event.preventDefault();
      window.webContents.setZoomFactor(factor);
    });
    void window.loadURL(this.#url(screen));
    return window;
  }

  /** Where it was, if that place still has a screen. */
  #place(): Partial<WindowBounds> {
    const saved = this.#parts.loadBounds();
    if (!saved) return { width: 980, height: 680 };
    const { workArea } = this.#parts.screen.getDisplayMatching(saved);
    const visible =
      saved.x < workArea.x + workArea.width - 40 &&
      saved.x + saved.width > workArea.x + 40 &&
      saved.y >= workArea.y - 10 &&
      saved.y < workArea.y + workArea.height - 40;
    return visible ? saved : { width: saved.width, height: saved.height };
  }

  #url(screen: string | undefined): string {
    const base = this.#parts.devUrl ?? `${APP_ORIGIN}/index.html`;
    return screen ? `${base}#${screen}` : base;
  }
}
