import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activityFile } from '../../../src-main/disk/activity-file.ts';
import { journalFile } from '../../../src-main/disk/journal-file.ts';
import { openResourceStore } from '../../../src-main/disk/list-stores.ts';
import { bugLog } from '../../../src-main/disk/log-file.ts';
import { keepPrivate } from '../../../src-main/disk/private-files.ts';
import { openStores } from '../../../src-main/wiring/stores.ts';
import { saveWorld } from '../../../src-main/sandbox/state-file.ts';
import { electronStoreInNode } from '../../support/electron-store-in-node.ts';
import { FakeSealKeys } from '../../support/fake-seal-keys.ts';
import { SAMPLE_RESOURCE, sampleEntry, sampleLease } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const Store = await electronStoreInNode();
const refuse = (error: unknown) => {
  throw error;
};

/** Everything below a folder, as `drwxr-xr-x` would say, in octal. */
function modes(folder: string, name = '.'): readonly (readonly [string, string])[] {
  const path = join(folder, name);
  const found = fs.lstatSync(path);
  const own = [name, (found.mode & 0o777).toString(8)] as const;
  if (!found.isDirectory()) return [own];
  return [own, ...fs.readdirSync(path).flatMap((each) => modes(folder, join(name, each)))];
}

const tooWide = (folder: string) =>
  modes(folder).filter(([name, mode]) => {
    const isFolder = fs.lstatSync(join(folder, name)).isDirectory();
    return mode !== (isFolder ? '700' : '600');
  });

/** Everything the app writes, by what writes it. */
function writeEverything(folder: string): void {
  const loadStore = () => Store;
  const stores = openStores(folder, loadStore, new FakeSealKeys());
  stores.settings.save({ ...stores.settings.load(), theme: 'dark' });
  openResourceStore({ loadStore, folder: join(folder, 'aws') }).store.save([SAMPLE_RESOURCE]);
  journalFile(join(folder, 'aws', 'journal.json')).save(
    [sampleLease({ kind: 'open', termEnd: 1 })],
    false,
  );
  activityFile(join(folder, 'aws', 'activity.jsonl')).append(sampleEntry(1));
  bugLog(join(folder, 'logs', 'drawbridge.log'))('ref', 'a bug of the test');
  saveWorld(join(folder, 'sandbox', 'sandbox-aws.json'), {} as Parameters<typeof saveWorld>[1]);
}

describe('the files of Drawbridge', () => {
  let before = 0;
  beforeEach(() => {
    before = process.umask(0o022);
  });
  afterEach(() => process.umask(before));

  it.each([0o000, 0o002, 0o022, 0o077])(
    'are for the person alone, whatever else the system would let in (umask %o)',
    (umask) => {
      const folder = join(temporaryFolder(), 'user-data');
      process.umask(umask);
      keepPrivate(folder, refuse);
      writeEverything(folder);
      expect(modes(folder).length).toBeGreaterThan(9);
      expect(tooWide(folder)).toEqual([]);
    },
  );

  it('are mended at the start where they were wider', () => {
    const folder = join(temporaryFolder(), 'user-data');
    writeEverything(folder);
    for (const [name] of modes(folder)) {
      const path = join(folder, name);
      fs.chmodSync(path, fs.lstatSync(path).isDirectory() ? 0o755 : 0o644);
    }
    expect(tooWide(folder).length).toBeGreaterThan(9);
    keepPrivate(folder, refuse);
    expect(tooWide(folder)).toEqual([]);
  });

  it('leave alone what a link leads to, and what is Chromium’s', () => {
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    const folder = join(temporaryFolder(), 'user-data');
    fs.writeFileSync(elsewhere, 'x', { mode: 0o644 });
    fs.chmodSync(elsewhere, 0o644);
    fs.mkdirSync(join(folder, 'aws'), { recursive: true });
    fs.symlinkSync(elsewhere, join(folder, 'aws', 'journal.json'));
    fs.writeFileSync(join(folder, 'Preferences'), '{}');
    fs.chmodSync(join(folder, 'Preferences'), 0o644);
    keepPrivate(folder, refuse);
    expect(fs.statSync(elsewhere).mode & 0o777).toBe(0o644);
    expect(fs.statSync(join(folder, 'Preferences')).mode & 0o777).toBe(0o644);
    expect(fs.statSync(folder).mode & 0o777, 'nobody else gets as far as that').toBe(0o700);
  });

  it('are no reason not to start where the system refuses', () => {
    const file = join(temporaryFolder(), 'a-file');
    fs.writeFileSync(file, '');
    const reported: unknown[] = [];
    keepPrivate(join(file, 'user-data'), (error) => reported.push(error));
    expect(reported).toHaveLength(1);
  });
});
