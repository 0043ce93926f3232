import path from 'node:path';
import type Electron from 'electron';
import type { WaysOut } from '../kernel/ways-out.ts';
import type { UpdateSource } from '../updates/build.ts';
import type { UpdateFeed } from '../updates/update.ts';
import type { Contacts } from './contacts.ts';

export interface FeedParts {
  readonly app: Electron.App;
  readonly waysOut: WaysOut;
  readonly contacts: Contacts;
  readonly reportBug: (error: unknown) => void;
}

/** Loads electron-updater, at the first look and not before. */
export async function loadFeed(
  source: UpdateSource,
  { app, waysOut, contacts, reportBug }: FeedParts,
): Promise<UpdateFeed> {
  const [{ updaterFeed }, { newAgents }, { failureInWords, isUntrusted }] = await Promise.all([
    import('../updater/updater-feed.ts'),
    import('../network/agents.ts'),
    import('../network/failure.ts'),
  ]);
  const contacted = (host: string, reason: 'aws' | 'proxy'): void => {
    contacts.note(host, reason === 'proxy' ? 'proxy' : 'update');
  };
  const cacheFolder = path.join(
    process.env['LOCALAPPDATA'] ?? app.getPath('userData'),
    'drawbridge-updates',
  );
  return updaterFeed({
    source,
    platform: process.platform,
    agents: newAgents({ waysOut, contacted }),
    app: {
      version: app.getVersion(),
      name: app.getName(),
      cacheFolder,
      quit: () => {
        app.quit();
      },
    },
    releaseLock: () => {
      app.releaseSingleInstanceLock();
    },
    inWords: (error) => failureInWords(error, 'ipv4'),
    isUntrusted,
    folder: cacheFolder,
    reportBug,
  });
}
