import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test as plain } from '@playwright/test';
import { manyDoors } from './fixtures/doors.ts';
import { EVERY_DAY } from './fixtures/snapshots.ts';
import { PROJECT, RENDERER } from './support/places.ts';
import { test } from './support/stage.ts';

const MOST_AT_FIRST = 160 * 1024;
/** With the screens that are loaded when they are gone to. */
const MOST_IN_ALL = 300 * 1024;
const MOST_NODES = 400;
const MAIN = path.join(PROJECT, 'out/app/main');
/** Bytes as they lie in the package: what the main process loads before and right after the icon. */
const MOST_BEFORE_THE_ICON = 16 * 1024;
const MOST_AT_START = 320 * 1024;
/** AWS's SDK with all of its chunks, loaded when somebody is to be asked. */
const MOST_OF_THE_SDK = 320 * 1024;
/** Words that AWS's SDK holds and nothing of ours. */
const MARKS_OF_THE_SDK = ['x-amz-user-agent', 'aws-sdk-js'];

/** What `index.html` loads before anything is painted, itself included. */
function loadedAtFirst(): readonly string[] {
  const page = readFileSync(path.join(RENDERER, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file ?? '');
  const eager = new Set(['index.html']);
  const take = (file: string): void => {
    if (eager.has(file)) return;
    eager.add(file);
    const text = readFileSync(path.join(RENDERER, file), 'utf8');
    for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
      take(path.posix.join(path.posix.dirname(file), other ?? ''));
  };
  named.forEach(take);
  return [...eager];
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(path.join(RENDERER, file)), { level: 9 }).length;
}

function sum(files: readonly string[]): number {
  return files.reduce((bytes, file) => bytes + gzipped(file), 0);
}

function everyFile(): readonly string[] {
  return [
    'index.html',
    ...readdirSync(path.join(RENDERER, 'assets')).map((file) => `assets/${file}`),
  ];
}

plain('every file is kept by V8 with one byte a letter', () => {
  const scripts = [MAIN, path.join(RENDERER, 'assets')].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.c?js$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  expect(scripts.length).toBeGreaterThan(20);
  const wide = scripts.filter((file) => /[^\0-\x7f]/.test(readFileSync(file, 'utf8')));
  expect(wide).toEqual([]);
});

plain('the window loads no more than 160 KB, compressed, before it paints', () => {
  const files = loadedAtFirst();
  expect(files.some((file) => file.endsWith('.js'))).toBe(true);
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  expect(sum(files), `bytes of ${files.join(', ')}`).toBeLessThanOrEqual(MOST_AT_FIRST);
});

plain('all screens together are no more than 300 KB, compressed', () => {
  expect(sum(everyFile())).toBeLessThanOrEqual(MOST_IN_ALL);
});

plain('nothing of the AWS SDK is in the window', () => {
  const text = (file: string): string => readFileSync(file, 'utf8');
  const mainText = mainFiles()
    .map((file) => text(path.join(MAIN, file)))
    .join('');
  for (const mark of MARKS_OF_THE_SDK) {
    expect(mainText, `${mark} tells the SDK`).toContain(mark);
    for (const file of everyFile())
      expect(text(path.join(RENDERER, file)), file).not.toContain(mark);
  }
});

plain(
  'the main process shows its icon by less than 16 KB, and is no more than 320 KB at the start',
  () => {
    expect(bytes(requiredBy('main.cjs')), 'before the icon').toBeLessThanOrEqual(
      MOST_BEFORE_THE_ICON,
    );
    const start = requiredBy('start-app.cjs');
    expect(bytes(start), start.join(', ')).toBeLessThanOrEqual(MOST_AT_START);
  },
);

plain('the SDK is no part of what a start loads, and no more than 320 KB in all', () => {
  const start = new Set([...requiredBy('main.cjs'), ...requiredBy('start-app.cjs')]);
  const told = mainFiles().filter((file) =>
    MARKS_OF_THE_SDK.some((mark) => readFileSync(path.join(MAIN, file), 'utf8').includes(mark)),
  );
  expect(told.length).toBeGreaterThan(0);
  for (const file of told) expect(start.has(file), file).toBe(false);
  const sdk = [...new Set(told.flatMap(requiredBy))].filter((file) => !start.has(file));
  expect(bytes(sdk), sdk.join(', ')).toBeLessThanOrEqual(MOST_OF_THE_SDK);
});

/** A chunk of the main process and all it needs at once; what it imports later is not among it. */
function requiredBy(entry: string): readonly string[] {
  const needed = new Set<string>();
  const take = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    const code = readFileSync(path.join(MAIN, file), 'utf8');
    // As the bundler writes them: a later one stands in a function behind a promise.
    for (const [, before = '', other = ''] of code.matchAll(
      /(.{0,2})require\([`"']\.\/([^`"']+)[`"']\)/g,
    ))
      if (!before.endsWith('>')) take(other);
  };
  take(entry);
  return [...needed];
}

function mainFiles(): readonly string[] {
  return readdirSync(MAIN).filter((file) => file.endsWith('.cjs'));
}

function bytes(files: readonly string[]): number {
  return files.reduce((all, file) => all + statSync(path.join(MAIN, file)).size, 0);
}

test('a thousand resources take no more than 400 elements', async ({ stage }) => {
  await stage.show({
    name: 'thousand',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, resources: manyDoors(1_000), leases: [] },
  });
  const count = await stage.page.evaluate(() => document.body.querySelectorAll('*').length);
  expect(count).toBeLessThanOrEqual(MOST_NODES);
});
