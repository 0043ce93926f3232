import type Electron from 'electron';
import type { Notice } from '../tray/notice.ts';
import type { TrayAction } from '../tray/tray-item.ts';

export interface NotifierParts {
  readonly Notification: (new (
    options: Electron.NotificationConstructorOptions,
  ) => Electron.Notification) & {
    isSupported(): boolean;
  };
  readonly icon: string;
  readonly platform: NodeJS.Platform;
  readonly onClick: (screen: string) => void;
  /** What a button asks for. */
  readonly act: (action: TrayAction) => void;
  readonly reportBug: (error: unknown) => void;
}

/** A desktop that says neither yes nor no by then shows nothing. */
const ANSWER_WITHIN_MS = 3_000;

/**
 * Shows notices of the system. On Linux there are no buttons: the text says what the click does.
 *
 * @see https://www.electronjs.org/docs/latest/api/notification
 */
export class Notifier {
  readonly #parts: NotifierParts;
  /** By the notice's id. Kept, or the garbage collector takes the click handler with it. */
  readonly #shown = new Map<string, Electron.Notification>();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** In place of an older one with the same id. Never throws: a notice unseen stops nothing. */
  show(notice: Notice): void {
    this.#raise(notice);
  }

  /** As `show`, and says whether the desktop showed it. Never rejects. */
  async try(notice: Notice): Promise<boolean> {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, ANSWER_WITHIN_MS, false);
      this.#raise(notice, (shown) => {
        clearTimeout(limit);
        resolve(shown);
      });
    });
  }

  #raise(notice: Notice, answer: (shown: boolean) => void = () => undefined): void {
    const { Notification, reportBug } = this.#parts;
    try {
      if (!Notification.isSupported()) {
        answer(false);
        return;
      }
      const notification = new Notification(this.#optionsOf(notice));
      this.#listen(notification, notice);
      notification.on('show', () => {
        answer(true);
      });
      notification.on('failed', () => {
        answer(false);
      });
      this.#shown.get(notice.id)?.close();
      this.#shown.set(notice.id, notification);
      notification.show();
    } catch (error) {
      reportBug(error);
      answer(false);
    }
  }

  #optionsOf(notice: Notice): Electron.NotificationConstructorOptions {
    const { icon, platform } = this.#parts;
    const buttons = platform === 'linux' ? [] : (notice.actions ?? []);
    const hint = buttons.length === 0 ? notice.hint : undefined;
    return {
      title: notice.title,
      body: [notice.body, hint].filter(Boolean).join(' '),
      icon,
      urgency: notice.urgency,
      silent: notice.urgency === 'low',
      timeoutType: notice.urgency === 'critical' ? 'never' : 'default',
      ...(buttons.length > 0 && {
        actions: buttons.map(({ text }) => ({ type: 'button' as const, text })),
      }),
    };
  }

  #listen(notification: Electron.Notification, notice: Notice): void {
    const forget = (): void => {
      // A newer one may have taken its place.
      if (this.#shown.get(notice.id) === notification) this.#shown.delete(notice.id);
    };
    notification.on('click', () => {
      this.#parts.onClick(notice.screen);
    });
    // Older Electrons tell the index beside the event only, newer ones in it.
    notification.on('action', (event: { readonly actionIndex?: number }, index?: number) => {
      const chosen = notice.actions?.[event.actionIndex ?? index ?? 0];
      if (chosen) this.#parts.act(chosen.action);
    });
    notification.on('close', forget);
    notification.on('failed', forget);
  }
}
