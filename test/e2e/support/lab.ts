import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CommandName, Input, Output } from '../../../src-main/bridge/commands.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { AWS_BEHIND_PROXY } from '../../support/connect-proxy.ts';
import { Desktop } from '../../support/desktop/desktop.ts';
import type { DesktopOptions } from '../../support/desktop/desktop.ts';
import { electronExecutable, launchApp, startApp } from '../../support/desktop/electron-app.ts';
import type {
  LaunchOptions,
  RunningApp,
  RunningProcess,
} from '../../support/desktop/electron-app.ts';
import { isRoot } from '../../support/desktop/ordinary-user.ts';
import { searchForSecret } from '../../support/desktop/secret-search.ts';
import { waitFor } from '../../support/wait-for.ts';
import { ContactRecorder, WATCHED_APP } from './contact-recorder.ts';
import { cidrOf } from './own-rule.ts';
import type { OwnRule } from './own-rule.ts';
import { secretsHandedOut } from './secrets-handed-out.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

export interface LabOptions extends DesktopOptions {
  /** Run as this ordinary user, with Chromium's sandbox on. */
  readonly asUser?: string;
  /** Stamps requests with fractions of a millisecond. */
  readonly preciseClock?: boolean;
  /** AWS takes no more requests than the real one. */
  readonly tokenBuckets?: boolean;
  /** How far away AWS is. */
  readonly latencyMs?: number;
  /** `host:port` of what stands between the app and this AWS. */
  readonly alsoKnownAs?: string;
  /** Watching costs the start some milliseconds: whoever measures leaves it out. */
  readonly unwatched?: boolean;
}

/**
 * The real app on a desktop of its own, and an AWS that the test can look into: the app finds it by
 * `AWS_ENDPOINT_URL` and `DRAWBRIDGE_IP_SOURCES`, as it would find any other endpoint.
 */
export class Lab {
  readonly desktop: Desktop;
  readonly aws: SandboxServer;
  readonly userData: string;
  /** All hosts the apps turn to. */
  readonly recorder: ContactRecorder | undefined;
  readonly #asUser: string | undefined;
  #app: RunningApp | undefined;
  #packed: RunningProcess | undefined;

  private constructor(
    desktop: Desktop,
    aws: SandboxServer,
    recorder: ContactRecorder | undefined,
    asUser: string | undefined,
  ) {
    this.desktop = desktop;
    this.aws = aws;
    this.recorder = recorder;
    this.userData = path.join(desktop.folder, 'user-data');
    this.#asUser = asUser;
  }

  /** A desktop and an AWS; the app is started by `launch`. */
  static async start(options: LabOptions = {}): Promise<Lab> {
    const { asUser, preciseClock, tokenBuckets, latencyMs, ...others } = options;
    const { alsoKnownAs, unwatched, ...surroundings } = others;
    const precise = { now: () => performance.timeOrigin + performance.now() };
    const aws = await startSandbox({
      alsoKnownAs: [AWS_BEHIND_PROXY, ...(alsoKnownAs === undefined ? [] : [alsoKnownAs])],
      ...(preciseClock && precise),
      ...(tokenBuckets && { tokenBuckets }),
      ...(latencyMs !== undefined && { latencyMs }),
    });
    const desktop = await Desktop.start(surroundings);
    const recorder = unwatched ? undefined : await ContactRecorder.start(desktop.folder);
    return new Lab(desktop, aws, recorder, asUser);
  }

