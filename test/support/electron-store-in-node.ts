import { createRequire } from 'node:module';
import type { StoreClass } from '../../src-main/disk/store-file.ts';

/**
 * The real electron-store in plain Node. Outside Electron the package `electron` is a path to a
 * program (or tries to download it), so an empty module stands in for it; electron-store then asks
 * Electron for nothing, as every option is given.
 */
export async function electronStoreInNode(): Promise<StoreClass> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('electron');
  const empty = { id: path, filename: path, loaded: true, exports: {}, children: [], paths: [] };
  require.cache[path] ??= empty as unknown as NodeJS.Module;
  const { default: ElectronStore } = await import('electron-store');
  return ElectronStore;
}
