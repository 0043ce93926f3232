import path from 'node:path';
import type Electron from 'electron';
import { screenToReturnTo } from '../electron/last-screen.ts';
import { MainWindow } from '../electron/main-window.ts';
import { Notifier } from '../electron/notifier.ts';
import { QuitSequence } from '../electron/quit-sequence.ts';
import type { OpenDoor } from '../electron/quit-sequence.ts';
import type { Instant } from '../kernel/clock.ts';
import { clockTime } from '../kernel/time-in-words.ts';
import { closesAt, mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { networkKindNow } from '../network/network-kind.ts';
import { platformOf } from '../resources/connect.ts';
import type { TrayAction } from '../tray/tray-item.ts';
import { composeSnapshot } from './compose-snapshot.ts';
import { Faces } from './faces.ts';
import { Publisher } from './publisher.ts';
import { remindersOf } from './reminders.ts';
import type { ShellParts } from './shell-parts.ts';
import { randomId } from './system.ts';
import { trayActions } from './tray-actions.ts';

/** What stays open at the end is closed at the next start: quitting does not wait longer. */
const QUIT_LIMIT_MS = 10_000;

/** What people see and touch. */
export interface Shell {
  /** Opens the window, on a screen if one is named. */
  readonly show: (screen?: string) => void;
  /** What a click in the tray menu does. */
  readonly act: (action: TrayAction) => void;
  readonly faces: Faces;
  readonly quit: QuitSequence;
}

/** Puts window, tray, notices and the way out around the realm that runs. */
export function buildShell(parts: ShellParts): Shell {
  const { electron, realms, stores, tray, time } = parts;
  const publisher = publish(parts);
  const quit = wayOut(parts);
  const reportBug = (error: unknown): void => {
    parts.logBug(randomId(), error);
  };
  const window: MainWindow = openableWindow(parts, async () => {
    const { answerWindow } = await import('./window-door.ts');
    answerWindow({ ...parts, publisher, writeClipboard, window, quit });
  });
  const show = (screen?: string): void => {
    window.show(screen).catch(reportBug);
  };
  const writeClipboard = (text: string): void => {
    void electron.clipboard.writeText(text);
  };
  const faces = new Faces({
    publisher,
    clock: time,
    leftOpen: realms.running.leftOpen,
    memory: stores.app,
    tray,
    notifier: new Notifier({
      Notification: electron.Notification,
      icon: path.join(assets(electron), 'icon.png'),
      onClick: show,
    }),
  });
  const act = trayActions({
    show,
    writeClipboard,
    platform: platformOf(process.platform),
    running: () => realms.running,
    enterSandbox: () => realms.change('sandbox'),
    leaveSandbox: () => realms.change('aws'),
    reportBug,
    quit: () => {
      quit.ask();
    },
  });
  return { show, act, faces, quit };
}

function publish({ realms, stores, time, endpointOverride }: ShellParts): Publisher {
  const publisher = new Publisher((revision) =>
    composeSnapshot({
      revision,
      endpointOverride,
      now: time.now(),
      network: networkKindNow(),
      clockAheadMs: time.confirmed ? time.wallAheadMs : undefined,
      running: realms.running,
      settings: stores.settings.load(),
      reminders: remindersOf(stores.app, realms.running.realm),
      sourcesFrom: realms.sourcesFrom,
      onboarded: stores.app.load().onboarded === true,
      trayHost: 'unknown',
      refusedShortcuts: [],
      startProblems: [...stores.problems, ...realms.running.startProblems],
    }),
  );
  realms.onChange(() => {
    publisher.changed();
  });
  return publisher;
}

function openableWindow(
  { electron, realms, stores, devUrl }: ShellParts,
  prepare: () => Promise<void>,
): MainWindow {
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
    loadScreen: () =>
      screenToReturnTo(stores.app.load().lastScreen, (id) =>
        [...realms.running.resources.all, ...realms.running.leases.all].some(
          (one) => one.id === id,
        ),
      ),
    saveScreen: (lastScreen) => {
      stores.app.change({ lastScreen });
    },
  });
}

function wayOut({ electron, realms, stores, time, logBug }: ShellParts): QuitSequence {
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
    open: () => named(realms.running.leases.all.filter(mayBeOpen), time.now()),
    closeAll: async (reason) => named(await realms.running.keeper.closeAll(reason), time.now()),
    stop: () => realms.stop(),
  });
}

function assets({ app }: typeof Electron): string {
  return path.join(app.getAppPath(), 'assets');
}

/** `bastion-prod`, and when it is or was due to close. */
function named(leases: readonly Lease[], now: Instant): readonly OpenDoor[] {
  return leases.map((lease) => ({
    label: lease.resource.label,
    due: clockTime(closesAt(lease), now),
  }));
}
