import type Electron from 'electron';
import type { AboutApp } from '../bridge/app-commands.ts';

/** What runs here, for whoever reports something. */
export function aboutApp(app: Pick<Electron.App, 'getVersion'>): AboutApp {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
  };
}
