import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { activitySchema } from './activity-schema.ts';
import type { ActivityEntry, ActivityStore } from '../activity/activity.ts';
import { err, ok } from '../kernel/result.ts';
import { diskRefused } from './disk-refused.ts';
import { FILE_MODE, FOLDER_MODE } from './durable-file.ts';
import { linesFromEnd } from './lines-from-end.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/**
 * The activity log: one line of JSON per entry, only ever appended to. At 5 MB it becomes
 * `<name>.1`, taking the place of the one before.
 */
export function activityFile(path: string, maxBytes = MAX_BYTES): ActivityStore {
  const older = `${path}.1`;
  return {
    append(entry) {
      try {
        fs.mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
        if (sizeOf(path) >= maxBytes) fs.renameSync(path, older);
        const line = `${JSON.stringify(entry)}\n`;
        fs.appendFileSync(path, endsInMidLine(path) ? `\n${line}` : line, { mode: FILE_MODE });
        return ok(undefined);
      } catch (error) {
        return err({ problem: diskRefused(path, error) });
      }
    },

    latest(count) {
      const entries: ActivityEntry[] = [];
      for (const file of [path, older])
        for (const line of linesFromEnd(file)) {
          if (entries.length >= count) return entries;
          const entry = readLine(line);
          if (entry) entries.push(entry);
        }
      return entries;
    },
  };
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
