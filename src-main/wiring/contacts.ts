import type { Contact, ContactReason } from '../bridge/app-commands.ts';
import type { Clock } from '../kernel/clock.ts';

/** Each service of AWS in each Region has a host; more than these nobody reads. */
const MAX_CONTACTS = 500;

/** Every host this run has turned to, and why. Kept in memory only. */
export class Contacts {
  readonly #clock: Pick<Clock, 'now'>;
  /** The latest last. */
  readonly #contacts = new Map<string, Contact>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Counts one request; the one longest ago makes room when there are too many. */
  note(host: string, reason: ContactReason): void {
    const key = `${reason} ${host}`;
    const count = (this.#contacts.get(key)?.count ?? 0) + 1;
    this.#contacts.delete(key);
    this.#contacts.set(key, { host, reason, count, lastAt: this.#clock.now() });
    const [oldest] = this.#contacts.keys();
    if (this.#contacts.size > MAX_CONTACTS && oldest !== undefined) this.#contacts.delete(oldest);
  }

  /** The latest first. */
  list(): readonly Contact[] {
    return [...this.#contacts.values()].reverse();
  }
}
