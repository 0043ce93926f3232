import * as fs from 'node:fs';

/** The file that is written to, and the older ones behind it: `<name>.1`, `<name>.2`, … */
export function segmentPaths(path: string, older: number): readonly string[] {
  return [path, ...Array.from({ length: older }, (_, at) => `${path}.${String(at + 1)}`)];
}

/**
 * Makes room for a new first file: each becomes the one behind it, the last one first, and the
 * oldest of a full row is replaced. A crash in between leaves a gap, never two of the same; the next
 * time only the files before the gap move up.
 */
export function shiftSegments(paths: readonly string[]): void {
  const gap = paths.findIndex((path) => !fs.existsSync(path));
  const last = gap === -1 ? paths.length - 1 : gap;
  for (let at = last; at > 0; at -= 1) fs.renameSync(paths[at - 1] ?? '', paths[at] ?? '');
}
