import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { FILE_MODE, FOLDER_MODE } from './durable-file.ts';

const MAX_BYTES = 1_000_000;

/** Writes bugs down for a report; secrets print themselves as `[secret]`. */
export type LogBug = (reference: string, error: unknown) => void;

/** A log in `file`, kept below a megabyte with one older part. A log that cannot be written is no reason to stop. */
export function bugLog(file: string, now: () => number = Date.now): LogBug {
  return (reference, error) => {
    const line = `${new Date(now()).toISOString()} ${reference} ${inspect(error, { depth: 4 })}\n`;
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

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
