import * as fs from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { diskRefused, errorCode } from './disk-refused.ts';

/** Nobody else on this computer has business in here. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** What writing needs of Node's `fs`; a parameter, so that a test can fill the disk. */
export type FileCalls = Pick<
  typeof fs,
  | 'closeSync'
  | 'fchmodSync'
  | 'fsyncSync'
  | 'mkdirSync'
  | 'openSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeFileSync'
>;

/** Folders cannot be opened or synced everywhere (Windows, some network disks); renames still hold. */
const NO_FOLDER_SYNC = new Set(['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);

/**
 * Replaces a file so that after a crash at any moment it holds either the old text or the new one,
 * and returns only when the bytes are on the disk.
 *
 * @returns `disk-refused`; the old text then still stands.
 */
export function writeDurably(
  path: string,
  text: string,
  calls: FileCalls = fs,
): Result<void, Refusal> {
  const temporary = `${path}.tmp`;
  try {
    calls.mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
    writeAndSync(temporary, text, calls);
    calls.renameSync(temporary, path);
    syncFolder(dirname(path), calls);
    return ok(undefined);
  } catch (error) {
    removeQuietly(temporary, calls);
    return err({ problem: diskRefused(path, error) });
  }
}

/** What stood in a file, and what was found wrong with it. */
export interface Found<T> {
  /** Absent when there is no file or nothing of it could be read. */
  readonly value?: T;
  readonly problem?: Problem;
}

/** What a parser makes of a text: all of it, a part, or nothing. */
export interface Parsed<T> {
  readonly value?: T;
  readonly whole: boolean;
}

/**
 * Reads a file; one that cannot be understood whole is renamed to `<name>.unreadable-<time>` and
 * reported, never overwritten.
 */
export function readOrQuarantine<T>(
  path: string,
  parse: (text: string) => Parsed<T>,
  now: () => Instant = Date.now,
): Found<T> {
  let parsed: Parsed<T>;
  try {
    parsed = parse(new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(path)));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    parsed = { whole: false };
  }
  const value = parsed.value === undefined ? {} : { value: parsed.value };
  return parsed.whole ? value : { ...value, problem: quarantine(path, now()) };
}

/** Whether a file says, in `version`, that a newer Drawbridge wrote it. */
export function isNewer(path: string, version: number): boolean {
  try {
    const file: unknown = JSON.parse(fs.readFileSync(path, 'utf8'));
    const said = typeof file === 'object' && file !== null && 'version' in file && file.version;
    return typeof said === 'number' && said > version;
  } catch {
    return false;
  }
}

/** By its name only: where the person's folders are is nobody's business in a picture. */
export function fileName(path: string): string {
  return basename(path);
}

function quarantine(path: string, now: Instant): Problem {
  const aside = freeName(`${path}.unreadable-${new Date(now).toISOString().replaceAll(':', '-')}`);
  try {
    fs.renameSync(path, aside);
    return { kind: 'file-unreadable', file: basename(path), keptAs: basename(aside) };
  } catch (error) {
    // Where renaming is refused, so is replacing: what stands there is safe from us.
    return diskRefused(path, error);
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let count = 2; fs.existsSync(name); count += 1) name = `${wanted}-${String(count)}`;
  return name;
}

function writeAndSync(path: string, text: string, calls: FileCalls): void {
  const file = calls.openSync(path, 'w', FILE_MODE);
  try {
    calls.fchmodSync(file, FILE_MODE);
    calls.writeFileSync(file, text, 'utf8');
    calls.fsyncSync(file);
  } finally {
    calls.closeSync(file);
  }
}

function syncFolder(path: string, calls: FileCalls): void {
  try {
    const folder = calls.openSync(path, 'r');
    try {
      calls.fsyncSync(folder);
    } finally {
      calls.closeSync(folder);
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(errorCode(error) ?? '')) throw error;
  }
}

function removeQuietly(path: string, calls: FileCalls): void {
  try {
    calls.rmSync(path, { force: true });
  } catch {
    // The disk refuses; that is what is being reported.
  }
}
