import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The keyring as `secret-tool` reads it, a program that has nothing to do with the app. What it
 * holds stands in the test's memory only.
 * @see https://manpages.debian.org/bookworm/libsecret-tools/secret-tool.1.en.html
 */
export class SecretTool {
  readonly #env: Readonly<Record<string, string>>;

  /** `env`: of the desktop whose keyring is read. */
  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  /** The accounts that are stored under a service, sorted. */
  async accounts(service: string): Promise<readonly string[]> {
    // Secrets go to standard output, attributes to standard error.
    const { stderr } = await this.#run(['search', '--all', 'service', service]);
    return [...stderr.matchAll(/^attribute\.account = (.+)$/gm)]
      .map(([, account]) => account ?? '')
      .sort();
  }

  /** @throws Error when there is no such item, or it is locked */
  async lookup(service: string, account: string): Promise<string> {
    const { stdout } = await this.#run(['lookup', 'service', service, 'account', account]);
    return stdout;
  }

  /** Takes an item away, as another program might. */
  async clear(service: string, account: string): Promise<void> {
    await this.#run(['clear', 'service', service, 'account', account]);
  }

  #run(args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    return run('secret-tool', args, { env: this.#env });
  }
}
