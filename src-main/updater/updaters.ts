import type { AppUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';

/** What the updater may know of the app and do to it. */
export interface UpdaterApp {
  readonly version: string;
  readonly name: string;
  /** Downloads lie in a folder below. */
  readonly cacheFolder: string;
  readonly quit: () => void;
}

/** The one for this system: an AppImage, an installer, or Squirrel. */
export function newUpdater(platform: NodeJS.Platform, app: UpdaterApp): AppUpdater {
  const adapter = adapterOf(app);
  if (platform === 'win32') return new NsisUpdater(null, adapter);
  if (platform === 'darwin') return new MacUpdater(undefined, adapter);
  return new AppImageUpdater(null, adapter);
}

/** When and how the app ends is decided elsewhere. */
function adapterOf({ version, name, cacheFolder, quit }: UpdaterApp): AppAdapter {
  return {
    version,
    name,
    isPackaged: true,
    appUpdateConfigPath: '',
    userDataPath: cacheFolder,
    baseCachePath: cacheFolder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit,
    onQuit: () => undefined,
  };
}
