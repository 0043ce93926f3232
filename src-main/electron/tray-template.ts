import type Electron from 'electron';
import type { TrayAction, TrayItem } from '../tray/tray-item.ts';

/** The menu as Electron takes it; every click says what was asked for. */
export function trayTemplate(
  items: readonly TrayItem[],
  act: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'note':
        return { label: item.label, enabled: false };
      case 'submenu':
        return { label: item.label, submenu: trayTemplate(item.items, act) };
      case 'action':
        return {
          label: item.label,
          enabled: item.enabled,
          click: () => {
            act(item.action);
          },
        };
    }
  });
}
