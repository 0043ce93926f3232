import * as fs from 'node:fs';

const CHUNK_BYTES = 64 * 1024;
const LINE_END = 0x0a;

/**
 * The lines of a file, last one first, reading only as far as they are asked for. A file that is not
 * there or cannot be read has none.
 */
export function* linesFromEnd(path: string): Generator<string, void, undefined> {
  const file = opened(path);
  if (file === undefined) return;
  try {
    let end = fs.fstatSync(file).size;
    let rest = Buffer.alloc(0);
    while (end > 0) {
      const start = Math.max(0, end - CHUNK_BYTES);
      const chunk = readAt(file, start, end - start);
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
  } finally {
    fs.closeSync(file);
  }
}

function opened(path: string): number | undefined {
  try {
    return fs.openSync(path, 'r');
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
