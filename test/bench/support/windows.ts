import type Electron from 'electron';
import type { Lab } from '../../e2e/support/lab.ts';
import type { RunningApp } from '../../support/desktop/electron-app.ts';
import { waitFor } from '../../support/wait-for.ts';

interface Seen {
  readyAfterMs?: number;
}

/**
 * Opens the window by the tray menu of the app or its peer, on the desktop of the lab.
 *
 * @returns milliseconds from the window's making until it has something to show
 */
export async function openWindow(
  { desktop }: Pick<Lab, 'desktop'>,
  app: RunningApp,
): Promise<number> {
  await inside(app, ({ app: electronApp }) => {
    const seen = globalThis as Seen;
    delete seen.readyAfterMs;
    electronApp.once('browser-window-created', (_event, window) => {
      const madeAt = performance.now();
      window.once('ready-to-show', () => {
        seen.readyAfterMs = performance.now() - madeAt;
      });
    });
  });
  let label = '';
  await desktop.tray.waitForMenu(
    ({ children }) => {
      label = children.find((item) => /^Open( Drawbridge)?$/.test(item.label))?.label ?? '';
      return label !== '';
    },
    { what: 'the tray to offer a window' },
  );
  await desktop.tray.click(label);
  return waitFor(() => inside(app, () => (globalThis as Seen).readyAfterMs), {
    what: 'the window to be ready to show',
  });
}

/** As by their own button. */
export async function closeWindows(app: RunningApp): Promise<void> {
  await inside(app, ({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await waitFor(() => app.electron.windows().length === 0, { what: 'the window to be gone' });
}

/**
 * Does something in the main process, again where that was not heard of: while an app starts, its
 * garbage collection may take the promise Playwright waits for.
 */
async function inside<T>(
  { electron }: RunningApp,
  deed: (electron: typeof Electron) => T,
): Promise<T> {
  const done = await waitFor(async () => ({ answer: await electron.evaluate(deed) }), {
    what: 'the main process to answer',
  });
  return done.answer;
}
