import type Electron from 'electron';
import type { Clock } from '../kernel/clock.ts';
import { trayIconFile } from '../tray/tray-icon-file.ts';
import type { TrayAction } from '../tray/tray-item.ts';
import type { TrayView } from '../tray/tray-view.ts';
import { trayTemplate } from './tray-template.ts';

export interface TrayIconParts {
  readonly Tray: new (image: Electron.NativeImage) => Electron.Tray;
  readonly Menu: Pick<typeof Electron.Menu, 'buildFromTemplate'>;
  readonly nativeImage: Pick<typeof Electron.nativeImage, 'createFromPath'>;
  readonly isDark: () => boolean;
  /** Folder the icons' names are relative to. */
  readonly iconFolder: string;
  readonly platform: NodeJS.Platform;
  readonly after: Clock['after'];
  readonly act: (action: TrayAction) => void;
}

type Menu = ReturnType<TrayIconParts['Menu']['buildFromTemplate']>;

/** What is seen until the first view is drawn. */
const FIRST_ICON: TrayView['icon'] = 'closed';

/** Desktops lose icons that follow one another faster. */
const ICON_REST_MS = 200;

/** After a click in the menu its action follows; after Esc nothing does. */
const ESCAPED_AFTER_MS = 100;

/**
 * Draws what `trayView` describes; touches the system only where the description changed. Made as
 * early as can be: the desktop takes its time to take up an icon, and the app can use that time.
 */
export class TrayIcon {
  readonly #parts: TrayIconParts;
  #tray: Electron.Tray;
  #menu: Menu | undefined;
  /** The view that is wanted; the icon may follow a moment later. */
  #view: TrayView | undefined;
  #icon = FIRST_ICON;
  #resting = false;
  #chosen = false;

  constructor(parts: TrayIconParts) {
    this.#parts = parts;
    this.#tray = this.#create();
  }

  draw(view: TrayView): void {
    const before = this.#view;
    this.#view = view;
    this.#drawIcon();
    if (before?.tooltip !== view.tooltip) this.#tray.setToolTip(view.tooltip);
    const sameMenu = before && JSON.stringify(before.menu) === JSON.stringify(view.menu);
    if (!sameMenu) this.#menu = this.#build(view);
    if (!sameMenu || !before.click !== !view.click) this.#giveMenu();
  }

  /** The panel changed between light and dark. */
  redrawIcon(): void {
    if (this.#view) this.#tray.setImage(this.#image());
  }

  /** Shows itself anew to a desktop that has begun to show icons after this one was made. */
  showAgain(): void {
    this.#tray.destroy();
    this.#tray = this.#create();
    if (this.#view) this.#tray.setToolTip(this.#view.tooltip);
    if (this.#menu) this.#giveMenu();
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #create(): Electron.Tray {
    const tray = new this.#parts.Tray(this.#image());
    tray.on('click', () => {
      this.#clicked();
    });
    tray.on('right-click', () => {
      if (this.#menuIsOurs() && this.#menu) tray.popUpContextMenu(this.#menu);
    });
    return tray;
  }

  /** At once after a rest, else when it is over: of several changes the last one wins. */
  #drawIcon(): void {
    if (this.#resting || !this.#view || this.#view.icon === this.#icon) return;
    this.#icon = this.#view.icon;
    this.#tray.setImage(this.#image());
    this.#resting = true;
    this.#parts.after(ICON_REST_MS, () => {
      this.#resting = false;
      this.#drawIcon();
    });
  }

  #image(): Electron.NativeImage {
    const { iconFolder, nativeImage, platform, isDark } = this.#parts;
    const file = trayIconFile(this.#icon, platform, isDark());
    return nativeImage.createFromPath(`${iconFolder}/${file}`);
  }

  /** Elsewhere than on Linux a left click shows the menu, too, where it does nothing else. */
  #clicked(): void {
    const { platform, act } = this.#parts;
    if (this.#view?.click) act(this.#view.click);
    else if (platform === 'win32' && this.#menu) this.#tray.popUpContextMenu(this.#menu);
  }

  /**
   * On macOS a menu that the icon has swallows its clicks. On Linux it is always the icon's: some
   * desktops know nothing but menus.
   *
   * @see https://www.electronjs.org/docs/latest/api/tray#platform-considerations
   */
  #menuIsOurs(): boolean {
    return this.#view?.click !== undefined && this.#parts.platform !== 'linux';
  }

  #giveMenu(): void {
    this.#tray.setContextMenu(this.#menuIsOurs() ? null : (this.#menu ?? null));
  }

  #build({ menu: items }: TrayView): Menu {
    const template = trayTemplate(items, (action) => {
      this.#chosen = true;
      this.#parts.act(action);
    });
    const menu = this.#parts.Menu.buildFromTemplate(template);
    if (this.#parts.platform === 'win32') this.#giveFocusBack(menu);
    return menu;
  }

  /**
   * Who leaves the menu with Esc goes on by keyboard in the notification area.
   *
   * @see https://www.electronjs.org/docs/latest/api/tray#trayfocus-windows
   */
  #giveFocusBack(menu: Menu): void {
    menu.on('menu-will-show', () => {
      this.#chosen = false;
    });
    menu.on('menu-will-close', () => {
      this.#parts.after(ESCAPED_AFTER_MS, () => {
        if (!this.#chosen) this.#tray.focus();
      });
    });
  }
}
