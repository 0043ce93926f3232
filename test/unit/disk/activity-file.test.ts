import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityFile } from '../../../src-main/disk/activity-file.ts';
import { sampleEntry } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
const file = (): string => join(folder(), 'activity.jsonl');

describe('the activity file', () => {
  it('is one line of JSON per entry, for the person alone', () => {
    const path = file();
    const store = activityFile(path);
    store.append(sampleEntry(1));
    store.append(sampleEntry(2));
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual([
      sampleEntry(1),
      sampleEntry(2),
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves damaged lines out and goes on after half a line', () => {
    const path = file();
    const store = activityFile(path);
    store.append(sampleEntry(1));
    appendFileSync(path, 'nonsense\n{"id":"x"}\n\n{"id":"half a li');
    store.append(sampleEntry(2));
    expect(store.latest(10)).toEqual([sampleEntry(2), sampleEntry(1)]);
  });

  it('reads no more of a long history than it needs, and all of it when asked', () => {
    const path = file();
    const count = 2_000;
    const lines = Array.from({ length: count }, (_, at) => JSON.stringify(sampleEntry(at)));
    writeFileSync(path, `${lines.join('\n')}\n`);
    const store = activityFile(path);
    expect(store.latest(3)).toEqual([1_999, 1_998, 1_997].map(sampleEntry));
    expect(store.latest(5_000).map((entry) => entry.at)).toEqual(
      Array.from({ length: count }, (_, at) => sampleEntry(count - 1 - at).at),
    );
  });

  it('keeps letters whole that lie across the border of two reads', () => {
    const path = file();
    const store = activityFile(path);
    const long = { ...sampleEntry(1), subject: 'ü€🌉'.repeat(30_000) };
    store.append(long);
    store.append(sampleEntry(2));
    expect(store.latest(2)).toEqual([sampleEntry(2), long]);
  });

  it('starts a new file when it has grown enough, and still reads across both', () => {
    const path = file();
    const store = activityFile(path, { maxBytes: 1_000 });
    for (let number = 0; number < 6; number += 1) store.append(sampleEntry(number));
    expect(statSync(path).size).toBeLessThan(1_500);
    expect(existsSync(`${path}.1`)).toBe(true);
    expect(store.latest(4)).toEqual([5, 4, 3, 2].map(sampleEntry));
  });

  it('says so when the disk refuses', () => {
    const path = file();
    mkdirSync(path);
    const store = activityFile(path);
    expect(store.append(sampleEntry(1))).toMatchObject({
      ok: false,
      error: { problem: { kind: 'disk-refused', file: 'activity.jsonl' } },
    });
    expect(store.latest(5)).toEqual([]);
  });
});
