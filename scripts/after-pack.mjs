import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFuses } from './support/fuses.mjs';

/** electron-builder's number for arm64. */
const ARM64 = 3;

/**
 * After the files are in place and before anything is signed: Electron's default app goes, which
 * electron-builder leaves in what it packs from a folder, and the fuses are set.
 * @param {{
 *   appOutDir: string,
 *   arch: number,
 *   electronPlatformName: string,
 *   packager: { appInfo: { productFilename: string }, executableName?: string },
 * }} context
 * @see https://www.electron.build/hooks#afterpack
 */
export async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const mac = electronPlatformName === 'darwin';
  const resources = mac ? join(`${productFilename}.app`, 'Contents', 'Resources') : 'resources';
  await rm(join(appOutDir, resources, 'default_app.asar'), { force: true });
  const linux = packager.executableName ?? productFilename;
  const binaries = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` };
  const binary = electronPlatformName === 'linux' ? linux : binaries[mac ? 'darwin' : 'win32'];
  await setFuses(join(appOutDir, binary), { resetSignature: mac && arch === ARM64 });
}
