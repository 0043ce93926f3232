import type { Snapshot } from '../bridge/snapshot.ts';
import type { AppStore } from '../disk/app-store.ts';
import type { Notifier } from '../electron/notifier.ts';
import type { TrayIcon } from '../electron/tray-icon.ts';
import { nextReminder } from '../identities/key-reminders.ts';
import { DAY_MS } from '../kernel/clock.ts';
import type { Clock, Instant, Stop } from '../kernel/clock.ts';
import { nextDayAt } from '../kernel/time-in-words.ts';
import { closesAt, mayBeOpen } from '../leases/lease.ts';
import type { Lease, LeaseId } from '../leases/lease.ts';
import {
  closesSoonNotice,
  keyReminderNotice,
  leftOpenNotice,
  noticesBetween,
} from '../tray/notices.ts';
import { isWanted } from '../tray/notice.ts';
import type { Notice } from '../tray/notice.ts';
import { SOON_MS } from '../tray/lease-lines.ts';
import { trayView } from '../tray/tray-view.ts';
import type { Publisher } from './publisher.ts';
import { remindersOf } from './reminders.ts';

export interface FacesParts {
  readonly tray: TrayIcon;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly notifier: Pick<Notifier, 'show'>;
  readonly memory: Pick<AppStore, 'load' | 'change'>;
  /** What an earlier run could not close any more. */
  readonly leftOpen: readonly Lease[];
}

/** Tray and notices: shows every newest snapshot, and looks again when only time has passed. */
export class Faces {
  readonly #parts: FacesParts;
  readonly #toldSoon = new Map<LeaseId, Instant>();
  #shown: Snapshot;
  /** The state notices were last made from: while many open or close, only the outcome is news. */
  #told: Snapshot;
  #stopTimer: Stop | undefined;

  constructor(parts: FacesParts) {
    this.#parts = parts;
    this.#shown = parts.publisher.compose();
    this.#told = this.#shown;
    parts.tray.draw(trayView(this.#shown, parts.clock.now()));
    parts.publisher.onSnapshot((snapshot) => {
      this.#show(snapshot);
    });
    const notice = leftOpenNotice(parts.leftOpen, parts.clock.now(), this.#shown.realm);
    if (notice) this.#tell(notice);
    this.#lookAgainInTime();
  }

  /** The panel changed between light and dark. */
  redrawIcon(): void {
    this.#parts.tray.redrawIcon();
  }

  #show(snapshot: Snapshot): void {
    const { clock } = this.#parts;
    const now = clock.now();
    this.#shown = snapshot;
    this.#parts.tray.draw(trayView(snapshot, now));
    if (snapshot.bulk?.state !== 'running' && snapshot.bulk?.state !== 'stopping') {
      const before = this.#told.realm === snapshot.realm ? this.#told : undefined;
      this.#told = snapshot;
      for (const notice of noticesBetween(before, snapshot, now)) this.#tell(notice);
    }
    this.#remindOfKeys(now);
    this.#tellSoon(now);
    this.#lookAgainInTime();
  }

  /** What the person switched off is not said. */
  #tell(notice: Notice): void {
    if (isWanted(notice, this.#shown.settings)) this.#parts.notifier.show(notice);
  }

  /** Once a lease and end: an extension makes it news again. */
  #tellSoon(now: Instant): void {
    for (const lease of this.#shown.leases) {
      const end = closesAt(lease);
      const renews = lease.plan.kind === 'while-working' && end < lease.plan.deadline;
      const soon = lease.state.kind === 'open' && end - now <= SOON_MS && end > now;
      // A lease opened for less than that needs no warning.
      const short = end - lease.openedAt <= SOON_MS;
      if (!soon || renews || short || this.#toldSoon.get(lease.id) === end) continue;
      this.#toldSoon.set(lease.id, end);
      this.#tell(closesSoonNotice(lease, now, this.#shown.realm));
    }
  }

  #remindOfKeys(now: Instant): void {
    const { memory } = this.#parts;
    const { realm, identities } = this.#shown;
    const keys = identities.flatMap((identity) => identity.keys ?? []);
    const reminder = nextReminder(keys, remindersOf(memory, realm), now);
    if (!reminder) return;
    memory.change({ reminders: { ...memory.load().reminders, [realm]: reminder.memory } });
    this.#tell(keyReminderNotice(reminder.key, realm));
  }

  #lookAgainInTime(): void {
    this.#stopTimer?.();
    const { clock, publisher } = this.#parts;
    const now = clock.now();
    const moments = this.#shown.leases
      .filter(mayBeOpen)
      .flatMap((lease) => [closesAt(lease) - SOON_MS, closesAt(lease)])
      .filter((moment) => moment > now);
    const keys = this.#shown.identities.some(({ keys: known }) => (known?.length ?? 0) > 0);
    if (moments.length === 0 && !keys) return;
    const { lastAt } = remindersOf(this.#parts.memory, this.#shown.realm);
    if (lastAt !== undefined && lastAt + DAY_MS > now) moments.push(lastAt + DAY_MS);
    // At midnight “tomorrow” has come, and every key is a day older.
    moments.push(nextDayAt(now));
    this.#stopTimer = clock.after(Math.min(...moments) - now, () => {
      publisher.changed();
    });
  }
}
