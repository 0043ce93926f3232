import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AppUpdater } from 'electron-updater';
import { BaseUpdater } from 'electron-updater/out/BaseUpdater.js';
import { err, ok } from '../kernel/result.ts';
import type { UpdateSource } from '../updates/build.ts';
import type { UpdateFeed } from '../updates/update.ts';
import { offerOf } from '../updates/version.ts';
import { FeedExecutor } from './feed-executor.ts';
import type { FeedAgents } from './feed-requests.ts';
import { signedProvider } from './signed-provider.ts';
import { updateProblem } from './update-failure.ts';
import type { FailureParts } from './update-failure.ts';
import { newUpdater } from './updaters.ts';
import type { UpdaterApp } from './updaters.ts';

export interface UpdaterFeedParts extends Omit<FailureParts, 'host'> {
  readonly source: UpdateSource;
  readonly platform: NodeJS.Platform;
  readonly app: UpdaterApp;
  readonly agents: FeedAgents;
  /** Lets another start of the app begin before this one is quite over. */
  readonly releaseLock: () => void;
  readonly reportBug: (error: unknown) => void;
}

/** Nothing else runs any more: whoever waited longer would wonder. */
const SQUIRREL_LIMIT_MS = 60_000;

/** What is ready to be installed. */
interface Downloaded {
  readonly file: string;
  readonly sha512: string;
}

/**
 * electron-updater, with all that it does by itself switched off: it downloads nothing unasked,
 * installs nothing at the end of the app and never goes back to an older version.
 *
 * @see https://www.electron.build/auto-update
 */
export function updaterFeed(parts: UpdaterFeedParts): UpdateFeed {
  const updater = tamedUpdater(parts);
  const failure = { ...parts, host: new URL(parts.source.url).host };
  let offered: string | undefined;
  let downloaded: Downloaded | undefined;
  return {
    async look() {
      offered = undefined;
      try {
        const found = await updater.checkForUpdates();
        if (!found) throw new Error('electron-updater is switched off here');
        offered = found.updateInfo.version;
        return ok(offered);
      } catch (error) {
        return err(updateProblem(error, undefined, failure));
      }
    },
    async download(version, progress) {
      if (version !== offered) return err({ kind: 'update-refused', why: 'unreadable', version });
      if (offerOf(parts.app.version, version) !== 'newer')
        return err({ kind: 'update-refused', why: 'older', version });
      const tell = ({ percent }: { readonly percent: number }): void => {
        progress(percent);
      };
      updater.on('download-progress', tell);
      try {
        const [file] = await updater.downloadUpdate();
        if (file === undefined) throw new Error('electron-updater names no file');
        downloaded = { file, sha512: sha512Of(file) };
        return ok(undefined);
      } catch (error) {
        return err(updateProblem(error, version, failure));
      } finally {
        updater.off('download-progress', tell);
      }
    },
    install({ restart }) {
      // What lay on the disk meanwhile may have become something else.
      if (!downloaded || sha512Of(downloaded.file) !== downloaded.sha512) return false;
      updater.autoRunAppAfterInstall = restart;
      if (restart) parts.releaseLock();
      return handOver(updater, restart, parts);
    },
  };
}

/** electron-updater for this system, told where to look and with nothing left that it does unasked. */
export function tamedUpdater(parts: UpdaterFeedParts): AppUpdater {
  const { source, agents } = parts;
  const updater = newUpdater(parts.platform, parts.app);
  Object.assign(updater, {
    httpExecutor: new FeedExecutor(agents),
    // Instead of a file beside the archive: what is inside it is harder to change.
    configOnDisk: {
      value: Promise.resolve({
        updaterCacheDirName: 'drawbridge-updater',
        ...(source.publisher !== undefined && { publisherName: [source.publisher] }),
      }),
    },
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: signedProvider(source, agents) });
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // A whole file and its hash; a plan of pieces would be one more thing to believe.
  updater.disableDifferentialDownload = true;
  // What goes wrong is thrown as well.
  updater.logger = null;
  return updater;
}

function handOver(updater: AppUpdater, restart: boolean, parts: UpdaterFeedParts): boolean {
  const end = (): void => {
    parts.app.quit();
  };
  updater.once('error', parts.reportBug);
  if (updater instanceof BaseUpdater) {
    const begun = updater.install(true, restart);
    if (begun) setImmediate(end);
    return begun;
  }
  // macOS: Squirrel takes the file over from here, checks its signature and ends the app.
  updater.once('error', end);
  setTimeout(end, SQUIRREL_LIMIT_MS);
  updater.quitAndInstall();
  return true;
}

function sha512Of(file: string): string {
  try {
    return createHash('sha512').update(readFileSync(file)).digest('base64');
  } catch {
    return '';
  }
}
