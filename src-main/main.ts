import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import electron from 'electron';
import { registerAppScheme } from './electron/app-scheme.ts';
import { TrayIcon } from './electron/tray-icon.ts';
import type { TrayAction } from './tray/tray-item.ts';

const { app, dialog, Menu, nativeImage, nativeTheme, protocol, Tray } = electron;

// App and window wait far more than they work: memory is worth more than the last per cent of speed.
setFlagsFromString('--optimize-for-size');
app.commandLine.appendSwitch('js-flags', '--optimize-for-size');
// Memory is given back when there is some to give (wiring/memory.ts). V8's own reducer, which it is too
// late to switch off, is allowed no collection: it would come half a minute later, in a rest.
setFlagsFromString('--memory-reducer-gc-count=0');
registerAppScheme(protocol);
// macOS needs its Edit menu for the shortcuts of text fields.
if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
// The app lives in the tray, not in its window.
app.on('window-all-closed', () => undefined);

if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp);
else app.exit(0);

/** The desktop takes an icon up in several questions and answers: nothing else is done meanwhile. */
const TAKEN_UP_MS = 40;

/** The icon first, then everything else. */
async function start(): Promise<void> {
  // Until the first menu is drawn there is nothing to click.
  let act: (action: TrayAction) => void = () => undefined;
  const tray = new TrayIcon({
    Tray,
    Menu,
    nativeImage,
    act: (action) => {
      act(action);
    },
    isDark: panelIsDark,
    iconFolder: path.join(app.getAppPath(), 'assets'),
    platform: process.platform,
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  await sleep(TAKEN_UP_MS);
  const { startApp } = await import('./wiring/start-app.ts');
  act = (await startApp(electron, tray)).act;
}

/** An icon without a menu would say nothing: the person must hear that nobody closes their doors. */
function giveUp(error: unknown): void {
  const cause = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(
    'Drawbridge could not start',
    `What is open in AWS stays open until it does.\n\n${cause}\n\nStart it once more.`,
  );
  app.exit(1);
}

/** The panel's colour is not the app's theme. On Linux nobody tells it; most panels are dark. */
function panelIsDark(): boolean {
  return process.platform === 'linux' || nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
}
