import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder leaves Electron's default app in what it packs from a folder. Our app does
 * not need a second one beside it.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 * @see https://www.electron.build/hooks#afterpack
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(`${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : 'resources';
  await rm(join(appOutDir, resources, 'default_app.asar'), { force: true });
}
