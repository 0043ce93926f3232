import type { Clock, Stop } from '../kernel/clock.ts';
import { BUS, BUS_PATH } from './bus.ts';
import type { SessionBus } from './bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';

/** When the person logs in, apps and panel start side by side. */
const PANEL_STARTS_MS = 2_000;

/** What the desktop does with tray icons; `ours`: it has ours. */
export type TrayHostSeen =
  | { readonly host: 'shown'; readonly ours: boolean }
  | { readonly host: 'missing' }
  /** The bus does not say. */
  | { readonly host: 'unknown' };

export interface TrayHostParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** The process that has made the icon. */
  readonly pid: number;
  readonly onSeen: (seen: TrayHostSeen) => void;
}

/**
 * Looks whether anything on this desktop shows tray icons, and again whenever a panel comes or
 * goes. That there is none is said only when none has come after a moment.
 *
 * @see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export class TrayHostWatch {
  readonly #parts: TrayHostParts;
  #looking = false;
  #again = false;
  #stopped = false;
  #stopTimer: Stop | undefined;

  constructor(parts: TrayHostParts) {
    this.#parts = parts;
  }

  /** @throws Error when the bus refuses to tell of changes */
  async start(): Promise<void> {
    const { bus } = this.#parts;
    const look = (): void => void this.#look();
    await bus.onSignal(
      { interface: BUS.interface, member: 'NameOwnerChanged', about: WATCHER },
      look,
    );
    for (const member of ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'])
      await bus.onSignal({ interface: WATCHER, member }, look);
    await this.#look();
  }

  stop(): void {
    this.#stopped = true;
    this.#stopTimer?.();
  }

  /** One look at a time: what happens meanwhile is looked at afterwards. */
  async #look(): Promise<void> {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#takeAgain()) this.#tell(await this.#seen());
    } finally {
      this.#looking = false;
    }
  }

  /** A method, since the flag changes while an answer is awaited. */
  #takeAgain(): boolean {
    const again = this.#again && !this.#stopped;
    this.#again = false;
    return again;
  }

  #tell(seen: TrayHostSeen): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (this.#stopped || this.#again) return;
    if (seen.host !== 'missing') {
      this.#parts.onSeen(seen);
      return;
    }
    this.#stopTimer = this.#parts.clock.after(PANEL_STARTS_MS, () => {
      this.#parts.onSeen(seen);
    });
  }

  async #seen(): Promise<TrayHostSeen> {
    try {
      const [owned] = await this.#ask('NameHasOwner', WATCHER);
      if (owned !== true || !(await this.#isHostThere())) return { host: 'missing' };
      return { host: 'shown', ours: await this.#hasOurs() };
    } catch {
      return { host: 'unknown' };
    }
  }

  async #isHostThere(): Promise<boolean> {
    return (await this.#property('IsStatusNotifierHostRegistered')) === true;
  }

  /** An icon is listed under a name on the bus, which some follow by its path. */
  async #hasOurs(): Promise<boolean> {
    const listed = await this.#property('RegisteredStatusNotifierItems');
    const names = (Array.isArray(listed) ? listed : []).map((item) => String(item).split('/')[0]);
    const pids = await Promise.all(
      names.map(async (name = '') =>
        // Gone since: not ours.
        this.#ask('GetConnectionUnixProcessID', name).catch(() => []),
      ),
    );
    return pids.some(([pid]) => pid === this.#parts.pid);
  }

  async #property(name: string): Promise<unknown> {
    const [value] = await this.#parts.bus.call({
      destination: WATCHER,
      path: WATCHER_PATH,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [WATCHER, name],
    });
    return value;
  }

  /** Asks the bus itself about a name on it. */
  async #ask(member: string, name: string): Promise<readonly unknown[]> {
    return this.#parts.bus.call({ ...BUS, path: BUS_PATH, member, signature: 's', body: [name] });
  }
}
