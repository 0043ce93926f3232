import { TrayIcon } from '../../../src-main/electron/tray-icon.ts';
import type { TrayAction } from '../../../src-main/tray/tray-item.ts';
import { startApp } from '../../../src-main/wiring/start-app.ts';
import { fakeElectron } from './fake-electron.ts';
import type { FakeElectron } from './fake-electron.ts';
import { keychainItems } from './keychain-items.ts';
import type { FromHost, Order, Start } from './messages.ts';
import { changeSurroundings } from './surroundings.ts';

/** Starts the app as `main.ts` does; what is returned carries out the test's orders. */
export async function runApp(
  begin: Start,
  tell: (message: FromHost) => void,
): Promise<(order: Order) => Promise<unknown>> {
  for (const [id, secret] of Object.entries(begin.items)) keychainItems.set(id, secret);
  const fake = fakeElectron(begin.folder, tell);
  let act: (action: TrayAction) => void = () => undefined;
  const tray = new TrayIcon({
    Tray: trayWithoutPanel(tell),
    Menu: { buildFromTemplate: (template) => template as unknown as Electron.Menu },
    nativeImage: { createFromPath: () => undefined as unknown as Electron.NativeImage },
    act: (action) => {
      act(action);
    },
    isDark: () => false,
    iconFolder: '',
    platform: 'linux',
    // Nobody looks at the icon, so that it needs no rest.
    after: () => () => undefined,
  });
  const shell = await startApp(fake.electron, tray);
  act = shell.act;
  // The window's door is what the test comes in by.
  shell.show();
  return (order) => carryOut(order, fake, act);
}

async function carryOut(
  order: Order,
  fake: FakeElectron,
  act: (action: TrayAction) => void,
): Promise<unknown> {
  switch (order.kind) {
    case 'call':
      return fake.call(order.name, order.input);
    case 'event':
      fake.raise(order.event);
      return undefined;
    case 'quit':
      act({ kind: 'quit' });
      return undefined;
    case 'surroundings':
      changeSurroundings(order.change);
      return undefined;
  }
}

function trayWithoutPanel(
  tell: (message: FromHost) => void,
): new (image: Electron.NativeImage) => Electron.Tray {
  const Tray = class {
    on(): void {
      // Nobody clicks.
    }
    setImage(): void {
      // Nobody looks.
    }
    setToolTip(): void {
      // Nobody points.
    }
    setContextMenu(template: readonly Electron.MenuItemConstructorOptions[]): void {
      tell({ kind: 'menu', labels: template.map(({ label = '' }) => label) });
    }
  };
  return Tray as unknown as new (image: Electron.NativeImage) => Electron.Tray;
}
