import type { Lab } from '../../e2e/support/lab.ts';
import type { RunningApp } from '../../support/desktop/electron-app.ts';
import { waitFor } from '../../support/wait-for.ts';

/**
 * Opens the window by the tray menu of the app or its peer, on the desktop of the lab.
 *
 * @returns milliseconds from the window's making until it has something to show
 */
export async function openWindow({ desktop }: Pick<Lab, 'desktop'>, app: RunningApp) {
  await app.electron.evaluate(({ app: electronApp }) => {
    const wait = globalThis as { ready?: Promise<number> };
    wait.ready = new Promise((resolve) => {
      electronApp.once('browser-window-created', (_event, window) => {
        const madeAt = performance.now();
        window.once('ready-to-show', () => {
          resolve(performance.now() - madeAt);
        });
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
  return app.electron.evaluate(() => (globalThis as { ready?: Promise<number> }).ready ?? NaN);
}

/** As by their own button. */
export async function closeWindows({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await waitFor(() => electron.windows().length === 0, { what: 'the window to be gone' });
}
