import path from 'node:path';
import { dispatcher } from '../bridge/dispatcher.ts';
import { APP_ORIGIN, serveApp } from '../electron/app-scheme.ts';
import { harden } from '../electron/hardening.ts';
import { hostIpc } from '../electron/ipc-host.ts';
import { saveDialog } from '../electron/save-dialog.ts';
import type { MainWindow } from '../electron/main-window.ts';
import type { QuitSequence } from '../electron/quit-sequence.ts';
import { aboutApp } from '../electron/about.ts';
import type { Notifier } from '../electron/notifier.ts';
import { err, ok } from '../kernel/result.ts';
import { testNotice } from '../tray/notices.ts';
import type { UpdateKeeper } from '../updates/update-keeper.ts';
import { diagnosticsHere } from './diagnostics-here.ts';
import { handlers } from './handlers.ts';
import type { Publisher } from './publisher.ts';
import { snooze } from './reminders.ts';
import { keepSettings, readyToSeal, systemLoginItem } from './settings-changes.ts';
import type { ShellParts } from './shell-parts.ts';
import { randomId } from './system.ts';

export interface WindowDoorParts extends ShellParts {
  readonly publisher: Publisher;
  readonly writeClipboard: (text: string) => void;
  readonly window: Pick<MainWindow, 'contents' | 'close'>;
  readonly quit: Pick<QuitSequence, 'ask'>;
  readonly notifier: Pick<Notifier, 'try'>;
  readonly updates: UpdateKeeper;
}

/** The only door of the window: our own page, our own frame, parsed input. */
export function answerWindow(parts: WindowDoorParts): void {
  const { electron, realms, stores, logBug, devUrl, publisher, writeClipboard } = parts;
  harden(electron.app, electron.session.defaultSession);
  serveApp(electron.protocol, path.join(electron.app.getAppPath(), 'out/app/renderer'));
  const tell = hostIpc({
    ipcMain: electron.ipcMain,
    contents: () => parts.window.contents,
    origins: [devUrl ? new URL(devUrl).origin : APP_ORIGIN],
    dispatch: dispatcher({
      logBug,
      newId: randomId,
      handlers: handlers({
        writeClipboard,
        openLink: (url) => electron.shell.openExternal(url),
        finishOnboarding: () => {
          const kept = stores.app.change({ onboarded: true });
          publisher.changed();
          return kept.ok ? kept : { ok: false, error: kept.error.problem };
        },
        testNotice: async () => {
          const shown = await parts.notifier.try(testNotice());
          return shown ? ok(undefined) : err({ kind: 'notice-refused' });
        },
        contacts: () => parts.contacts.list(),
        about: () => aboutApp(electron.app),
        updates: parts.updates,
        diagnostics: () =>
          diagnosticsHere({
            snapshot: publisher.compose(),
            about: aboutApp(electron.app),
            contacts: parts.contacts.list(),
            folder: electron.app.getPath('userData'),
          }),
        quit: () => {
          parts.quit.ask();
        },
        closeWindow: () => {
          parts.window.close();
        },
        running: () => realms.running,
        clock: parts.time,
        askWhereToSave: saveDialog(electron),
        onWindowGone: (listener) => electron.app.on('window-all-closed', listener),
        enterSandbox: () => realms.change('sandbox'),
        leaveSandbox: () => realms.change('aws'),
        snapshot: () => publisher.compose(),
        snooze: (maskedKeyId, days) => {
          const kept = snooze(
            stores.app,
            realms.running.realm,
            { maskedKeyId, days },
            parts.time.now(),
          );
          publisher.changed();
          return kept;
        },
        changeSettings: async (settings) => {
          const sealed = await readyToSeal(stores, realms.running.realm, settings);
          if (!sealed.ok) return sealed;
          const saved = keepSettings(stores.settings, systemLoginItem(electron.app), settings);
          if (!saved.ok) return saved;
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
