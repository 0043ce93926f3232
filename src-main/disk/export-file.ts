import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { diskRefused } from './disk-refused.ts';
import { FILE_MODE } from './durable-file.ts';

/**
 * Writes a file for the person alone, a part at a time. One that stands there is replaced only when
 * all is written.
 *
 * @returns `disk-refused`; what stood there then still stands.
 */
export async function writeExport(
  path: string,
  parts: Iterable<string>,
): Promise<Result<void, Problem>> {
  const temporary = `${path}.part`;
  try {
    const file = await open(temporary, 'w', FILE_MODE);
    await writeAll(file, parts).finally(() => file.close());
    await rename(temporary, path);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return err(diskRefused(path, error));
  }
}

async function writeAll(file: FileHandle, parts: Iterable<string>): Promise<void> {
  await file.chmod(FILE_MODE);
  for (const part of parts) await file.write(part);
}
