import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leave, ownUpdateSource } from '../../../src-main/wiring/updates.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const UPDATES = { url: 'https://updates.example.com/', key: 'MCow' };
const temporaryFolder = temporaryFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** An app with this `package.json`. */
function appWith(content: string | undefined, isPackaged = true) {
  const folder = temporaryFolder();
  if (content !== undefined) writeFileSync(path.join(folder, 'package.json'), content);
  return { isPackaged, getAppPath: () => folder };
}

describe('what a copy says of itself', () => {
  const told = JSON.stringify({ updates: UPDATES });

  it('stands in its package.json', () => {
    const appImage = path.join(temporaryFolder(), 'Drawbridge.AppImage');
    expect(ownUpdateSource(appWith(told), 'linux', appImage)).toEqual(UPDATES);
  });

  it('is not believed of what is no package', () => {
    expect(ownUpdateSource(appWith(told, false), 'darwin', undefined)).toBe('no-feed');
  });

  it('is nothing where the file is missing or broken', () => {
    for (const content of [undefined, '{', '[]', '{"updates":{}}'])
      expect(ownUpdateSource(appWith(content), 'darwin', undefined)).toBe('no-feed');
  });

  it('is that others replace it, where it is no AppImage or lies where nobody may write', () => {
    expect(ownUpdateSource(appWith(told), 'linux', undefined)).toBe('not-replaceable');
    const gone = path.join(temporaryFolder(), 'gone', 'Drawbridge.AppImage');
    expect(ownUpdateSource(appWith(told), 'linux', gone)).toBe('not-replaceable');
    const folder = path.join(temporaryFolder(), 'here');
    mkdirSync(folder);
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    expect(ownUpdateSource(appWith(told), 'linux', 'Drawbridge.AppImage')).toBe('not-replaceable');
  });
});

describe('leaving', () => {
  function leaving(finishes: boolean, restarting: boolean) {
    const happened: unknown[] = [];
    const app = {
      quit: () => happened.push('quit'),
      relaunch: (options?: object) => happened.push('relaunch', options),
    };
    const updates = {
      restarting,
      finish: ({ byPerson }: { readonly byPerson: boolean }) => {
        happened.push(byPerson ? 'finish' : 'finish without a person');
        return finishes;
      },
    };
    return { app, updates, happened };
  }

  it('is left to the installer where it takes over', () => {
    const { app, updates, happened } = leaving(true, true);
    leave(app, updates, { byPerson: true });
    expect(happened).toEqual(['finish']);
  });

  it('is quitting otherwise', () => {
    const { app, updates, happened } = leaving(false, false);
    leave(app, updates, { byPerson: false });
    expect(happened).toEqual(['finish without a person', 'quit']);
  });

  it('starts again what was to restart and could not be installed, from its AppImage', () => {
    const { app, updates, happened } = leaving(false, true);
    vi.stubEnv('APPIMAGE', '/home/ana/Drawbridge.AppImage');
    leave(app, updates, { byPerson: true });
    const from = { execPath: '/home/ana/Drawbridge.AppImage' };
    expect(happened).toEqual(['finish', 'relaunch', from, 'quit']);
  });
});
