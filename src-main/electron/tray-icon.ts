import type Electron from 'electron';
import { trayIconFile } from '../tray/tray-icon-file.ts';
import type { TrayAction, TrayItem } from '../tray/tray-item.ts';
import type { TrayView } from '../tray/tray-view.ts';

export interface TrayIconParts {
  readonly Tray: new (image: Electron.NativeImage) => Electron.Tray;
  readonly Menu: Pick<typeof Electron.Menu, 'buildFromTemplate'>;
  readonly nativeImage: Pick<typeof Electron.nativeImage, 'createFromPath'>;
  readonly isDark: () => boolean;
  /** Folder the icons' names are relative to. */
  readonly iconFolder: string;
  readonly platform: NodeJS.Platform;
  readonly act: (action: TrayAction) => void;
}

/** What is seen until the first view is drawn. */
const FIRST_ICON: TrayView['icon'] = 'closed';

/**
 * Draws what `trayView` describes; touches the system only where the description changed. Made as
 * early as can be: the desktop takes its time to take up an icon, and the app can use that time.
 */
export class TrayIcon {
  readonly #parts: TrayIconParts;
  readonly #tray: Electron.Tray;
  #drawn: TrayView | undefined;

  constructor(parts: TrayIconParts) {
    this.#parts = parts;
    this.#tray = new parts.Tray(this.#image(FIRST_ICON));
  }

  draw(view: TrayView): void {
    const before = this.#drawn;
    this.#drawn = view;
    if ((before?.icon ?? FIRST_ICON) !== view.icon) this.#tray.setImage(this.#image(view.icon));
    if (before?.tooltip !== view.tooltip) this.#tray.setToolTip(view.tooltip);
    if (!before || JSON.stringify(before.menu) !== JSON.stringify(view.menu))
      this.#tray.setContextMenu(this.#parts.Menu.buildFromTemplate(this.#template(view.menu)));
  }

  /** The panel changed between light and dark. */
  redrawIcon(): void {
    if (this.#drawn) this.#tray.setImage(this.#image(this.#drawn.icon));
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #image(icon: TrayView['icon']): Electron.NativeImage {
    const { iconFolder, nativeImage, platform, isDark } = this.#parts;
    const file = trayIconFile(icon, platform, isDark());
    return nativeImage.createFromPath(`${iconFolder}/${file}`);
  }

  #template(items: readonly TrayItem[]): Electron.MenuItemConstructorOptions[] {
    return items.map((item) => {
      switch (item.kind) {
        case 'separator':
          return { type: 'separator' };
        case 'note':
          return { label: item.label, enabled: false };
        case 'submenu':
          return { label: item.label, submenu: this.#template(item.items) };
        case 'action':
          return {
            label: item.label,
            enabled: item.enabled,
            click: () => {
              this.#parts.act(item.action);
            },
          };
      }
    });
  }
}
