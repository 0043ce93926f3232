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

/** Draws what `trayView` describes; touches the system only where the description changed. */
export class TrayIcon {
  readonly #parts: TrayIconParts;
  readonly #tray: Electron.Tray;
  #drawn: TrayView | undefined;

  constructor(parts: TrayIconParts, first: TrayView) {
    this.#parts = parts;
    this.#tray = new parts.Tray(this.#image(first));
    this.draw(first);
  }

  draw(view: TrayView): void {
    const before = this.#drawn;
    this.#drawn = view;
    if (before && before.icon !== view.icon) this.#tray.setImage(this.#image(view));
    if (before?.tooltip !== view.tooltip) this.#tray.setToolTip(view.tooltip);
    if (!before || JSON.stringify(before.menu) !== JSON.stringify(view.menu))
      this.#tray.setContextMenu(this.#parts.Menu.buildFromTemplate(this.#template(view.menu)));
  }

  /** The panel changed between light and dark. */
  redrawIcon(): void {
    if (this.#drawn) this.#tray.setImage(this.#image(this.#drawn));
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #image(view: TrayView): Electron.NativeImage {
    const { iconFolder, nativeImage, platform, isDark } = this.#parts;
    const file = trayIconFile(view.icon, platform, isDark());
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
