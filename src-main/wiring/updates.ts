import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import type Electron from 'electron';
import { mayBeOpen } from '../leases/lease.ts';
import { updateSource } from '../updates/build.ts';
import type { NoUpdates, UpdateSource } from '../updates/build.ts';
import { UpdateKeeper } from '../updates/update-keeper.ts';
import type { Publisher } from './publisher.ts';
import type { ShellParts } from './shell-parts.ts';
import { randomId } from './system.ts';

/** The keeper of updates; what it looks with is loaded at the first look. */
export function buildUpdates(parts: ShellParts, quit: () => void): UpdateKeeper {
  const { electron, realms, stores, time, contacts, waysOut } = parts;
  const { app } = electron;
  const reportBug = (error: unknown): void => {
    parts.logBug(randomId(), error);
  };
  return new UpdateKeeper({
    current: app.getVersion(),
    clock: time,
    source: ownUpdateSource(app, process.platform, process.env['APPIMAGE']),
    feed: async (source) => {
      const { loadFeed } = await import('./update-feed.ts');
      return loadFeed(source, { app, waysOut, contacts, reportBug });
    },
    wanted: () => stores.settings.load().lookForUpdates,
    memory: {
      load: () => stores.app.load().lookedForUpdates,
      save: (lookedForUpdates) => {
        stores.app.change({ lookedForUpdates });
      },
    },
    openCount: () => realms.running.leases.all.filter(mayBeOpen).length,
    quit,
    reportBug,
  });
}

/** Tells its news, and tells it when leases or settings changed. */
export function followUpdates(updates: UpdateKeeper, publisher: Publisher): void {
  updates.onChange(() => {
    publisher.changed();
  });
  publisher.onSnapshot(() => {
    updates.review();
  });
}

/** Ends the app: by installing what is ready, if nothing is open, else as it is. */
export function leave(
  app: Pick<Electron.App, 'quit' | 'relaunch'>,
  updates: Pick<UpdateKeeper, 'finish' | 'restarting'>,
  how: { readonly byPerson: boolean },
): void {
  if (updates.finish(how)) return;
  const appImage = process.env['APPIMAGE'];
  if (updates.restarting) app.relaunch(appImage === undefined ? {} : { execPath: appImage });
  app.quit();
}

/** What this copy says of itself about updates; a file that says nothing is that of one without. */
export function ownUpdateSource(
  app: Pick<Electron.App, 'isPackaged' | 'getAppPath'>,
  platform: NodeJS.Platform,
  appImage: string | undefined,
): UpdateSource | NoUpdates {
  if (!app.isPackaged) return 'no-feed';
  try {
    const text = readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8');
    const replaceable = appImage !== undefined && mayReplace(appImage);
    return updateSource(JSON.parse(text), { packaged: true, platform, replaceable });
  } catch {
    return 'no-feed';
  }
}

function mayReplace(file: string): boolean {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}
