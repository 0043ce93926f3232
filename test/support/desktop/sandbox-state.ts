import { readdir, readFile } from 'node:fs/promises';

/**
 * Whether the kernel filters the system calls of every window process of the app: what
 * Chromium's sandbox does, seen from outside.
 * @param pid the app's main process
 * @throws Error when the app has no window process
 * @see https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html
 */
export async function windowsAreSandboxed(pid: number): Promise<boolean> {
  const states: boolean[] = [];
  for (const process of await descendantsOf(pid)) {
    const command = await read(process, 'cmdline');
    if (!command.includes('--type=renderer')) continue;
    states.push(/^Seccomp:\s*2$/m.test(await read(process, 'status')));
  }
  if (states.length === 0) throw new Error('the app has no window process');
  return states.every(Boolean);
}

async function descendantsOf(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const parent = /^PPid:\s*(\d+)$/m.exec(/^\d+$/.test(name) ? await read(name, 'status') : '');
    if (parent) parents.set(Number(name), Number(parent[1]));
  }
  const found = [pid];
  for (const ancestor of found) {
    for (const [child, parent] of parents) if (parent === ancestor) found.push(child);
  }
  return found;
}

async function read(pid: number | string, name: 'cmdline' | 'status'): Promise<string> {
  // A process may end between being listed and being read.
  return readFile(`/proc/${String(pid)}/${name}`, 'utf8').catch(() => '');
}
