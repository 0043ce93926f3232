import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConnectProxy } from '../../support/connect-proxy.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** The app, with its main process watched: in place of the project's folder. */
export const WATCHED_APP = path.join(import.meta.dirname, 'watched-app.cjs');
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Every host that any app of any test has turned to. */
export const REPORT = path.join(PROJECT, 'out/reports/contacted-hosts.txt');

/** A host that an app has turned to, as often as it did. */
export interface RecordedContact {
  /** `main`: the app's own process; `chromium`: the window, and all that Chromium does by itself. */
  readonly by: 'main' | 'chromium';
  readonly host: string;
  readonly count: number;
}

/**
 * Writes down all hosts the apps of one lab turn to, and lets them reach this computer only. Their
 * main process by wrapping Node's sockets and name look-ups before the app is loaded; Chromium by
 * giving it a proxy that answers no. The packaged app takes nothing into its main process: of it,
 * only Chromium's side is seen.
 */
export class ContactRecorder {
  readonly #file: string;
  readonly #proxy: ConnectProxy;
  #launched = 0;

  private constructor(file: string, proxy: ConnectProxy) {
    this.#file = file;
    this.#proxy = proxy;
  }

  static async start(folder: string): Promise<ContactRecorder> {
    const file = path.join(folder, 'contacts.txt');
    await writeFile(file, '');
    // The app may run as another user.
    await chmod(file, 0o666);
    return new ContactRecorder(file, await ConnectProxy.start());
  }

  /** For the environment of every watched app. */
  environment(): Record<string, string> {
    this.#launched += 1;
    return { DRAWBRIDGE_TEST_CONTACTS: this.#file };
  }

  /** For the command line of every app, the packaged one as well. */
  get args(): readonly string[] {
    return [`--proxy-server=127.0.0.1:${String(this.#proxy.port)}`];
  }

  /** So far, in the order of their names. */
  async contacts(): Promise<readonly RecordedContact[]> {
    const main = (await this.#lines())
      .filter(([how]) => how !== 'started')
      .map(([, host = '']) => ['main', host] as const);
    const chromium = this.#proxy.asked.map((asked) => ['chromium', hostIn(asked)] as const);
    const counts = new Map<string, RecordedContact>();
    for (const [by, host] of [...main, ...chromium]) {
      const count = (counts.get(`${by} ${host}`)?.count ?? 0) + 1;
      counts.set(`${by} ${host}`, { by, host, count });
    }
    return [...counts.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, one]) => one);
  }

  /**
   * Adds to the report, once the apps have ended.
   * @returns what is wrong: a host beyond this computer, or an app that was not watched
   */
  async judge(): Promise<string | undefined> {
    const contacts = await this.contacts();
    await mkdir(path.dirname(REPORT), { recursive: true });
    const lines = contacts.map(({ by, host, count }) => `${by} ${host} ${String(count)}\n`);
    await appendFile(REPORT, lines.join(''));
    const watched = (await this.#lines()).filter(([how]) => how === 'started').length;
    if (watched < this.#launched)
      return `Only ${String(watched)} of ${String(this.#launched)} apps were watched`;
    const beyond = contacts.filter(({ host }) => !LOOPBACK.test(host));
    if (beyond.length === 0) return undefined;
    return `Contacted beyond this computer: ${beyond.map(({ by, host }) => `${host} (${by})`).join(', ')}`;
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
  }

  async #lines(): Promise<readonly (readonly string[])[]> {
    const text = await readFile(this.#file, 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' '));
  }
}

/** The host of `ec2.example.test:443`, or of a whole URL. */
function hostIn(asked: string): string {
  return new URL(asked.includes('://') ? asked : `http://${asked}`).hostname;
}
