import type Electron from 'electron';
import { QuitSequence } from '../../../src-main/electron/quit-sequence.ts';
import type { OpenDoor } from '../../../src-main/electron/quit-sequence.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { waitFor } from '../../support/wait-for.ts';

export const CLOSE = 0;
export const LEAVE_OPEN = 1;
export const CANCEL = 2;

export function door(label: string): OpenDoor {
  return { label, due: '14:32' };
}

/** An app with doors, and a person who answers what they are asked in turn. */
export class Desk {
  open: readonly OpenDoor[] = [door('bastion'), door('db')];
  setting: Settings['onQuit'] = 'ask';
  closes: () => Promise<readonly OpenDoor[]> = () => {
    this.open = [];
    return Promise.resolve([]);
  };
  stops: () => Promise<void> = () => Promise.resolve();
  answers: (Partial<Electron.MessageBoxReturnValue> | Promise<never>)[] = [];
  readonly asked: Electron.MessageBoxOptions[] = [];
  readonly happened: string[] = [];
  readonly bugs: unknown[] = [];
  readonly leftByPerson: boolean[] = [];
  quit = false;
  readonly sequence: QuitSequence;
  #beforeQuit: (event: { preventDefault: () => void }) => void = () => undefined;

  constructor({
    limitMs = 10_000,
    platform = 'linux',
  }: { readonly limitMs?: number; readonly platform?: NodeJS.Platform } = {}) {
    const app: unknown = {
      on: (_name: string, listener: typeof this.beforeQuit) => (this.#beforeQuit = listener),
    };
    const dialog: unknown = {
      showMessageBox: (options: Electron.MessageBoxOptions) => this.#ask(options),
    };
    this.sequence = new QuitSequence({
      app: app as Electron.App,
      leave: ({ byPerson }) => {
        this.leftByPerson.push(byPerson);
        this.appQuits();
      },
      dialog: dialog as Electron.Dialog,
      limitMs,
      platform,
      onQuit: () => this.setting,
      remember: (onQuit) => {
        this.happened.push(`remember ${onQuit}`);
        return Promise.resolve();
      },
      open: () => this.open,
      closeAll: (reason) => {
        this.happened.push(reason === 'quit' ? 'close all' : `close all: ${reason}`);
        return this.closes();
      },
      stop: () => {
        this.happened.push('stop');
        return this.stops();
      },
      reportBug: (error) => this.bugs.push(error),
    });
  }

  get beforeQuit() {
    return this.#beforeQuit;
  }

  /** *Quit* in the tray menu. */
  personQuits(): void {
    this.sequence.ask();
  }

  /** Electron asks everybody whether they mind, and then is gone. */
  appQuits(): void {
    let minds = false;
    this.#beforeQuit({ preventDefault: () => (minds = true) });
    this.quit = !minds;
  }

  async gone(): Promise<void> {
    await waitFor(() => this.quit, { what: 'the app to be gone', timeoutMs: 2_000 });
  }

  /** As Electron does, a question that is called off counts as cancelled. */
  #ask(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    this.asked.push(options);
    const answer = this.answers.shift() ?? {};
    if (!(answer instanceof Promise))
      return Promise.resolve({ response: CLOSE, checkboxChecked: false, ...answer });
    return new Promise((resolve) => {
      options.signal?.addEventListener('abort', () => {
        resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
      });
    });
  }
}
