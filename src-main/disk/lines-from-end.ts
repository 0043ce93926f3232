import * as fs from 'node:fs';

const CHUNK_BYTES = 64 * 1024;
const LINE_END = 0x0a;

/** A file as long as it was when it was opened. Whoever opens it closes it. */
export interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
}

/**
 * The lines of a file, last one first, reading only as far as they are asked for. A file that is not
 * there or cannot be read has none.
 */
export function* linesFromEnd(path: string): Generator<string, void, undefined> {
  const file = openFile(path);
  if (!file) return;
  try {
    yield* linesOf(file);
  } finally {
    fs.closeSync(file.descriptor);
  }
}

/** As `linesFromEnd`: what is renamed or appended to in the meantime changes nothing. */
export function* linesOf({ descriptor, size }: OpenFile): Generator<string, void, undefined> {
  let end = size;
  let rest = Buffer.alloc(0);
  while (end > 0) {
    const start = Math.max(0, end - CHUNK_BYTES);
    const chunk = readAt(descriptor, start, end - start);
    if (!chunk) return;
    rest = Buffer.concat([chunk, rest]);
    end = start;
    for (let at = rest.lastIndexOf(LINE_END); at >= 0; at = rest.lastIndexOf(LINE_END)) {
      const line = rest.toString('utf8', at + 1);
      rest = rest.subarray(0, at);
      if (line !== '') yield line;
    }
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** `undefined` for a file that is not there or may not be read. */
export function openFile(path: string): OpenFile | undefined {
  try {
    const descriptor = fs.openSync(path, 'r');
    return { descriptor, size: fs.fstatSync(descriptor).size };
  } catch {
    return undefined;
  }
}

/** `undefined` where the disk reports an error, or where a folder was opened. */
function readAt(file: number, start: number, length: number): Buffer | undefined {
  const chunk = Buffer.alloc(length);
  try {
    fs.readSync(file, chunk, 0, length, start);
    return chunk;
  } catch {
    return undefined;
  }
}
