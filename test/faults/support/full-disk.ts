import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder whose writes can be made to fail in earnest. */
export interface FullDisk {
  /** Which way it was done: `a full disk`, or `a file that cannot be replaced`. */
  readonly way: string;
  fill(): void;
  /** Room again. */
  free(): void;
  /** Gives the folder back; nobody may use it any more. */
  end(): void;
}

/**
 * Puts a small disk of its own under the folder. Where mounting is not permitted, a folder stands in
 * the way of the journal's new text instead.
 */
export function smallDisk(folder: string): FullDisk {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return folderInTheWay(path.join(folder, 'journal.json.tmp'));
  }
  const filler = path.join(folder, 'filler');
  return {
    way: 'a full disk',
    fill: () => {
      for (let bytes = 4096; bytes > 0; bytes = Math.floor(bytes / 2)) fillWith(filler, bytes);
    },
    free: () => {
      rmSync(filler, { force: true });
    },
    end: () => {
      execFileSync('umount', ['-l', folder]);
    },
  };
}

/** Appends pieces of one size until none fits any more. */
function fillWith(file: string, bytes: number): void {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function folderInTheWay(obstacle: string): FullDisk {
  return {
    way: 'a file that cannot be replaced',
    fill: () => {
      mkdirSync(obstacle);
    },
    free: () => {
      rmSync(obstacle, { recursive: true, force: true });
    },
    end: () => undefined,
  };
}
