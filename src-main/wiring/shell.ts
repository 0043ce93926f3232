import path from 'node:path';
import type Electron from 'electron';
import { dispatcher } from '../bridge/dispatcher.ts';
import type { LogBug } from '../disk/log-file.ts';
import { APP_ORIGIN, serveApp } from '../electron/app-scheme.ts';
import { harden } from '../electron/hardening.ts';
import { hostIpc } from '../electron/ipc-host.ts';
import { MainWindow } from '../electron/main-window.ts';
import { Notifier } from '../electron/notifier.ts';
import { QuitSequence } from '../electron/quit-sequence.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { composeSnapshot } from './compose-snapshot.ts';
import { Faces } from './faces.ts';
import { handlers } from './handlers.ts';
import { Publisher } from './publisher.ts';
import type { Realms } from './realms.ts';
import type { Stores } from './stores.ts';
import { randomId, systemClock } from './system.ts';
import { trayActions } from './tray-actions.ts';

/** What stays open at the end is closed at the next start: quitting does not wait longer. */
const QUIT_LIMIT_MS = 10_000;

export interface ShellParts {
  readonly electron: typeof Electron;
  readonly realms: Realms;
  readonly stores: Stores;
  readonly logBug: LogBug;
  /** Where a development server serves the window. */
  readonly devUrl: string | undefined;
  readonly endpointOverride: string | undefined;
}

/** What people see and touch. */
export interface Shell {
  readonly window: MainWindow;
  readonly faces: Faces;
  readonly quit: QuitSequence;
}

/** Puts window, tray, notices and the way out around the realm that runs. */
export function buildShell(parts: ShellParts): Shell {
  const { electron, realms, stores } = parts;
  const publisher = publish(parts);
  const quit = wayOut(parts);
  const window: MainWindow = openableWindow(parts, () => {
    answerWindow(parts, publisher, window, writeClipboard);
  });
  const show = (screen?: string): void => {
    window.show(screen);
  };
  const writeClipboard = (text: string): void => {
    void electron.clipboard.writeText(text);
  };
  const faces = new Faces({
    publisher,
    clock: systemClock,
    memory: stores.app,
    Tray: electron.Tray,
    Menu: electron.Menu,
    nativeImage: electron.nativeImage,
    isDark: () => electron.nativeTheme.shouldUseDarkColors,
    iconFolder: assets(electron),
    platform: process.platform,
    notifier: new Notifier({
      Notification: electron.Notification,
      icon: path.join(assets(electron), 'icon.png'),
      onClick: show,
    }),
    act: trayActions({
      show,
      writeClipboard,
      running: () => realms.running,
      enterSandbox: () => realms.change('sandbox'),
      leaveSandbox: () => realms.change('aws'),
      reportBug: (error) => {
        parts.logBug(randomId(), error);
      },
      quit: () => {
        quit.ask();
      },
    }),
  });
  return { window, faces, quit };
}

function publish({ realms, stores, endpointOverride }: ShellParts): Publisher {
  const publisher = new Publisher((revision) =>
    composeSnapshot({
      revision,
      endpointOverride,
      now: systemClock.now(),
      running: realms.running,
      settings: stores.settings.load(),
      sourcesFrom: realms.sourcesFrom,
      startProblems: [...stores.problems, ...realms.running.startProblems],
    }),
  );
  realms.onChange(() => {
    publisher.changed();
  });
  return publisher;
}

function openableWindow({ electron, stores, devUrl }: ShellParts, prepare: () => void): MainWindow {
  const root = electron.app.getAppPath();
  return new MainWindow({
    BrowserWindow: electron.BrowserWindow,
    screen: electron.screen,
    devUrl,
    prepare,
    preload: path.join(root, 'out/app/preload/preload.cjs'),
    icon: path.join(assets(electron), 'icon.png'),
    loadBounds: () => stores.app.load().windowBounds,
    saveBounds: (windowBounds) => {
      stores.app.change({ windowBounds });
    },
  });
}

/** The only door of the window: our own page, our own frame, parsed input. */
function answerWindow(
  { electron, realms, stores, logBug, devUrl }: ShellParts,
  publisher: Publisher,
  window: MainWindow,
  writeClipboard: (text: string) => void,
): void {
  harden(electron.app, electron.session.defaultSession);
  serveApp(electron.protocol, path.join(electron.app.getAppPath(), 'out/app/renderer'));
  const tell = hostIpc({
    ipcMain: electron.ipcMain,
    contents: () => window.contents,
    origins: [devUrl ? new URL(devUrl).origin : APP_ORIGIN],
    dispatch: dispatcher({
      logBug,
      newId: randomId,
      handlers: handlers({
        writeClipboard,
        running: () => realms.running,
        enterSandbox: () => realms.change('sandbox'),
        leaveSandbox: () => realms.change('aws'),
        snapshot: () => publisher.compose(),
        changeSettings: (settings) => {
          const saved = stores.settings.save(settings);
          if (!saved.ok) return { ok: false, error: saved.error.problem };
          electron.nativeTheme.themeSource = settings.theme;
          realms.changeSources();
          publisher.changed();
          return saved;
        },
      }),
    }),
  });
  publisher.onSnapshot(tell);
}

function wayOut({ electron, realms, stores, logBug }: ShellParts): QuitSequence {
  return new QuitSequence({
    app: electron.app,
    dialog: electron.dialog,
    limitMs: QUIT_LIMIT_MS,
    platform: process.platform,
    reportBug: (error) => {
      logBug(randomId(), error);
    },
    onQuit: () => stores.settings.load().onQuit,
    remember: (onQuit) => {
      stores.settings.save({ ...stores.settings.load(), onQuit });
    },
    openLabels: () => labels(realms.running.leases.all.filter(mayBeOpen)),
    closeAll: async () => labels(await realms.running.keeper.closeAll('quit')),
    stop: () => realms.stop(),
  });
}

function assets({ app }: typeof Electron): string {
  return path.join(app.getAppPath(), 'assets');
}

function labels(leases: readonly Lease[]): readonly string[] {
  return leases.map(({ resource }) => resource.label);
}
