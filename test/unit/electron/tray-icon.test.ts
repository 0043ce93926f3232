import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { TrayIcon } from '../../../src-main/electron/tray-icon.ts';
import type { TrayIconParts } from '../../../src-main/electron/tray-icon.ts';
import type { TrayAction } from '../../../src-main/tray/tray-item.ts';
import type { TrayView } from '../../../src-main/tray/tray-view.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const closeAll: TrayAction = { kind: 'closeAll' };
const quit: TrayAction = { kind: 'quit' };
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

class FakeMenu extends EventEmitter {
  readonly items: Electron.MenuItemConstructorOptions[];

  constructor(items: Electron.MenuItemConstructorOptions[]) {
    super();
    this.items = items;
  }

  override toString(): string {
    return `menu of ${String(this.items.length)}`;
  }
}

function setUp(platform: NodeJS.Platform = 'linux') {
  const clock = new FakeClock();
  const drawn: string[] = [];
  const menus: FakeMenu[] = [];
  const trays: EventEmitter[] = [];
  const acted: TrayAction[] = [];
  const panel = { dark: false };
  class FakeTray extends EventEmitter {
    constructor(image: unknown) {
      super();
      trays.push(this);
      drawn.push(`new ${String(image)}`);
    }
    setImage(image: unknown): void {
      drawn.push(`image ${String(image)}`);
    }
    setToolTip(text: string): void {
      drawn.push(`tooltip ${text}`);
    }
    setContextMenu(menu: FakeMenu | null): void {
      drawn.push(menu ? String(menu) : 'no menu');
    }
    popUpContextMenu(menu: FakeMenu): void {
      drawn.push(`pop up ${String(menu)}`);
    }
    focus(): void {
      drawn.push('focus');
    }
    destroy(): void {
      drawn.push('destroy');
    }
  }
  const parts: unknown = {
    Tray: FakeTray,
    Menu: {
      buildFromTemplate: (items: Electron.MenuItemConstructorOptions[]) => {
        const menu = new FakeMenu(items);
        menus.push(menu);
        return menu;
      },
    },
    nativeImage: { createFromPath: (path: string) => path.replace('assets/tray/', '') },
    isDark: () => panel.dark,
    iconFolder: 'assets',
    platform,
    after: clock.after.bind(clock),
    act: (action: TrayAction) => acted.push(action),
  };
  const tray = new TrayIcon(parts as TrayIconParts);
  tray.draw(view);
  const since = (): string[] => drawn.splice(0);
  const raise = (event: 'click' | 'right-click'): void => void trays.at(-1)?.emit(event);
  return { tray, since, menus, acted, panel, clock, raise };
}

