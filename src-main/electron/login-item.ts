import path from 'node:path';
import type Electron from 'electron';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { autostartEntry, isSwitchedOn } from './autostart-entry.ts';

/** With it the app starts in the tray and opens no window by itself. */
export const HIDDEN = '--hidden';

/** Whether the system starts the app when the person logs in. */
export interface LoginItem {
  readonly isOn: () => boolean;
  /** Also puts right what an earlier version, or the app at another place, has written. */
  readonly set: (on: boolean) => Result<void, Problem>;
}

/** What is needed of the disk, on Linux only. */
export interface LoginItemFiles {
  /** `undefined` when there is no such file or it cannot be read. */
  readonly read: (file: string) => string | undefined;
  /** After a crash at any moment the old text stands there or the new one. */
  readonly write: (file: string, text: string) => Result<void, Refusal>;
  /** A file that is not there is removed. */
  readonly remove: (file: string) => Result<void, Refusal>;
}

export interface LoginItemParts {
  readonly app: Pick<
    Electron.App,
    'getAppPath' | 'getLoginItemSettings' | 'setLoginItemSettings' | 'isPackaged'
  >;
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly files: LoginItemFiles;
}

/** Electron knows login items on macOS and Windows only. */
export function loginItem(parts: LoginItemParts): LoginItem {
  return parts.platform === 'linux' ? autostartFile(parts) : systemItem(parts);
}

/** Started at login, or as if: there is nobody who asked for a window. */
export function isStartedHidden(
  argv: readonly string[],
  platform: NodeJS.Platform,
  app: Pick<Electron.App, 'getLoginItemSettings'>,
): boolean {
  // macOS passes no arguments to what it starts at login.
  return (
    argv.includes(HIDDEN) || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}

/** @see https://www.electronjs.org/docs/latest/api/app#appsetloginitemsettingssettings-macos-windows */
function systemItem({ app, platform }: LoginItemParts): LoginItem {
  // Windows finds the item again by its arguments.
  const options = platform === 'win32' ? { args: [HIDDEN] } : {};
  const isOn = (): boolean => app.getLoginItemSettings(options).openAtLogin;
  return {
    isOn,
    set: (on) => {
      if (isOn() === on) return ok(undefined);
      app.setLoginItemSettings({ openAtLogin: on, ...options });
      // The system answers nothing: it may want the person's consent first.
      return isOn() === on
        ? ok(undefined)
        : err({ kind: 'disk-refused', file: 'login items', cause: 'the system refused' });
    },
  };
}

function autostartFile({ app, execPath, env, home, files }: LoginItemParts): LoginItem {
  const file = path.join(configFolder(env, home), 'autostart', 'drawbridge.desktop');
  // Inside an AppImage the executable lies on a mount that is gone after the run.
  const command = env['APPIMAGE'] ?? execPath;
  const entry = autostartEntry([command, ...(app.isPackaged ? [] : [app.getAppPath()]), HIDDEN]);
  return {
    isOn: () => isSwitchedOn(files.read(file)),
    set: (on) => {
      if (on && files.read(file) === entry) return ok(undefined);
      const done = on ? files.write(file, entry) : files.remove(file);
      return done.ok ? done : err(done.error.problem);
    },
  };
}

/** @see https://specifications.freedesktop.org/basedir-spec/latest/ a relative path is to be ignored */
function configFolder(env: LoginItemParts['env'], home: string): string {
  const given = env['XDG_CONFIG_HOME'] ?? '';
  return path.isAbsolute(given) ? given : path.join(home, '.config');
}
