import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { waitFor } from '../../support/wait-for.ts';
import type { FromHost, Order, Start, ToHost } from '../host/messages.ts';
import { HOST_PROGRAM } from './build-host.ts';

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** One life of the app's core, in a process that can be killed. */
export class HostProcess {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #answers = new Map<number, (value: unknown) => void>();
  #lastOrder = 0;

  private constructor(child: ChildProcess, logFile: string) {
    this.#child = child;
    this.#logFile = logFile;
  }

  /**
   * Starts it and waits until it takes orders. `hear` gets what it says unasked.
   * @throws Error with its log when it ends before
   */
  static async start(
    begin: Start,
    env: Readonly<Record<string, string | undefined>>,
    logFile: string,
    hear: (message: FromHost) => void,
  ): Promise<HostProcess> {
    const log = openSync(logFile, 'a');
    const child = fork(HOST_PROGRAM, [], {
      env,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    children.add(child);
    const started = new HostProcess(child, logFile);
    await started.#begin(begin, hear);
    return started;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** `undefined` when it ended before it answered. */
  async order(order: Order): Promise<unknown> {
    if (!this.isRunning) throw new Error('the app does not run');
    this.#lastOrder += 1;
    const id = this.#lastOrder;
    const answered = new Promise((resolve) => this.#answers.set(id, resolve));
    this.#send({ ...order, id });
    return answered;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.#child.kill(signal);
  }

  async ended(timeoutMs: number): Promise<void> {
    await waitFor(() => !this.isRunning, { what: 'the app to end', timeoutMs });
  }

  async #begin(begin: Start, hear: (message: FromHost) => void): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#child.once('exit', (code) => {
        children.delete(this.#child);
        for (const answer of this.#answers.values()) answer(undefined);
        const log = readFileSync(this.#logFile, 'utf8');
        reject(new Error(`the app ended with ${String(code)}:\n${log}`));
      });
      this.#child.on('message', (message: FromHost) => {
        if (message.kind === 'listening') this.#send(begin);
        else if (message.kind === 'started') resolve();
        else if (message.kind === 'done') this.#answered(message.id, message.value);
        else hear(message);
      });
    });
  }

  #answered(id: number, value: unknown): void {
    this.#answers.get(id)?.(value);
    this.#answers.delete(id);
  }

  /** A message that no longer arrives is answered by the end of the process. */
  #send(message: ToHost): void {
    this.#child.send(message, () => undefined);
  }
}