describe('the tray icon', () => {
  it('draws all of the first view', () => {
    const { since, menus } = setUp();
    expect(since()).toEqual(['new closed-on-light.png', 'tooltip all closed', 'menu of 3']);
    expect(menus[0]?.items).toMatchObject([
      { label: 'nothing is open', enabled: false },
      { type: 'separator' },
      { label: 'More', submenu: [{ label: 'Close all', enabled: false }] },
    ]);
  });

  it('touches nothing for an equal view: an open menu would close', () => {
    const { tray, since, menus } = setUp();
    since();
    tray.draw(structuredClone(view));
    expect(since()).toEqual([]);
    expect(menus).toHaveLength(1);
  });

  it.each([
    ['icon', { icon: 'open' }, ['image open-on-light.png']],
    ['tooltip', { tooltip: 'open' }, ['tooltip open']],
    ['menu', { menu: [] }, ['menu of 0']],
  ] as const)('draws only the %s when only that has changed', (_what, change, expected) => {
    const { tray, since } = setUp();
    since();
    tray.draw({ ...view, ...change });
    expect(since()).toEqual(expected);
  });

  it('gives its icon a rest after a change, and of several changes the last one wins', async () => {
    const { tray, since, clock } = setUp();
    since();
    tray.draw({ ...view, icon: 'working' });
    tray.draw({ ...view, icon: 'attention' });
    tray.draw({ ...view, icon: 'open' });
    expect(since()).toEqual(['image working-on-light.png']);
    await clock.advance(199);
    expect(since()).toEqual([]);
    await clock.advance(1);
    expect(since()).toEqual(['image open-on-light.png']);
    await clock.advance(1_000);
    expect(since()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('does not blink when an icon comes back while it rests', async () => {
    const { tray, since, clock } = setUp();
    since();
    tray.draw({ ...view, icon: 'working' });
    tray.draw({ ...view, icon: 'open' });
    tray.draw({ ...view, icon: 'working' });
    await clock.advance(1_000);
    expect(since()).toEqual(['image working-on-light.png']);
  });

  it('changes with the panel between light and dark', () => {
    const { tray, since, panel } = setUp();
    since();
    panel.dark = true;
    tray.redrawIcon();
    expect(since()).toEqual(['image closed-on-dark.png']);
  });

  it('does what the entry that was clicked says', () => {
    const { menus, acted } = setUp();
    const submenu = menus[0]?.items[2]?.submenu as Electron.MenuItemConstructorOptions[];
    (submenu[0]?.click as () => void)();
    expect(acted).toEqual([closeAll]);
  });

  it('shows all of itself to a panel that has come later', () => {
    const { tray, since, menus } = setUp();
    tray.draw({ ...view, icon: 'open', tooltip: 'one open' });
    since();
    tray.showAgain();
    expect(since()).toEqual(['destroy', 'new open-on-light.png', 'tooltip one open', 'menu of 3']);
    expect(menus).toHaveLength(1);
  });
});

describe('a click on the tray icon', () => {
  const toggling: TrayView = { ...view, click: closeAll };

  it.each(['linux', 'darwin'] as const)('is left to the menu on %s', (platform) => {
    const { since, raise, acted } = setUp(platform);
    since();
    raise('click');
    raise('right-click');
    expect(since()).toEqual([]);
    expect(acted).toEqual([]);
  });

  it('shows the menu on Windows, where only the right one would', () => {
    const { since, raise } = setUp('win32');
    since();
    raise('click');
    expect(since()).toEqual(['pop up menu of 3']);
  });

  it.each(['darwin', 'win32'] as const)(
    'does what the settings say on %s, and the right one shows the menu',
    (platform) => {
      const { tray, since, raise, acted } = setUp(platform);
      since();
      tray.draw(toggling);
      expect(since()).toEqual(['no menu']);
      raise('click');
      expect(acted).toEqual([closeAll]);
      raise('right-click');
      expect(since()).toEqual(['pop up menu of 3']);
      tray.draw(view);
      expect(since()).toEqual(['menu of 3']);
    },
  );

  it('does what the settings say on Linux, and the menu stays: some desktops know no click', () => {
    const { tray, since, raise, acted } = setUp('linux');
    tray.draw(toggling);
    expect(since().at(-1)).toBe('menu of 3');
    raise('click');
    raise('right-click');
    expect(acted).toEqual([closeAll]);
    expect(since()).toEqual([]);
  });

  it('does another thing without a new menu when only that has changed', () => {
    const { tray, since, raise, acted } = setUp('darwin');
    tray.draw(toggling);
    since();
    tray.draw({ ...toggling, click: quit });
    expect(since()).toEqual([]);
    raise('click');
    expect(acted).toEqual([quit]);
  });
});

describe('the tray menu on Windows', () => {
  const simple: TrayView = {
    ...view,
    menu: [{ kind: 'action', label: 'Quit', action: quit, enabled: true }],
  };

  it('gives the keyboard back to the notification area after Esc', async () => {
    const { tray, since, menus, clock } = setUp('win32');
    tray.draw(simple);
    since();
    menus.at(-1)?.emit('menu-will-show');
    menus.at(-1)?.emit('menu-will-close');
    await clock.advance(100);
    expect(since()).toEqual(['focus']);
  });

  it('keeps it from a window that a click has opened', async () => {
    const { tray, since, menus, acted, clock } = setUp('win32');
    tray.draw(simple);
    since();
    menus.at(-1)?.emit('menu-will-show');
    menus.at(-1)?.emit('menu-will-close');
    (menus.at(-1)?.items[0]?.click as () => void)();
    await clock.advance(100);
    expect(acted).toEqual([quit]);
    expect(since()).toEqual([]);
  });
});
