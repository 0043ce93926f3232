import path from 'node:path';
import type Electron from 'electron';
import { dispatcher } from '../bridge/dispatcher.ts';
import { APP_ORIGIN, serveApp } from '../electron/app-scheme.ts';
import { harden } from '../electron/hardening.ts';
import { hostIpc } from '../electron/ipc-host.ts';
import { handlers } from './handlers.ts';
import type { Publisher } from './publisher.ts';
import { snooze } from './reminders.ts';
import type { ShellParts } from './shell-parts.ts';
import { randomId } from './system.ts';

export interface WindowDoorParts extends ShellParts {
  readonly publisher: Publisher;
  readonly writeClipboard: (text: string) => void;
  readonly contents: () => Electron.WebContents | undefined;
}

/** The only door of the window: our own page, our own frame, parsed input. */
export function answerWindow(parts: WindowDoorParts): void {
  const { electron, realms, stores, logBug, devUrl, publisher, writeClipboard } = parts;
  harden(electron.app, electron.session.defaultSession);
  serveApp(electron.protocol, path.join(electron.app.getAppPath(), 'out/app/renderer'));
  const tell = hostIpc({
    ipcMain: electron.ipcMain,
    contents: parts.contents,
    origins: [devUrl ? new URL(devUrl).origin : APP_ORIGIN],
    dispatch: dispatcher({
      logBug,
      newId: randomId,
      handlers: handlers({
        writeClipboard,
        openLink: (url) => electron.shell.openExternal(url),
        running: () => realms.running,
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
