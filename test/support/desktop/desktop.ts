import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Display } from './display.ts';
import { Keyring } from './keyring.ts';
import { NotificationHost } from './notification-host.ts';
import { SecretTool } from './secret-tool.ts';
import { SessionBus } from './session-bus.ts';
import { TrayHost } from './tray-host.ts';

export interface DesktopOptions {
  /** Default: unlocked. */
  readonly keyring?: 'unlocked' | 'locked' | 'absent';
  /** Whether there is a panel that shows tray icons. Default: yes. */
  readonly trayHost?: boolean;
}

interface Parts {
  readonly display: Display;
  readonly bus: SessionBus;
  readonly keyring: Keyring | undefined;
  readonly tray: TrayHost | undefined;
  readonly notifications: NotificationHost;
}

/**
 * A whole desktop for one test: screen, session bus, keychain, tray and notifications, with
 * folders of its own, so that nothing of the machine's owner is read or touched. Stop the app
 * before the desktop: Electron aborts when its bus dies.
 */
export class Desktop {
  /** Holds all that belongs to this desktop; gone after `stop`. */
  readonly folder: string;
  /** The environment for apps on this desktop. Holds nothing of the caller's but the path. */
  readonly env: Readonly<Record<string, string>>;
  readonly display: Display;
  readonly bus: SessionBus;
  readonly notifications: NotificationHost;
  #keyring: Keyring | undefined;
  #tray: TrayHost | undefined;

  private constructor(folder: string, env: Readonly<Record<string, string>>, parts: Parts) {
    this.folder = folder;
    this.env = env;
    this.display = parts.display;
    this.bus = parts.bus;
    this.notifications = parts.notifications;
    this.#keyring = parts.keyring;
    this.#tray = parts.tray;
  }

  static async start(options: DesktopOptions = {}): Promise<Desktop> {
    const folder = await mkdtemp(join(tmpdir(), 'drawbridge-desktop-'));
    // The app may run as another user, who has to get through to the bus and its own folders.
    await chmod(folder, 0o755);
    const temporary = join(folder, 'tmp');
    await mkdir(temporary);
    await chmod(temporary, 0o1777);
    const [display, bus] = await Promise.all([Display.start(folder), SessionBus.start(folder)]);
    const env = {
      ...(await homeEnvironment(join(folder, 'home'))),
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      // What an app leaves in the temporary folder is looked through with everything else.
      TMPDIR: temporary,
      DISPLAY: display.name,
      XDG_SESSION_TYPE: 'x11',
      DBUS_SESSION_BUS_ADDRESS: bus.address,
      NO_AT_BRIDGE: '1',
    };
    const [keyring, tray, notifications] = await Promise.all([
      options.keyring === 'absent' ? undefined : Keyring.start(bus, folder, env),
      options.trayHost === false ? undefined : TrayHost.start(bus),
      NotificationHost.start(bus),
    ]);
    if (options.keyring === 'locked') await keyring?.lock();
    return new Desktop(folder, env, { display, bus, keyring, tray, notifications });
  }

  /** @throws Error on a desktop started without one */
  get tray(): TrayHost {
    if (!this.#tray) throw new Error('this desktop has no tray');
    return this.#tray;
  }

  /** @throws Error on a desktop started without one */
  get keyring(): Keyring {
    if (!this.#keyring) throw new Error('this desktop has no keyring');
    return this.#keyring;
  }

  /** A panel that comes, or comes back. */
  async startTrayHost(): Promise<TrayHost> {
    this.#tray ??= await TrayHost.start(this.bus);
    return this.#tray;
  }

  /** As if the panel had crashed, or the screen had been locked. */
  async stopTrayHost(): Promise<void> {
    await this.#tray?.stop();
    this.#tray = undefined;
  }

  /** What another program reads of the keyring. */
  get secretTool(): SecretTool {
    return new SecretTool(this.env);
  }

  /** As if the keyring had crashed, or had never been started: what it held stays on the disk. */
  async stopKeyring(): Promise<void> {
    await this.#keyring?.stop();
    this.#keyring = undefined;
  }

  /** Starts it unlocked, with what it held before. */
  async startKeyring(): Promise<void> {
    this.#keyring ??= await Keyring.start(this.bus, this.folder, this.env);
  }

  /** Ends all of it and deletes its folder. Set DRAWBRIDGE_KEEP_DESKTOP to look at the logs. */
  async stop(): Promise<void> {
    await this.#tray?.stop();
    this.notifications.stop();
    await this.#keyring?.stop();
    await this.bus.stop();
    await this.display.stop();
    if (!process.env['DRAWBRIDGE_KEEP_DESKTOP']) {
      await rm(this.folder, { recursive: true, force: true });
    }
  }
}

/** Makes a home folder with everything in it, and answers the variables that point there. */
export async function homeEnvironment(home: string): Promise<Record<string, string>> {
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: join(home, '.run'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
  };
  for (const folder of Object.values(folders)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  return folders;
}
