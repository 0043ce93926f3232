import { waitFor } from '../wait-for.ts';
import type { WaitOptions } from '../wait-for.ts';
import { dictionary, list, variant } from './bus-connection.ts';
import type { BusConnection } from './bus-connection.ts';
import type { SessionBus } from './session-bus.ts';
import { describeTrayMenu, findTrayMenuItem, parseTrayMenu } from './tray-menu.ts';
import type { TrayMenuItem } from './tray-menu.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const itemPath = '/StatusNotifierItem';

export interface TrayIcon {
  readonly width: number;
  readonly height: number;
  /** ARGB, four bytes a pixel. */
  readonly data: Buffer;
}

/**
 * The part of the desktop that shows tray icons. Electron's Tray registers here, and what a
 * person would see and click is read and clicked over D-Bus.
 * @see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export class TrayHost {
  readonly #connection: BusConnection;
  /** Bus names of the items, the newest last. */
  readonly #items: string[] = [];
  readonly #awaiting: ((name: string) => void)[] = [];

  private constructor(connection: BusConnection) {
    this.#connection = connection;
  }

  static async start(bus: SessionBus): Promise<TrayHost> {
    const connection = await bus.connect();
    const host = new TrayHost(connection);
    connection.serve(watcherPath, watcher, {
      RegisterStatusNotifierItem: ([service], sender) => {
        host.#register(String(service), sender);
        return undefined;
      },
      RegisterStatusNotifierHost: () => undefined,
    });
    connection.serve(watcherPath, 'org.freedesktop.DBus.Properties', {
      Get: ([, name]) => ({ signature: 'v', body: [host.#properties()[String(name)]] }),
      GetAll: () => ({ signature: 'a{sv}', body: [host.#properties()] }),
    });
    await connection.onSignal('org.freedesktop.DBus', 'NameOwnerChanged', ([name, , owner]) => {
      if (owner === '') host.#forget(String(name));
    });
    await connection.own(watcher);
    connection.emit(watcherPath, watcher, 'StatusNotifierHostRegistered');
    return host;
  }

  /** Waits for an app to show its icon, and answers the icon's name on the bus. */
  async item(timeoutMs = 15_000): Promise<string> {
    return waitFor(() => this.#items.at(-1), { what: 'an icon in the tray', timeoutMs });
  }

  hasItem(): boolean {
    return this.#items.length > 0;
  }

  /** Answers in the moment in which the next icon appears. */
  nextItem(): Promise<string> {
    return new Promise((resolve) => this.#awaiting.push(resolve));
  }

  /** Waits until no icon is left. */
  async gone(): Promise<void> {
    await waitFor(() => !this.hasItem(), { what: 'the icon to leave the tray' });
  }

  /** As a left click on desktops that send it. */
  async activate(): Promise<void> {
    await this.#connection.call({
      destination: await this.item(),
      path: itemPath,
      interface: 'org.kde.StatusNotifierItem',
      member: 'Activate',
      signature: 'ii',
      body: [0, 0],
    });
  }

  async tooltip(): Promise<string> {
    const [, , title, text] = list((await this.#read())['ToolTip']);
    return [title, text].filter((part) => typeof part === 'string' && part !== '').join('\n');
  }

  /** The largest picture of the icon. */
  async icon(): Promise<TrayIcon> {
    const pictures = list((await this.#read())['IconPixmap']).map(parseIcon);
    const [largest] = pictures.sort((one, other) => other.width - one.width);
    if (!largest) throw new Error('the icon in the tray has no picture');
    return largest;
  }

  async menu(): Promise<TrayMenuItem> {
    const [, layout] = await this.#callMenu('GetLayout', 'iias', [0, -1, []]);
    return parseTrayMenu(layout);
  }

  /**
   * Clicks the item with this label, or at the end of this path of labels.
   * @throws Error when there is none or it is disabled, showing the menu
   */
  async click(path: string | readonly string[]): Promise<void> {
    // The menu may be made anew between the look and the click, as under a person's mouse.
    await waitFor(
      async () => {
        const click = await this.aim(path);
        return click().then(
          () => true,
          (error: unknown) => {
            if (/in Event/.test(String(error))) return false;
            throw error;
          },
        );
      },
      { what: `the tray menu to take a click on ${JSON.stringify(path)}` },
    );
  }

  /**
   * Finds the item as `click` does and answers what clicks it, so that the click alone can be timed.
   * @throws Error when there is none or it is disabled, showing the menu
   */
  async aim(path: string | readonly string[]): Promise<() => Promise<void>> {
    const menu = await this.menu();
    const item = findTrayMenuItem(menu, path);
    if (!item.enabled) {
      throw new Error(`'${item.label}' is disabled in the tray menu:\n${describeTrayMenu(menu)}`);
    }
    return async () => {
      await this.#callMenu('Event', 'isvu', [item.id, 'clicked', variant('s', ''), 0]);
    };
  }

  /** Waits until the menu is as wanted, and answers it. */
  async waitForMenu(
    predicate: (menu: TrayMenuItem) => boolean,
    options: WaitOptions,
  ): Promise<TrayMenuItem> {
    let seen = '';
    try {
      return await waitFor(async () => {
        const menu = await this.menu();
        seen = describeTrayMenu(menu);
        return predicate(menu) && menu;
      }, options);
    } catch (cause) {
      throw new Error(`${options.what}: the tray menu is still\n${seen}`, { cause });
    }
  }

  /** Waits until a menu has an item with this label, or at the end of this path of labels. */
  async waitForItem(path: string | readonly string[], timeoutMs = 10_000): Promise<TrayMenuItem> {
    const what = `the tray menu to offer ${JSON.stringify(path)}`;
    return waitFor(async () => findTrayMenuItem(await this.menu(), path), { what, timeoutMs });
  }

  /** Waits until the tooltip holds the text or matches, and answers it. */
  async waitForTooltip(wanted: string | RegExp, timeoutMs = 10_000): Promise<string> {
    let seen = '';
    const matches = (): boolean =>
      typeof wanted === 'string' ? seen.includes(wanted) : wanted.test(seen);
    try {
      return await waitFor(
        async () => {
          seen = await this.tooltip();
          return matches() && seen;
        },
        { what: `the tooltip ${String(wanted)}`, timeoutMs },
      );
    } catch (cause) {
      throw new Error(`the tooltip is '${seen}' and not ${String(wanted)}`, { cause });
    }
  }

  /** As if the desktop's panel had gone away. */
  async stop(): Promise<void> {
    await this.#connection.release(watcher);
    this.#connection.close();
  }

  #register(given: string, sender: string): void {
    // Some items name themselves, others only their path.
    const name = given.startsWith('/') ? sender : given;
    if (!this.#items.includes(name)) this.#items.push(name);
    for (const tell of this.#awaiting.splice(0)) tell(name);
    this.#connection.emit(watcherPath, watcher, 'StatusNotifierItemRegistered', 's', [name]);
  }

  #forget(name: string): void {
    const index = this.#items.indexOf(name);
    if (index === -1) return;
    this.#items.splice(index, 1);
    this.#connection.emit(watcherPath, watcher, 'StatusNotifierItemUnregistered', 's', [name]);
  }

  #properties(): Record<string, unknown> {
    return {
      IsStatusNotifierHostRegistered: variant('b', true),
      ProtocolVersion: variant('i', 0),
      RegisteredStatusNotifierItems: variant('as', this.#items),
    };
  }

  async #read(): Promise<Readonly<Record<string, unknown>>> {
    const [properties] = await this.#connection.call({
      destination: await this.item(),
      path: itemPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'GetAll',
      signature: 's',
      body: ['org.kde.StatusNotifierItem'],
    });
    return dictionary(properties);
  }

  async #callMenu(
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<readonly unknown[]> {
    const path = (await this.#read())['Menu'];
    if (typeof path !== 'string') throw new Error('the icon in the tray has no menu');
    const destination = await this.item();
    const call = { destination, path, interface: 'com.canonical.dbusmenu', member };
    return this.#connection.call({ ...call, signature, body });
  }
}

function parseIcon(value: unknown): TrayIcon {
  const [width, height, data] = list(value);
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(list(data).map(Number));
  return { width: Number(width), height: Number(height), data: bytes };
}
