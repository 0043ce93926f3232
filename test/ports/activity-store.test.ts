import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry, ActivityStore } from '../../src-main/activity/activity.ts';
import { activityFile } from '../../src-main/disk/activity-file.ts';
import { MemoryActivityStore } from '../support/memory-stores.ts';
import { sampleEntry } from '../support/stored-samples.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const folder = temporaryFolders();

interface World {
  readonly store: ActivityStore;
  readonly afterRestart: () => ActivityStore;
}

function inMemory(): World {
  const store = new MemoryActivityStore();
  return { store, afterRestart: () => new MemoryActivityStore(store.contents) };
}

function onDisk(): World {
  const path = join(folder(), 'activity.jsonl');
  return { store: activityFile(path), afterRestart: () => activityFile(path) };
}

async function wholeOf(store: ActivityStore): Promise<readonly ActivityEntry[]> {
  const all: ActivityEntry[] = [];
  for await (const part of store.all()) all.push(...part);
  return all;
}

describe.each([
  ['in memory', inMemory],
  ['on disk', onDisk],
])('an activity store %s', (_name, start) => {
  it('is empty at the first start', () => {
    expect(start().store.latest(200)).toEqual([]);
  });

  it('tells the newest first, and no more than asked for', () => {
    const { store, afterRestart } = start();
    for (const number of [1, 2, 3]) expect(store.append(sampleEntry(number)).ok).toBe(true);
    expect(store.latest(2)).toEqual([3, 2].map(sampleEntry));
    expect(store.latest(0)).toEqual([]);
    expect(afterRestart().latest(200)).toEqual([3, 2, 1].map(sampleEntry));
  });

  it('tells all of it, the newest first, as it stood when it was asked', async () => {
    const { store, afterRestart } = start();
    for (let number = 1; number <= 700; number += 1) store.append(sampleEntry(number));
    const newestFirst = Array.from({ length: 700 }, (_, at) => sampleEntry(700 - at));
    const read: ActivityEntry[] = [];
    for await (const part of store.all()) {
      if (read.length === 0) store.append(sampleEntry(701));
      read.push(...part);
    }
    expect(read).toEqual(newestFirst);
    expect((await wholeOf(afterRestart())).slice(1)).toEqual(newestFirst);
  });

  it('has nothing to tell at the first start, in parts too', async () => {
    expect(await wholeOf(start().store)).toEqual([]);
  });

  it('goes on after a restart', () => {
    const { store, afterRestart } = start();
    store.append(sampleEntry(1));
    const again = afterRestart();
    again.append(sampleEntry(2));
    expect(again.latest(200)).toEqual([2, 1].map(sampleEntry));
  });

  it('keeps an entry with everything it can say, and one that says little', () => {
    const { store } = start();
    const much: ActivityEntry = {
      ...sampleEntry(1),
      deed: 'close-failed',
      resourceId: 'r1',
      reason: 'deadline',
      problem: { kind: 'refused', code: 'X', message: 'two\nlines and “quotes”' },
    };
    const little: ActivityEntry = { id: 'e2', at: 2, deed: 'identity-added', subject: 'AKIA…7Q2A' };
    store.append(much);
    store.append(little);
    expect(store.latest(2)).toEqual([little, much]);
  });
});
