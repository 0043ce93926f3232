import type { BusConnection } from './bus-connection.ts';
import type { SessionBus } from './session-bus.ts';

const prompter = {
  name: 'org.gnome.keyring.SystemPrompter',
  path: '/org/gnome/keyring/Prompter',
  interface: 'org.gnome.keyring.internal.Prompter',
} as const;

/**
 * The desktop's password prompt, and a person who closes it without typing anything. gnome-keyring
 * asks it to begin, hears that it is ready, asks for the password, and hears "no".
 * @see https://gitlab.gnome.org/GNOME/gcr/-/blob/gcr-3/gcr/gcr-dbus-constants.h
 */
export class DismissingPrompter {
  readonly #connection: BusConnection;
  #dismissed = 0;

  private constructor(connection: BusConnection) {
    this.#connection = connection;
  }

  static async start(bus: SessionBus): Promise<DismissingPrompter> {
    const connection = await bus.connect();
    const host = new DismissingPrompter(connection);
    connection.serve(prompter.path, prompter.interface, {
      BeginPrompting: ([callback], sender) => {
        host.#ready(sender, String(callback), '');
        return undefined;
      },
      PerformPrompt: ([callback], sender) => {
        host.#dismissed += 1;
        host.#ready(sender, String(callback), 'no');
        return undefined;
      },
      StopPrompting: () => undefined,
    });
    await connection.own(prompter.name);
    return host;
  }

  /** How many prompts were shown and closed. */
  get dismissed(): number {
    return this.#dismissed;
  }

  stop(): void {
    this.#connection.close();
  }

  /** After the answer to the call that this belongs to, as the real one does. */
  #ready(destination: string, path: string, reply: string): void {
    setImmediate(() => {
      void this.#connection
        .call({
          destination,
          path,
          interface: `${prompter.interface}.Callback`,
          member: 'PromptReady',
          signature: 'sa{sv}s',
          body: [reply, {}, '[sx-aes-1]\npublic=AA==\n'],
        })
        .catch(() => undefined);
    });
  }
}
