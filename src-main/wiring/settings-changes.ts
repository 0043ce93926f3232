import fs from 'node:fs';
import os from 'node:os';
import type Electron from 'electron';
import { diskRefused } from '../disk/disk-refused.ts';
import { writeDurably } from '../disk/durable-file.ts';
import { loginItem } from '../electron/login-item.ts';
import type { LoginItem, LoginItemFiles } from '../electron/login-item.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Realm } from '../bridge/snapshot.ts';
import { changesPowers } from '../settings/powers.ts';
import type { Settings, SettingsStore } from '../settings/settings.ts';
import type { Stores } from './stores.ts';

/** Starting at login, on this system. */
export function systemLoginItem(app: Electron.App): LoginItem {
  return loginItem({
    app,
    platform: process.platform,
    execPath: process.execPath,
    env: process.env,
    home: os.homedir(),
    files: loginItemFiles,
  });
}

/** What the system says about starting at login wins over what is written in the settings. */
export function adoptLoginItem(
  store: SettingsStore,
  item: LoginItem,
  app: Pick<Electron.App, 'isPackaged'>,
): void {
  const settings = store.load();
  const startAtLogin = item.isOn();
  if (settings.startAtLogin !== startAtLogin) store.save({ ...settings, startAtLogin });
  // An AppImage that was put elsewhere would not be found at the next login.
  if (startAtLogin && app.isPackaged) item.set(true);
}

/**
 * Keeps the settings, after the system has agreed to what it has to do about them.
 *
 * @returns why nothing was kept
 */
export function keepSettings(
  store: SettingsStore,
  item: LoginItem,
  settings: Settings,
): Result<void, Problem> {
  const before = store.load();
  if (settings.startAtLogin !== before.startAtLogin) {
    const agreed = item.set(settings.startAtLogin);
    if (!agreed.ok) return agreed;
  }
  const saved = store.save(settings);
  if (saved.ok) return ok(undefined);
  if (settings.startAtLogin !== before.startAtLogin) item.set(before.startAtLogin);
  return err(saved.error.problem);
}

/**
 * Has the key to the seals before something is kept that has a say in what is opened. What the
 * sandbox does waits for nothing.
 */
export async function readyToSeal(
  { settings, seals }: Pick<Stores, 'settings' | 'seals'>,
  realm: Realm,
  wanted: Settings,
): Promise<Result<void, Problem>> {
  if (!changesPowers(settings.load(), wanted)) return ok(undefined);
  if (realm === 'aws') return seals.ready();
  if (seals.bearsSeal('settings', 'settings')) await seals.ready();
  return ok(undefined);
}

/** Read and written as they are on this computer. */
export const loginItemFiles: LoginItemFiles = {
  read: (file) => {
    try {
      return fs.readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  },
  write: writeDurably,
  remove: (file) => {
    try {
      fs.rmSync(file, { force: true });
      return ok(undefined);
    } catch (error) {
      return err({ problem: diskRefused(file, error) });
    }
  },
};
