import { join } from 'node:path';
import { waitFor } from '../wait-for.ts';
import { unwrap, variant } from './bus-connection.ts';
import type { BusConnection } from './bus-connection.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import type { SessionBus } from './session-bus.ts';

const password = 'not-a-real-secret-of-the-keyring';
const service = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
} as const;

/**
 * A real Secret Service, gnome-keyring's, with one collection of its own.
 * @see https://specifications.freedesktop.org/secret-service-spec/latest/
 */
export class Keyring {
  readonly #daemon: Child;
  readonly #connection: BusConnection;

  private constructor(daemon: Child, connection: BusConnection) {
    this.#daemon = daemon;
    this.#connection = connection;
  }

  /** Starts it unlocked. */
  static async start(bus: SessionBus, folder: string, env: NodeJS.ProcessEnv): Promise<Keyring> {
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const daemon = await startChild('gnome-keyring-daemon', args, {
      env,
      logFile: join(folder, 'keyring.log'),
      stdin: password,
    });
    const keyring = new Keyring(daemon, await bus.connect());
    await waitFor(async () => !(await keyring.isLocked()), { what: 'the keyring to be unlocked' });
    return keyring;
  }

  /** @throws Error while there is no default collection */
  async isLocked(): Promise<boolean> {
    const [locked] = await this.#connection.call({
      destination: service.destination,
      path: await this.#collection(),
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.freedesktop.Secret.Collection', 'Locked'],
    });
    return unwrap(locked) === true;
  }

  async lock(): Promise<void> {
    const body = [[await this.#collection()]];
    await this.#connection.call({ ...service, member: 'Lock', signature: 'ao', body });
    await waitFor(() => this.isLocked(), { what: 'the keyring to be locked' });
  }

  /** What the person does by typing the password into the prompt. */
  async unlock(): Promise<void> {
    const [, session] = await this.#connection.call({
      ...service,
      member: 'OpenSession',
      signature: 'sv',
      body: ['plain', variant('s', '')],
    });
    const secret = [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'];
    await this.#connection.call({
      ...service,
      interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
      member: 'UnlockWithMasterPassword',
      signature: 'o(oayays)',
      body: [await this.#collection(), secret],
    });
    await waitFor(async () => !(await this.isLocked()), { what: 'the keyring to be unlocked' });
  }

  async stop(): Promise<void> {
    this.#connection.close();
    await this.#daemon.stop();
  }

  async #collection(): Promise<string> {
    const [path] = await this.#connection.call({
      ...service,
      member: 'ReadAlias',
      signature: 's',
      body: ['default'],
    });
    if (typeof path !== 'string' || path === '/') throw new Error('no default collection');
    return path;
  }
}