  get app(): RunningApp {
    if (!this.#app) throw new Error('The app was not launched');
    return this.#app;
  }

  /** Starts the app, as after switching on the computer; or a package that lets Playwright in. */
  async launch(
    env: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    executablePath?: string,
  ): Promise<RunningApp> {
    const options = this.#options(env, executablePath && 'packed');
    this.#app = await launchApp(this.desktop, {
      ...options,
      ...(executablePath !== undefined && { executablePath }),
      args: [...(options.args ?? []), ...args],
    });
    return this.#app;
  }

  /** Starts the app a second time, beside the first, as with a link that was clicked. */
  async launchAgain(link?: string): Promise<RunningProcess> {
    const { args = [], ...options } = this.#options({});
    const sandbox = isRoot() ? ['--no-sandbox'] : [];
    return startApp(this.desktop, await electronExecutable(), {
      ...options,
      args: [
        this.recorder ? WATCHED_APP : PROJECT,
        ...sandbox,
        ...args,
        ...(link === undefined ? [] : [link]),
      ],
    });
  }

  /** Starts the packaged app in place of the other; its fuses keep Playwright out. */
  async launchPacked(executable: string): Promise<RunningProcess> {
    const { args = [], ...options } = this.#options({}, 'packed');
    const sandbox = isRoot() ? ['--no-sandbox'] : [];
    this.#packed = await startApp(this.desktop, executable, {
      ...options,
      args: [...sandbox, ...args],
    });
    return this.#packed;
  }

  #options(env: Readonly<Record<string, string>>, form?: string): LaunchOptions {
    const watching = form === 'packed' ? {} : this.recorder?.environment();
    return {
      userData: this.userData,
      env: { ...this.environment(), ...watching, ...env },
      args: this.recorder?.args ?? [],
      ...(this.recorder && { appDir: WATCHED_APP }),
      ...(this.#asUser && { asUser: this.#asUser }),
    };
  }

  /** What leads the app to this lab's AWS. */
  environment(): Record<string, string> {
    const { url } = this.aws;
    const paths = ['echo/ipv4', 'echo-b/ipv4', 'echo/ipv6', 'echo-b/ipv6'];
    return {
      AWS_ENDPOINT_URL: url,
      DRAWBRIDGE_IP_SOURCES: paths.map((at) => `${url}/${at}`).join(','),
    };
  }

  /** The window, opened from the tray when there is none. */
  async window(): Promise<Page> {
    const { electron } = this.app;
    return waitFor(
      async () => {
        const [page] = electron.windows();
        if (page) return page;
        // A first start opens it by itself: then the menu does not offer it.
        const menu = await this.desktop.tray.menu();
        if (!menu.children.some(({ label }) => label === 'Open Drawbridge')) return undefined;
        const opened = electron.waitForEvent('window');
        await this.desktop.tray.click('Open Drawbridge');
        return opened;
      },
      { what: 'the window' },
    );
  }

  /** Calls a command through the window's own bridge. */
  async call<N extends CommandName>(name: N, input: Input<N>): Promise<Result<Output<N>, Problem>> {
    const page = await this.window();
    return page.evaluate(
      ([command, value]) => {
        const { bridge } = window as unknown as {
          bridge: { call(name: string, input: unknown): Promise<unknown> };
        };
        return bridge.call(command, value);
      },
      [name, input] as const,
    ) as Promise<Result<Output<N>, Problem>>;
  }

  /** As `call`, for what must succeed. */
  async done<N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> {
    const result = await this.call(name, input);
    if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  async snapshot(): Promise<Snapshot> {
    return this.done('snapshot.read', {});
  }

  /** The rules of a group that carry Drawbridge's mark. */
  ownRules(groupId: string): readonly OwnRule[] {
    return this.aws.world
      .rules(groupId)
      .filter((rule) => rule.description?.startsWith('Drawbridge '))
      .map((rule) => ({ id: rule.id, description: rule.description ?? '', cidr: cidrOf(rule) }));
  }

  /** Waits until the group holds so many rules of ours. */
  async waitForRules(
    groupId: string,
    count: number,
    timeoutMs = 15_000,
  ): Promise<readonly OwnRule[]> {
    await waitFor(() => this.ownRules(groupId).length === count, {
      what: `${String(count)} own rules in ${groupId}, now ${String(this.ownRules(groupId).length)}`,
      timeoutMs,
    });
    return this.ownRules(groupId);
  }

  /** Clicks the first tray item whose label matches, once it is there and enabled. */
  async clickTray(label: RegExp): Promise<void> {
    const item = await this.waitForTray(label);
    await this.desktop.tray.click(item);
  }

  /** Waits for a tray item that matches, and answers its label. */
  async waitForTray(label: RegExp): Promise<string> {
    let found: string | undefined;
    await this.desktop.tray.waitForMenu(
      (menu) => {
        found = menu.children.find((item) => label.test(item.label))?.label;
        return found !== undefined;
      },
      { what: `a tray item like ${String(label)}` },
    );
    return found ?? '';
  }

  /** Waits until the own rules of a group let in exactly these addresses. */
  async waitForSources(groupId: string, addresses: readonly string[]): Promise<void> {
    const wanted = addresses.toSorted().join();
    await waitFor(
      () =>
        this.ownRules(groupId)
          .map(({ cidr }) => cidr.slice(0, cidr.indexOf('/')))
          .sort()
          .join() === wanted,
      { what: `${groupId} to let in ${wanted}` },
    );
  }

  /** The access keys in the keychain; beside them stands the key to the seals. */
  async keysKept(): Promise<readonly string[]> {
    const accounts = await this.desktop.secretTool.accounts('Drawbridge');
    return accounts.filter((account) => account !== 'seal');
  }

  /** The live lease of the resource with this label. */
  async leaseOf(label: string): Promise<LeaseId> {
    const lease = (await this.snapshot()).leases.find(({ resource }) => resource.label === label);
    if (!lease) throw new Error(`${label} has no lease`);
    return lease.id;
  }

  /** Shows a screen of the window. */
  async show(screen: string): Promise<Page> {
    const page = await this.window();
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, screen);
    return page;
  }

  /** Closes the window as a person does; the app goes on in the tray. */
  async closeWindow(): Promise<void> {
    const { electron } = this.app;
    await electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    await waitFor(() => electron.windows().length === 0, { what: 'the window to be gone' });
  }

  /** Files that hold, in any form, a secret or a temporary key this AWS knows. */
  async filesWithSecret(): Promise<readonly string[]> {
    const hits = await searchForSecret([this.desktop.folder], ...secretsHandedOut(this.aws));
    return [...new Set(hits.map(({ file, form }) => `${file} (${form})`))];
  }

  /**
   * Ends the app, then everything else.
   * @throws Error when an app has turned to a host beyond this computer
   */
  async stop(): Promise<void> {
    for (const app of [this.#app, this.#packed]) if (app?.isRunning()) await app.kill();
    const wrong = await this.recorder?.judge();
    await this.recorder?.stop();
    await this.aws.stop();
    await this.desktop.stop();
    if (wrong !== undefined) throw new Error(wrong);
  }
}
