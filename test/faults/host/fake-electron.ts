import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { DesktopEvent, FromHost } from './messages.ts';
import { surroundings } from './surroundings.ts';

type Answer = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;

/** The parts of Electron that the app's main process touches, without a desktop behind them. */
export interface FakeElectron {
  readonly electron: typeof Electron;
  /** Calls a command as the window would, through the app's own door. */
  call(name: string, input: unknown): Promise<unknown>;
  raise(event: DesktopEvent): void;
}

export function fakeElectron(folder: string, tell: (message: FromHost) => void): FakeElectron {
  const app = Object.assign(new EventEmitter(), {
    getPath: () => folder,
    getVersion: () => '0.0.0-test',
    getAppPath: () => process.cwd(),
    quit: () => {
      if (!prevented(app, 'before-quit')) process.exit(0);
    },
    exit: (code: number) => process.exit(code),
  });
  const powerMonitor = Object.assign(new EventEmitter(), {
    getSystemIdleState: () => surroundings().presence,
  });
  const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system' });
  const door = waitingDoor();
  const contents = Object.assign(new EventEmitter(), {
    id: 1,
    mainFrame: { url: 'app://drawbridge/index.html' },
    send: () => undefined,
  });
  const electron = {
    app,
    powerMonitor,
    nativeTheme,
    ipcMain: {
      handle: (_channel: string, answer: Answer) => {
        door.open(answer);
      },
    },
    BrowserWindow: windowAround(contents),
    Notification: notificationsTo(tell),
    screen: {},
    session: {
      defaultSession: {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setSpellCheckerLanguages: () => undefined,
      },
    },
    protocol: { handle: () => undefined },
    clipboard: { writeText: () => undefined },
    dialog: {
      showErrorBox: () => undefined,
      showMessageBox: ({ message, detail = '' }: Electron.MessageBoxOptions) => {
        tell({ kind: 'dialog', notice: { title: message, body: detail } });
        return Promise.resolve({
          response: surroundings().dialogAnswer,
          checkboxChecked: false,
        });
      },
    },
  };
  return {
    electron: electron as unknown as typeof Electron,
    call: async (name, input) => {
      const answer = await door.opened;
      return answer({ sender: contents, senderFrame: contents.mainFrame }, name, input);
    },
    raise: (event) => {
      if (event === 'shutdown') prevented(powerMonitor, event);
      else powerMonitor.emit(event);
    },
  };
}

function prevented(emitter: EventEmitter, name: string): boolean {
  let stopped = false;
  emitter.emit(name, {
    preventDefault: () => {
      stopped = true;
    },
  });
  return stopped;
}

function waitingDoor(): { open: (answer: Answer) => void; opened: Promise<Answer> } {
  let open: (answer: Answer) => void = () => undefined;
  const opened = new Promise<Answer>((resolve) => {
    open = resolve;
  });
  return {
    open: (answer) => {
      open(answer);
    },
    opened,
  };
}

function windowAround(webContents: EventEmitter): unknown {
  return class extends EventEmitter {
    readonly webContents = webContents;
    loadURL(): Promise<void> {
      return Promise.resolve();
    }
    isMinimized(): boolean {
      return false;
    }
    show(): void {
      // There is nothing to see.
    }
    moveTop(): void {
      // Nor to be in front of.
    }
    focus(): void {
      // Nor to type into.
    }
  };
}

function notificationsTo(tell: (message: FromHost) => void): unknown {
  return class extends EventEmitter {
    readonly #said: Electron.NotificationConstructorOptions;
    static isSupported(): boolean {
      return true;
    }
    constructor(said: Electron.NotificationConstructorOptions) {
      super();
      this.#said = said;
    }
    show(): void {
      const { title = '', body = '' } = this.#said;
      tell({ kind: 'notice', notice: { title, body } });
    }
    close(): void {
      this.emit('close');
    }
  };
}
