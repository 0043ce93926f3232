import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry, ActivityStore } from '../../../src-main/activity/activity.ts';
import { activityFile } from '../../../src-main/disk/activity-file.ts';
import { asLines, history } from '../../support/activity-history.ts';
import { sampleEntry } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
const SMALL = { maxBytes: 500, olderFiles: 3 };

function numbered(count: number, options = SMALL): { path: string; store: ActivityStore } {
  const path = join(folder(), 'activity.jsonl');
  const store = activityFile(path, options);
  for (let number = 0; number < count; number += 1) store.append(sampleEntry(number));
  return { path, store };
}

async function ids(store: ActivityStore): Promise<readonly string[]> {
  const all: ActivityEntry[] = [];
  for await (const part of store.all()) all.push(...part);
  return all.map(({ id }) => id);
}

const newestFirst = (from: number, to: number): readonly string[] =>
  Array.from({ length: from - to + 1 }, (_, at) => `e${String(from - at)}`);

describe('the files of the activity', () => {
  it('are read across, the newest entry first, and the oldest file gives way', async () => {
    const { path, store } = numbered(20);
    expect([1, 2, 3, 4].map((at) => existsSync(`${path}.${String(at)}`))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const kept = await ids(store);
    expect(kept).toEqual(newestFirst(19, 20 - kept.length));
    expect(kept.length).toBeLessThan(20);
    expect(store.latest(100).map(({ id }) => id)).toEqual(kept);
  });

  it('lose nothing when a crash left a gap between them', async () => {
    const { path, store } = numbered(6);
    const before = await ids(store);
    // The way from one name to the next was cut short.
    renameSync(`${path}.1`, `${path}.2`);
    expect(await ids(store)).toEqual(before);
    store.append(sampleEntry(6));
    store.append(sampleEntry(7));
    expect(await ids(store)).toEqual(['e7', 'e6', ...before]);
  });

  it('are read as they stood, whatever is written and renamed meanwhile', async () => {
    const path = join(folder(), 'activity.jsonl');
    writeFileSync(path, asLines(history(1_000, 1_700_000_000_000)));
    const store = activityFile(path, { maxBytes: 500, olderFiles: 3 });
    const seen: string[] = [];
    for await (const part of store.all()) {
      seen.push(...part.map(({ id }) => id));
      store.append(sampleEntry(seen.length));
    }
    expect(seen).toEqual(Array.from({ length: 1_000 }, (_, at) => `entry${String(999 - at)}`));
  });

  it('lose one line for one that is damaged, in whatever way', async () => {
    const path = join(folder(), 'activity.jsonl');
    const lines = asLines(history(1_000, 1_700_000_000_000)).trimEnd().split('\n');
    lines[10] = lines[10]?.slice(0, 40) ?? '';
    lines[20] = '\u0000'.repeat(300);
    lines[30] = '{"id":"x","at":"soon"}';
    lines[40] = '[]';
    writeFileSync(path, lines.join('\n'));
    appendFileSync(path, '\n{"id":"half a li');
    const store = activityFile(path);
    store.append(sampleEntry(1));
    const read = await ids(store);
    expect(read).toHaveLength(1_000 - 4 + 1);
    expect(['entry10', 'entry20', 'entry30', 'entry40'].filter((id) => read.includes(id))).toEqual(
      [],
    );
  });

  it('hold more than 100,000 entries', () => {
    const path = join(folder(), 'activity.jsonl');
    activityFile(path).append(history(1, 1_700_000_000_000)[0] ?? sampleEntry(1));
    const lineBytes = readFileSync(path).length;
    expect((8 * 8 * 1024 * 1024) / lineBytes).toBeGreaterThan(100_000);
  });

  it('let others have a turn while they are read', async () => {
    const path = join(folder(), 'activity.jsonl');
    writeFileSync(path, asLines(history(2_000, 1_700_000_000_000)));
    let turns = 0;
    const count = (): void => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await ids(activityFile(path));
    clearImmediate(timer);
    expect(turns).toBeGreaterThanOrEqual(6);
  });
});
