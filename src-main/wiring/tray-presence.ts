import type { Snapshot } from '../bridge/snapshot.ts';
import type { SessionBus } from '../desktop/bus.ts';
import { TrayHostWatch } from '../desktop/tray-host.ts';
import type { TrayHostSeen } from '../desktop/tray-host.ts';
import type { AppStore } from '../disk/app-store.ts';
import type { Clock } from '../kernel/clock.ts';

export interface TrayPresenceParts {
  /** Where the desktop's bus is; `undefined` where there is none, as on macOS and Windows. */
  readonly busAddress: string | undefined;
  readonly connect: (address: string, onEnd: () => void) => Promise<SessionBus>;
  readonly clock: Clock;
  readonly pid: number;
  readonly memory: Pick<AppStore, 'load' | 'change'>;
  /** Shows the icon anew: the desktop does not have it. */
  readonly showIconAgain: () => void;
  readonly openWindow: () => void;
}

/**
 * Whether people can see the icon. Where no desktop shows it, the window opens at the start and is
 * all there is; where one begins to, the icon is shown to it.
 */
export class TrayPresence {
  readonly #parts: TrayPresenceParts;
  #host: Snapshot['trayHost'] = 'unknown';
  #watch: TrayHostWatch | undefined;
  #tell = false;
  #looked = false;
  #onChange: () => void = () => undefined;

  constructor(parts: TrayPresenceParts) {
    this.#parts = parts;
  }

  get host(): Snapshot['trayHost'] {
    return this.#host;
  }

  /** Whether it has to be said now that there are no icons: once, in the first run that finds out. */
  get toBeTold(): boolean {
    return this.#tell && this.#host === 'missing';
  }

  /** Looks, and follows from now on. Never fails: what cannot be found out is `unknown`. */
  async follow(onChange: () => void): Promise<void> {
    this.#onChange = onChange;
    const { busAddress, connect, clock, pid } = this.#parts;
    if (busAddress === undefined || busAddress === '') return;
    try {
      const bus = await connect(busAddress, () => {
        this.#watch?.stop();
        this.#take({ host: 'unknown' });
      });
      this.#watch = new TrayHostWatch({
        bus,
        clock,
        pid,
        onSeen: (seen) => {
          this.#take(seen);
        },
      });
      await this.#watch.start();
    } catch {
      this.#take({ host: 'unknown' });
    }
  }

  /** Somebody has clicked it, whatever the desktop says: there are other ways to show icons. */
  clicked(): void {
    if (this.#host === 'missing') this.#set('shown');
  }

  #take(seen: TrayHostSeen): void {
    const first = !this.#looked;
    this.#looked = true;
    if (seen.host === 'shown' && !seen.ours) this.#parts.showIconAgain();
    // Panels go away while the screen is locked: only at the start is it the person's desktop.
    if (first && seen.host === 'missing') this.#beginWithoutIcon();
    this.#set(seen.host);
  }

  #beginWithoutIcon(): void {
    const { memory, openWindow } = this.#parts;
    if (memory.load().toldOfNoTray !== true) {
      this.#tell = true;
      memory.change({ toldOfNoTray: true });
    }
    openWindow();
  }

  #set(host: Snapshot['trayHost']): void {
    if (host === this.#host) return;
    this.#host = host;
    this.#onChange();
  }
}
