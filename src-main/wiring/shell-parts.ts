import type Electron from 'electron';
import type { TrayIcon } from '../electron/tray-icon.ts';
import type { TrueTime } from '../kernel/true-time.ts';
import type { WaysOut } from '../kernel/ways-out.ts';
import type { LogBug } from '../disk/log-file.ts';
import type { Contacts } from './contacts.ts';
import type { Realms } from './realms.ts';
import type { Stores } from './stores.ts';

/** What window, tray and notices are built around. */
export interface ShellParts {
  readonly electron: typeof Electron;
  readonly realms: Realms;
  readonly stores: Stores;
  readonly tray: TrayIcon;
  readonly time: TrueTime;
  readonly logBug: LogBug;
  readonly contacts: Contacts;
  readonly waysOut: WaysOut;
  /** Where a development server serves the window. */
  readonly devUrl: string | undefined;
  readonly endpointOverride: string | undefined;
}
