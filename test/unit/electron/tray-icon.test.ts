import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { TrayIcon } from '../../../src-main/electron/tray-icon.ts';
import type { TrayIconParts } from '../../../src-main/electron/tray-icon.ts';
import type { TrayAction } from '../../../src-main/tray/tray-item.ts';
import type { TrayView } from '../../../src-main/tray/tray-view.ts';

const closeAll: TrayAction = { kind: 'closeAll' };
const view: TrayView = {
  icon: 'closed',
  tooltip: 'all closed',
  menu: [
    { kind: 'note', label: 'nothing is open' },
    { kind: 'separator' },
    {
      kind: 'submenu',
      label: 'More',
      items: [{ kind: 'action', label: 'Close all', action: closeAll, enabled: false }],
    },
  ],
};

function setUp() {
  const drawn: string[] = [];
  const menus: Electron.MenuItemConstructorOptions[][] = [];
  const acted: TrayAction[] = [];
  const panel = { dark: false };
  class FakeTray {
    constructor(image: unknown) {
      drawn.push(`new ${String(image)}`);
    }
    setImage(image: unknown): void {
      drawn.push(`image ${String(image)}`);
    }
    setToolTip(text: string): void {
      drawn.push(`tooltip ${text}`);
    }
    setContextMenu(): void {
      drawn.push('menu');
    }
  }
  const parts: unknown = {
    Tray: FakeTray,
    Menu: {
      buildFromTemplate: (items: Electron.MenuItemConstructorOptions[]) => menus.push(items),
    },
    nativeImage: { createFromPath: (path: string) => path },
    isDark: () => panel.dark,
    iconFolder: 'assets',
    platform: 'linux',
    act: (action: TrayAction) => acted.push(action),
  };
  const tray = new TrayIcon(parts as TrayIconParts);
  tray.draw(view);
  return { tray, drawn, menus, acted, panel };
}

describe('the tray icon', () => {
  it('draws all of the first view', () => {
    const { drawn, menus } = setUp();
    expect(drawn).toEqual(['new assets/tray/closed-on-light.png', 'tooltip all closed', 'menu']);
    expect(menus[0]).toMatchObject([
      { label: 'nothing is open', enabled: false },
      { type: 'separator' },
      { label: 'More', submenu: [{ label: 'Close all', enabled: false }] },
    ]);
  });

  it('touches nothing for an equal view: an open menu would close', () => {
    const { tray, drawn } = setUp();
    drawn.length = 0;
    tray.draw(structuredClone(view));
    expect(drawn).toEqual([]);
  });

  it.each([
    ['icon', { icon: 'open' }, ['image assets/tray/open-on-light.png']],
    ['tooltip', { tooltip: 'open' }, ['tooltip open']],
    ['menu', { menu: [] }, ['menu']],
  ] as const)('draws only the %s when only that has changed', (_what, change, expected) => {
    const { tray, drawn } = setUp();
    drawn.length = 0;
    tray.draw({ ...view, ...change });
    expect(drawn).toEqual(expected);
  });

  it('changes with the panel between light and dark', () => {
    const { tray, drawn, panel } = setUp();
    drawn.length = 0;
    panel.dark = true;
    tray.redrawIcon();
    expect(drawn).toEqual(['image assets/tray/closed-on-dark.png']);
  });

  it('does what the entry that was clicked says', () => {
    const { menus, acted } = setUp();
    const submenu = menus[0]?.[2]?.submenu as Electron.MenuItemConstructorOptions[] | undefined;
    const click = submenu?.[0]?.click as (() => void) | undefined;
    click?.();
    expect(acted).toEqual([closeAll]);
  });
});
