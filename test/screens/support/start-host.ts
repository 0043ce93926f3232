import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { Desktop } from '../../support/desktop/desktop.ts';
import { launchApp } from '../../support/desktop/electron-app.ts';
import { HOST } from './places.ts';

/** A window of the project's Electron on a desktop of its own. */
export interface Host {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

/** Starts Electron with an empty window; `app://drawbridge/` then serves the files of the folder. */
export async function startHost(folder: string): Promise<Host> {
  const desktop = await Desktop.start({ keyring: 'absent', trayHost: false });
  const app = await launchApp(desktop, {
    appDir: HOST,
    userData: path.join(desktop.folder, 'screens'),
    env: {
      SCREENS_FOLDER: folder,
      TZ: 'Europe/London',
    },
  });
  return {
    electron: app.electron,
    page: await app.electron.firstWindow(),
    stop: async () => {
      await app.close();
      await desktop.stop();
    },
  };
}
