import type Electron from 'electron';
import type { Notice } from '../tray/notice.ts';

export interface NotifierParts {
  readonly Notification: (new (
    options: Electron.NotificationConstructorOptions,
  ) => Electron.Notification) & {
    isSupported(): boolean;
  };
  readonly icon: string;
  readonly onClick: (screen: string) => void;
}

/**
 * Shows notices of the system. On Linux there are no buttons: the click leads to the screen.
 *
 * @see https://www.electronjs.org/docs/latest/api/notification
 */
export class Notifier {
  readonly #parts: NotifierParts;
  /** Kept, or the garbage collector takes the click handler with it. */
  readonly #shown = new Set<Electron.Notification>();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  show(notice: Notice): void {
    const { Notification, icon, onClick } = this.#parts;
    if (!Notification.isSupported()) return;
    const notification = new Notification({
      title: notice.title,
      body: notice.body,
      icon,
      urgency: notice.urgency,
      silent: notice.urgency === 'low',
      timeoutType: notice.urgency === 'critical' ? 'never' : 'default',
    });
    this.#shown.add(notification);
    notification.on('click', () => {
      onClick(notice.screen);
    });
    notification.on('close', () => {
      this.#shown.delete(notification);
    });
    notification.show();
  }
}
