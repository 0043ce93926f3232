import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { withoutSecrets } from '../kernel/secret.ts';
import { FILE_MODE, FOLDER_MODE } from './durable-file.ts';

const MAX_BYTES = 1_000_000;

/** Writes bugs down for a report; secrets print themselves as `[secret]`. */
export type LogBug = (reference: string, error: unknown) => void;

/** A log in `file`, kept below a megabyte with one older part. A log that cannot be written is no reason to stop. */
export function bugLog(file: string, now: () => number = Date.now): LogBug {
  return (reference, error) => {
    const said = withoutSecrets(inspect(error, { depth: 4 }));
    const line = `${new Date(now()).toISOString()} ${reference} ${said}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: FOLDER_MODE });
      if (sizeOf(file) > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: FILE_MODE });
    } catch (failure) {
      process.stderr.write(`The log could not be written: ${String(failure)}\n`);
    }
  };
}

/** The latest lines of such a log; none where it cannot be read. */
export function lastLogLines(file: string, count: number): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
