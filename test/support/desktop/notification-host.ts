import { waitFor } from '../wait-for.ts';
import { dictionary, list } from './bus-connection.ts';
import type { BusConnection } from './bus-connection.ts';
import type { SessionBus } from './session-bus.ts';

const notifications = 'org.freedesktop.Notifications';
const notificationsPath = '/org/freedesktop/Notifications';
const urgencies = ['low', 'normal', 'critical'] as const;

export interface ShownNotification {
  readonly id: number;
  readonly summary: string;
  readonly body: string;
  /** Keys of what can be chosen; `default` is a click on the notification itself. */
  readonly actions: readonly string[];
  readonly urgency: (typeof urgencies)[number];
}

/**
 * The part of the desktop that shows notifications. Records every one.
 * @see https://specifications.freedesktop.org/notification-spec/latest/
 */
export class NotificationHost {
  readonly #connection: BusConnection;
  readonly #shown: ShownNotification[] = [];
  #lastId = 0;

  private constructor(connection: BusConnection) {
    this.#connection = connection;
  }

  static async start(bus: SessionBus): Promise<NotificationHost> {
    const connection = await bus.connect();
    const host = new NotificationHost(connection);
    connection.serve(notificationsPath, notifications, {
      GetCapabilities: () => ({ signature: 'as', body: [['actions', 'body', 'persistence']] }),
      GetServerInformation: () => ({
        signature: 'ssss',
        body: ['test desktop', 'Drawbridge', '1', '1.2'],
      }),
      Notify: (args) => ({ signature: 'u', body: [host.#notify(args)] }),
      CloseNotification: ([id]) => {
        host.#close(Number(id));
        return undefined;
      },
    });
    await connection.own(notifications);
    return host;
  }

  /** All that were shown, the oldest first. One that replaced another is listed as well. */
  get shown(): readonly ShownNotification[] {
    return [...this.#shown];
  }

  /** Forgets what was shown so far. */
  clear(): void {
    this.#shown.length = 0;
  }

  /** Waits for a notification; a text matches when summary or body hold it. */
  async waitFor(
    wanted: string | ((notification: ShownNotification) => boolean),
    timeoutMs = 10_000,
  ): Promise<ShownNotification> {
    const matches = typeof wanted === 'string' ? holds(wanted) : wanted;
    const what = `a notification${typeof wanted === 'string' ? ` with '${wanted}'` : ''}`;
    try {
      return await waitFor(() => this.#shown.find(matches), { what, timeoutMs });
    } catch (cause) {
      const seen = this.#shown.map(({ summary, body }) => `${summary}: ${body}`).join('\n');
      throw new Error(`waited in vain for ${what}; shown were:\n${seen || '(none)'}`, { cause });
    }
  }

  /** Clicks a notification, or one of its buttons by key. */
  click(notification: ShownNotification, action = 'default'): void {
    const signal = (member: string, signature: string, body: readonly unknown[]): void => {
      this.#connection.emit(notificationsPath, notifications, member, signature, body);
    };
    signal('ActionInvoked', 'us', [notification.id, action]);
    const closedByPerson = 2;
    signal('NotificationClosed', 'uu', [notification.id, closedByPerson]);
  }

  stop(): void {
    this.#connection.close();
  }

  #notify(args: readonly unknown[]): number {
    const [, replaces, , summary, body, actions, hints] = args;
    const id = Number(replaces) > 0 ? Number(replaces) : ++this.#lastId;
    this.#shown.push({
      id,
      summary: String(summary),
      body: String(body),
      // Keys and labels take turns.
      actions: list(actions)
        .filter((_, index) => index % 2 === 0)
        .map(String),
      urgency: urgencies[Number(dictionary(hints)['urgency'] ?? 1)] ?? 'normal',
    });
    return id;
  }

  #close(id: number): void {
    const closedByCall = 3;
    const body = [id, closedByCall];
    this.#connection.emit(notificationsPath, notifications, 'NotificationClosed', 'uu', body);
  }
}

function holds(text: string): (notification: ShownNotification) => boolean {
  return ({ summary, body }) => summary.includes(text) || body.includes(text);
}
