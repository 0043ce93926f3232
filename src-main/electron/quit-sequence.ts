import type Electron from 'electron';
import type { Settings } from '../settings/settings.ts';

/** What may be open, and when it is due to close. */
export interface OpenDoor {
  readonly label: string;
  readonly due: string;
}

export interface QuitParts {
  readonly app: Pick<Electron.App, 'on'>;
  /** Ends the app, as nothing holds it back any more. `byPerson`: not by a signal or a log-out. */
  readonly leave: (how: { readonly byPerson: boolean }) => void;
  readonly dialog: Pick<Electron.Dialog, 'showMessageBox'>;
  readonly onQuit: () => Settings['onQuit'];
  readonly remember: (onQuit: 'close' | 'leave-open') => Promise<void>;
  readonly open: () => readonly OpenDoor[];
  /** Closes all; gives back what could not be closed. */
  readonly closeAll: (reason: 'quit' | 'logged-out') => Promise<readonly OpenDoor[]>;
  /** Ends what runs and waits for what is being done. */
  readonly stop: () => Promise<void>;
  readonly reportBug: (error: unknown) => void;
  readonly limitMs: number;
  readonly platform: NodeJS.Platform;
}

type Choice = 'close' | 'leave-open' | 'cancel';
const CHOICES: readonly Choice[] = ['close', 'leave-open', 'cancel'];

/**
 * Quitting waits for the doors, with a limit, and says what stays open. A person is asked once, if
 * they have not said what to do; the end of the session is never asked back.
 */
export class QuitSequence {
  readonly #parts: QuitParts;
  readonly #noTimeToAsk = new AbortController();
  /** What the person has said beforehand about logging out. */
  #atLogOut: 'close' | 'leave-open' | undefined;
  #state: 'running' | 'deciding' | 'leaving' = 'running';

  constructor(parts: QuitParts) {
    this.#parts = parts;
    parts.app.on('before-quit', (event) => {
      if (this.#state === 'leaving') return;
      event.preventDefault();
      // Only macOS has a Quit beside ours; elsewhere this is a signal, which Electron turns into it.
      if (parts.platform === 'darwin') this.ask();
      else this.end();
    });
  }

  /** Nothing holds the app back any more. */
  get leaving(): boolean {
    return this.#state === 'leaving';
  }

  /** For a person who wants to quit. */
  ask(): void {
    if (this.#state === 'running') void this.#quit();
  }

  /** For signals: closes what is open without asking, then ends. */
  end(): void {
    this.#noTimeToAsk.abort();
    this.ask();
  }

  /** For the end of the session: as `end`, or leaving open what is open. */
  logOut(close: boolean): void {
    this.#atLogOut = close ? 'close' : 'leave-open';
    this.end();
  }

  /** A method, since it may change while an answer is awaited. */
  #mayAsk(): boolean {
    return !this.#noTimeToAsk.signal.aborted;
  }

  async #quit(): Promise<void> {
    this.#state = 'deciding';
    const choice = await this.#choice();
    if (choice === 'cancel') {
      this.#state = 'running';
      return;
    }
    if (choice === 'close') await this.#close();
    await this.#within(this.#parts.stop());
    this.#state = 'leaving';
    this.#parts.leave({ byPerson: this.#mayAsk() });
  }

  async #choice(): Promise<Choice> {
    const open = this.#parts.open();
    if (open.length === 0) return 'leave-open';
    if (this.#atLogOut) return this.#atLogOut;
    const setting = this.#parts.onQuit();
    if (setting !== 'ask') return setting;
    if (!this.#mayAsk()) return 'close';
    const answer = await this.#parts.dialog.showMessageBox({
      type: 'question',
      message:
        open.length === 1 ? `${open[0]?.label ?? ''} is open.` : `${String(open.length)} are open.`,
      detail:
        'Closed: no new connections; those already open can stay up.\n' +
        'Left open: nobody closes them until Drawbridge runs again.',
      buttons: ['Close and quit', 'Quit, leave open', 'Cancel'],
      defaultId: 0,
      cancelId: CHOICES.indexOf('cancel'),
      checkboxLabel: 'Do this every time',
      signal: this.#noTimeToAsk.signal,
    });
    if (!this.#mayAsk()) return 'close';
    const choice = CHOICES[answer.response] ?? 'cancel';
    if (answer.checkboxChecked && choice !== 'cancel')
      await this.#within(this.#parts.remember(choice));
    return choice;
  }

  async #close(): Promise<void> {
    const reason = this.#atLogOut ? 'logged-out' : 'quit';
    const left = await this.#within(this.#parts.closeAll(reason));
    const open = left ?? this.#parts.open();
    if (open.length === 0 || !this.#mayAsk()) return;
    await this.#parts.dialog.showMessageBox({
      type: 'warning',
      message: `Still open: ${open.map(({ label, due }) => `${label} (due ${due})`).join(', ')}.`,
      detail: 'AWS did not confirm the closing. Drawbridge closes them at its next start.',
      buttons: ['Quit'],
      signal: this.#noTimeToAsk.signal,
    });
  }

  /** `undefined` when the time is over, or after a bug: neither may keep the app from ending. */
  async #within<T>(work: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, this.#parts.limitMs, undefined);
    });
    try {
      return await Promise.race([work, limit]);
    } catch (error) {
      this.#parts.reportBug(error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
