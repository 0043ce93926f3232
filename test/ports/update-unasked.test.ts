import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { describe, expect, it } from 'vitest';
import { tamedUpdater } from '../../src-main/updater/updater-feed.ts';
import { settle } from '../support/fake-clock.ts';
import { copyOf, feedServer, KEY } from './update-copy.ts';

describe('electron-updater', () => {
  it.each(['linux', 'win32'] as const)('does nothing unasked on %s', async (platform) => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { parts, downloads } = copyOf(server, { platform });
    const updater = tamedUpdater(parts);
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
    });
    const found = await updater.checkForUpdates();
    await settle();
    expect(found?.downloadPromise ?? undefined).toBeUndefined();
    expect(downloads()).toEqual([]);
  });

  it('on Windows has the installer checked for the signature of the publisher, and only then takes it', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY, extension: 'exe' });
    const { parts } = copyOf(server, { platform: 'win32', publisher: 'The Drawbridge authors' });
    const updater = tamedUpdater(parts);
    if (!(updater instanceof NsisUpdater)) throw new Error('not the one for Windows');
    const checked: (readonly string[])[] = [];
    let answer: string | null = 'signed by somebody else';
    // Stands in for PowerShell, which electron-updater asks.
    updater.verifyUpdateCodeSignature = (publishers) => {
      checked.push(publishers);
      return Promise.resolve(answer);
    };
    await updater.checkForUpdates();
    await expect(updater.downloadUpdate()).rejects.toMatchObject({
      code: 'ERR_UPDATER_INVALID_SIGNATURE',
    });
    answer = null;
    expect(await updater.downloadUpdate()).toHaveLength(1);
    expect(checked).toEqual([['The Drawbridge authors'], ['The Drawbridge authors']]);
  });
});
