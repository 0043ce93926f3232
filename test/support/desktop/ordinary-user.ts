import { execFile } from 'node:child_process';
import { chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface OrdinaryUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * An ordinary user of this machine, made when missing. Needs root.
 * @see https://www.electronjs.org/docs/latest/tutorial/sandbox for what root cannot test
 */
export async function ordinaryUser(name: string): Promise<OrdinaryUser> {
  if (!isRoot()) throw new Error('only root can run the app as another user');
  const known = await idOf(name);
  if (known) return known;
  await run('useradd', ['--create-home', name]);
  const made = await idOf(name);
  if (!made) throw new Error(`could not make the user ${name}`);
  return made;
}

/** Gives a folder and all in it to the user. */
export async function giveTo(user: OrdinaryUser, folder: string): Promise<void> {
  await chown(folder, user.uid, user.gid);
  for (const name of await readdir(folder, { recursive: true })) {
    await chown(join(folder, name), user.uid, user.gid);
  }
}

async function idOf(name: string): Promise<OrdinaryUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
