import path from 'node:path';
import type Electron from 'electron';
import { GlobalShortcuts } from '../electron/global-shortcuts.ts';
import { screenToReturnTo } from '../electron/last-screen.ts';
import { MainWindow } from '../electron/main-window.ts';
import type { MainWindowParts } from '../electron/main-window.ts';
import { Notifier } from '../electron/notifier.ts';
import { QuitSequence } from '../electron/quit-sequence.ts';
import type { OpenDoor } from '../electron/quit-sequence.ts';
import type { Instant } from '../kernel/clock.ts';
import { clockTime } from '../kernel/time-in-words.ts';
import { closesAt, mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { isUnplugged, networkKindNow } from '../network/network-kind.ts';
import { platformOf } from '../resources/connect.ts';
import { openFirst } from '../tray/toggle.ts';
import type { TrayAction } from '../tray/tray-item.ts';
import type { UpdateKeeper } from '../updates/update-keeper.ts';
import { composeSnapshot } from './compose-snapshot.ts';
import { Faces } from './faces.ts';
import { Publisher } from './publisher.ts';
import { remindersOf } from './reminders.ts';
import type { ShellParts } from './shell-parts.ts';
import { readyToSeal } from './settings-changes.ts';
import { randomId } from './system.ts';
import { trayActions } from './tray-actions.ts';
import { TrayPresence } from './tray-presence.ts';
import { buildUpdates, followUpdates, leave } from './updates.ts';

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
  /** Finds out whether people can see the icon. */
  readonly lookForTrayHost: () => void;
  /** From now on, as often as the settings say. */
  readonly lookForUpdates: () => void;
}

/** Puts window, tray, notices and the way out around the realm that runs. */
export function buildShell(parts: ShellParts): Shell {
  const { electron, realms, stores, tray, time } = parts;
  const presence = trayPresence(parts, () => {
    show();
  });
  const shortcuts = new GlobalShortcuts({
    globalShortcut: () => electron.globalShortcut,
    act: (name) => {
      act(name === 'openShortcut' ? openFirst(publisher.compose()) : { kind: 'closeAll' });
    },
  });
  const updates = buildUpdates(parts, () => {
    quit.ask();
  });
  const publisher = publish(parts, presence, shortcuts, updates);
  const quit = wayOut(parts, updates);
  const reportBug = (error: unknown): void => {
    parts.logBug(randomId(), error);
  };
  const window: MainWindow = openableWindow(parts, {
    prepare: async () => {
      const { answerWindow } = await import('./window-door.ts');
      answerWindow({ ...parts, publisher, writeClipboard, window, quit, notifier, updates });
    },
    closingMinimises: () => presence.host === 'missing' && !quit.leaving,
  });
  const show = (screen?: string): void => {
    window.show(screen).catch(reportBug);
  };
  const writeClipboard = (text: string): void => {
    void electron.clipboard.writeText(text);
  };
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
    restart: () => {
      updates.install('now');
    },
  });
  const notifier = new Notifier({
    Notification: electron.Notification,
    icon: path.join(assets(electron), 'icon.png'),
    platform: process.platform,
    onClick: show,
    act,
    reportBug,
  });
  const faces = new Faces({
    publisher,
    clock: time,
    leftOpen: realms.running.leftOpen,
    memory: stores.app,
    tray,
    notifier,
  });
  holdShortcuts(parts, publisher, shortcuts);
  followUpdates(updates, publisher);
  return {
    show,
    act: (action) => {
      presence.clicked();
      act(action);
    },
    faces,
    quit,
    lookForTrayHost: () => {
      void presence.follow(() => {
        publisher.changed();
      });
    },
    lookForUpdates: () => {
      updates.begin();
    },
  };
}

/** Only Linux has desktops without an icon; elsewhere nothing is asked. */
function trayPresence({ tray, time, stores }: ShellParts, openWindow: () => void): TrayPresence {
  return new TrayPresence({
    busAddress: process.platform === 'linux' ? process.env['DBUS_SESSION_BUS_ADDRESS'] : undefined,
    connect: async (address, onEnd) => {
      const { connectSessionBus } = await import('../desktop/session-bus.ts');
      return connectSessionBus(address, onEnd);
    },
    clock: time,
    pid: process.pid,
    memory: stores.app,
    showIconAgain: () => {
      tray.showAgain();
    },
    openWindow,
  });
}

/** As the settings say, from now until the end. */
function holdShortcuts(
  { electron, stores }: ShellParts,
  publisher: Publisher,
  shortcuts: GlobalShortcuts,
): void {
  shortcuts.apply(stores.settings.load());
  publisher.onSnapshot(({ settings }) => {
    if (shortcuts.apply(settings)) publisher.changed();
  });
  electron.app.on('will-quit', () => {
    shortcuts.release();
  });
}

function publish(
  { realms, stores, time, endpointOverride }: ShellParts,
  presence: TrayPresence,
  shortcuts: GlobalShortcuts,
  updates: UpdateKeeper,
): Publisher {
  const publisher = new Publisher((revision) =>
    composeSnapshot({
      revision,
      endpointOverride,
      now: time.now(),
      network: networkKindNow(),
      clockAheadMs: time.confirmed ? time.wallAheadMs : undefined,
      running: realms.running,
      settings: stores.settings.load(),
      updates: updates.view,
      reminders: remindersOf(stores.app, realms.running.realm),
      sourcesFrom: realms.sourcesFrom,
      onboarded: stores.app.load().onboarded === true,
      unplugged: isUnplugged(),
      trayHost: presence.host,
      tellOfNoTray: presence.toBeTold,
      refusedShortcuts: shortcuts.refused,
      startProblems: [
        ...stores.problems,
        ...realms.running.startProblems,
        ...realms.running.tender.troubles,
      ],
    }),
  );
  realms.onChange(() => {
    publisher.changed();
  });
  return publisher;
}

function openableWindow(
  { electron, realms, stores, devUrl }: ShellParts,
  how: Pick<MainWindowParts, 'prepare' | 'closingMinimises'>,
): MainWindow {
  const root = electron.app.getAppPath();
  return new MainWindow({
    BrowserWindow: electron.BrowserWindow,
    screen: electron.screen,
    devUrl,
    ...how,
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

function wayOut(
  { electron, realms, stores, time, logBug }: ShellParts,
  updates: UpdateKeeper,
): QuitSequence {
  return new QuitSequence({
    app: electron.app,
    leave: (how) => {
      leave(electron.app, updates, how);
    },
    dialog: electron.dialog,
    limitMs: QUIT_LIMIT_MS,
    platform: process.platform,
    reportBug: (error) => {
      logBug(randomId(), error);
    },
    onQuit: () => stores.settings.load().onQuit,
    remember: async (onQuit) => {
      const wanted = { ...stores.settings.load(), onQuit };
      const sealed = await readyToSeal(stores, realms.running.realm, wanted);
      if (sealed.ok) stores.settings.save(wanted);
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
