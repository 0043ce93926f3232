import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { activitySchema } from './activity-schema.ts';
import { segmentPaths, shiftSegments } from './activity-segments.ts';
import type { ActivityEntry, ActivityStore } from '../activity/activity.ts';
import { err, ok } from '../kernel/result.ts';
import { diskRefused } from './disk-refused.ts';
import { FILE_MODE, FOLDER_MODE } from './durable-file.ts';
import { linesFromEnd, linesOf, openFile } from './lines-from-end.ts';

/** With the older files more than 100,000 entries, each of some 500 bytes. */
const MAX_BYTES = 8 * 1024 * 1024;
const OLDER_FILES = 8;
/** Read in a few milliseconds: nobody waits longer for their turn. */
const LINES_A_TURN = 300;

/**
 * The activity log: one line of JSON per entry, only ever appended to. A file of 8 MB makes room for
 * the next one and becomes `<name>.1`; eight older ones are kept.
 */
export function activityFile(
  path: string,
  { maxBytes = MAX_BYTES, olderFiles = OLDER_FILES } = {},
): ActivityStore {
  const paths = segmentPaths(path, olderFiles);
  return {
    append(entry) {
      try {
        fs.mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
        if (sizeOf(path) >= maxBytes) shiftSegments(paths);
        const line = `${JSON.stringify(entry)}\n`;
        fs.appendFileSync(path, endsInMidLine(path) ? `\n${line}` : line, { mode: FILE_MODE });
        return ok(undefined);
      } catch (error) {
        return err({ problem: diskRefused(path, error) });
      }
    },

    latest(count) {
      const entries: ActivityEntry[] = [];
      for (const file of paths)
        for (const line of linesFromEnd(file)) {
          if (entries.length >= count) return entries;
          const entry = readLine(line);
          if (entry) entries.push(entry);
        }
      return entries;
    },

    async *all() {
      // All at once, before anything is renamed: each entry is read once.
      const files = paths.map(openFile).filter((file) => file !== undefined);
      try {
        for (const file of files) yield* inTurns(linesOf(file));
      } finally {
        for (const { descriptor } of files) fs.closeSync(descriptor);
      }
    },
  };
}

async function* inTurns(lines: Iterable<string>): AsyncGenerator<readonly ActivityEntry[]> {
  let entries: ActivityEntry[] = [];
  let read = 0;
  for (const line of lines) {
    const entry = readLine(line);
    if (entry) entries.push(entry);
    read += 1;
    if (read % LINES_A_TURN !== 0) continue;
    yield entries;
    entries = [];
    await nextTurn();
  }
  yield entries;
}

function readLine(line: string): ActivityEntry | undefined {
  try {
    const entry = activitySchema.safeParse(JSON.parse(line));
    return entry.success ? entry.data : undefined;
  } catch {
    return undefined;
  }
}

function sizeOf(path: string): number {
  return fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A crash while writing leaves half a line; the next one must not be glued to it. */
function endsInMidLine(path: string): boolean {
  const size = sizeOf(path);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const file = fs.openSync(path, 'r');
  try {
    fs.readSync(file, last, 0, 1, size - 1);
  } finally {
    fs.closeSync(file);
  }
  return last.toString('latin1') !== '\n';
}
