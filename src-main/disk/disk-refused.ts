import { basename } from 'node:path';
import type { ProblemOf } from '../kernel/problem.ts';

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would become too large',
  EROFS: 'the disk is read-only',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EBUSY: 'another program uses the file',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where the file should be',
};

/** The file by its name only: where the person's folders are is nobody's business in a picture. */
export function diskRefused(path: string, error: unknown): ProblemOf<'disk-refused'> {
  const code = errorCode(error);
  const name = error instanceof Error ? error.name : 'unknown error';
  const cause = code === undefined ? name : `${CAUSES[code] ?? 'the system refused'} (${code})`;
  return { kind: 'disk-refused', file: basename(path), cause };
}

/** `ENOSPC` and the like, where the system said so. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
