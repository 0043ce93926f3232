import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandName, Input, Output } from '../../../src-main/bridge/commands.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { USUAL_SURROUNDINGS } from '../host/messages.ts';
import type { DesktopEvent, FromHost, Notice, Surroundings } from '../host/messages.ts';
import { HostProcess } from './host-process.ts';

const ENDS_WITHIN_MS = 20_000;

export interface ComputerParts {
  /** Everything the app writes is below here. */
  readonly folder: string;
  /** What leads the app to the lab's AWS and its address services. */
  readonly env: Readonly<Record<string, string>>;
  /** What the keychain holds: secrets by access key id. */
  readonly items: Readonly<Record<string, string>>;
}

/** A computer with the app on it: its core in a process of its own, without Electron. */
export class Computer {
  readonly folder: string;
  readonly #parts: ComputerParts;
  /** Outlives the app, as a keychain does. */
  readonly #keychain: Map<string, string>;
  #surroundings = USUAL_SURROUNDINGS;
  #process: HostProcess | undefined;
  /** What the app told the person, oldest first, through all its lives. */
  readonly notices: Notice[] = [];
  /** The message boxes it showed. */
  readonly dialogs: Notice[] = [];
  /** The tray menu as it was last drawn. */
  menu: readonly string[] = [];

  constructor(parts: ComputerParts) {
    this.#parts = parts;
    this.folder = parts.folder;
    this.#keychain = new Map(Object.entries(parts.items));
    mkdirSync(path.join(this.folder, 'tmp'), { recursive: true });
  }

  get surroundings(): Surroundings {
    return this.#surroundings;
  }

  get isRunning(): boolean {
    return this.#process?.isRunning ?? false;
  }

  /** Where the app keeps its files. */
  get userData(): string {
    return path.join(this.folder, 'user-data');
  }

  get journalFile(): string {
    return path.join(this.userData, 'aws', 'journal.json');
  }

  /** This installation's id, as it stands in the description of its rules. */
  get installId(): string {
    const app = readFileSync(path.join(this.userData, 'app.json'), 'utf8');
    return (JSON.parse(app) as { installId: string }).installId;
  }

  /** Starts the app, as after switching on the computer; `env` leads it elsewhere. */
  async launch(
    change: Partial<Surroundings> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    this.#surroundings = { ...this.#surroundings, ...change };
    const lost = this.#surroundings.keychain === 'lost-item';
    this.#process = await HostProcess.start(
      {
        kind: 'start',
        folder: this.userData,
        surroundings: this.#surroundings,
        items: lost ? {} : Object.fromEntries(this.#keychain),
      },
      {
        PATH: process.env['PATH'],
        HOME: this.folder,
        TMPDIR: path.join(this.folder, 'tmp'),
        ...this.#parts.env,
        ...env,
      },
      path.join(this.folder, 'host.log'),
      (message) => {
        this.#hear(message);
      },
    );
  }

  #hear(message: FromHost): void {
    if (message.kind === 'notice') this.notices.push(message.notice);
    if (message.kind === 'dialog') this.dialogs.push(message.notice);
    if (message.kind === 'menu') this.menu = message.labels;
    if (message.kind === 'kept') this.#remember(message.account, message.secret);
  }

  #remember(account: string, secret: string | undefined): void {
    if (secret === undefined) this.#keychain.delete(account);
    else this.#keychain.set(account, secret);
  }

  get #running(): HostProcess {
    if (!this.#process) throw new Error('the app was not launched');
    return this.#process;
  }

  /** Calls a command through the app's own door; `undefined` when the app ended meanwhile. */
  async begin<N extends CommandName>(
    name: N,
    input: Input<N>,
  ): Promise<Result<Output<N>, Problem> | undefined> {
    const answer = await this.#running.order({ kind: 'call', name, input });
    return answer as Result<Output<N>, Problem> | undefined;
  }

  /** As `begin`, while the app lives. */
  async call<N extends CommandName>(name: N, input: Input<N>): Promise<Result<Output<N>, Problem>> {
    const result = await this.begin(name, input);
    if (!result) throw new Error(`the app ended during ${name}`);
    return result;
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

  async raise(event: DesktopEvent): Promise<void> {
    await this.#running.order({ kind: 'event', event });
  }

  /** The person chooses Quit in the tray menu. */
  async quit(): Promise<void> {
    await this.#running.order({ kind: 'quit' });
  }

  async change(change: Partial<Surroundings>): Promise<void> {
    this.#surroundings = { ...this.#surroundings, ...change };
    if (this.isRunning) await this.#running.order({ kind: 'surroundings', change });
  }

  /** A crash or a power cut. */
  async kill(): Promise<void> {
    this.#process?.signal('SIGKILL');
    await this.ended();
  }

  /** As a log-out asks; it ends by itself. */
  async terminate(): Promise<void> {
    this.#process?.signal('SIGTERM');
    await this.ended();
  }

  /** Every thread of it stands still, as in a sleeping computer. */
  freeze(): void {
    this.#process?.signal('SIGSTOP');
  }

  thaw(): void {
    this.#process?.signal('SIGCONT');
  }

  async ended(): Promise<void> {
    await this.#process?.ended(ENDS_WITHIN_MS);
  }
}
