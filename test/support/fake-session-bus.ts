import type { BusCall, BusSignal, SessionBus } from '../../src-main/desktop/bus.ts';
import { settle } from './fake-clock.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A bus with at most one watcher of tray icons on it. */
export class FakeSessionBus implements SessionBus {
  /** Undefined while nobody watches; else the items it lists, by their names on the bus. */
  items: readonly string[] | undefined;
  hostRegistered = true;
  /** Processes behind the names. */
  readonly pids = new Map<string, number>();
  broken = false;
  readonly #listeners: { readonly signal: BusSignal; readonly listener: () => void }[] = [];

  call({ member, body = [] }: BusCall): Promise<readonly unknown[]> {
    if (this.broken) return Promise.reject(new Error('the bus is gone'));
    switch (member) {
      case 'NameHasOwner':
        return Promise.resolve([body[0] === WATCHER && this.items !== undefined]);
      case 'GetConnectionUnixProcessID': {
        const pid = this.pids.get(String(body[0]));
        return pid === undefined
          ? Promise.reject(new Error('no such name'))
          : Promise.resolve([pid]);
      }
      case 'Get':
        return this.#property(String(body[1]));
      default:
        return Promise.reject(new Error(`no ${member}`));
    }
  }

  onSignal(signal: BusSignal, listener: () => void): Promise<void> {
    if (this.broken) return Promise.reject(new Error('the bus is gone'));
    this.#listeners.push({ signal, listener });
    return Promise.resolve();
  }

  /** A panel comes, with these icons in it, or goes. */
  async panel(items: readonly string[] | undefined): Promise<void> {
    this.items = items;
    await this.raise('NameOwnerChanged', WATCHER);
  }

  async raise(member: string, about?: string): Promise<void> {
    for (const { signal, listener } of this.#listeners)
      if (signal.member === member && signal.about === about) listener();
    await settle();
  }

  #property(name: string): Promise<readonly unknown[]> {
    if (!this.items) return Promise.reject(new Error('nobody watches'));
    return Promise.resolve([
      name === 'IsStatusNotifierHostRegistered' ? this.hostRegistered : this.items,
    ]);
  }
}
