import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sum } from '../statistics.ts';

/** Of `/proc/[pid]/stat`, in ticks of this many a second on every Linux there is. */
const TICKS_PER_SECOND = 100;

/**
 * The process and what it started, as far as it runs the same program: an Electron or a Chromium
 * with its zygotes, renderers and helpers, without the shells around it.
 */
export function programTree(pid: number): readonly number[] {
  const program = programOf(pid);
  const childrenOf = new Map<number, number[]>();
  for (const each of allProcesses()) {
    const parent = statOf(each)?.parent;
    if (parent !== undefined) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), each]);
  }
  const tree: number[] = [];
  const take = (one: number): void => {
    if (programOf(one) === program) tree.push(one);
    for (const child of childrenOf.get(one) ?? []) take(child);
  };
  take(pid);
  return tree;
}

/** Megabytes, what is shared counted once, in proportion. */
export function memoryMb(pid: number): number {
  const kilobytes = programTree(pid).map((each) =>
    Number(/^Pss:\s+(\d+) kB$/m.exec(read(each, 'smaps_rollup'))?.[1] ?? 0),
  );
  return sum(kilobytes) / 1024;
}

export interface Activity {
  readonly cpuSeconds: number;
  /** How often a thread woke up and went to sleep again by itself. */
  readonly switches: number;
}

/** What all threads of the tree have done since they began. */
export function activityOf(pid: number): Activity {
  const tree = programTree(pid);
  return {
    cpuSeconds: sum(tree.map((each) => statOf(each)?.ticks ?? 0)) / TICKS_PER_SECOND,
    switches: sum(tree.map(switchesOf)),
  };
}

function switchesOf(pid: number): number {
  const threads = listing(`/proc/${String(pid)}/task`);
  return sum(
    threads.map((thread) =>
      Number(
        /^voluntary_ctxt_switches:\s+(\d+)$/m.exec(read(pid, `task/${thread}/status`))?.[1] ?? 0,
      ),
    ),
  );
}

function allProcesses(): readonly number[] {
  return listing('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function statOf(pid: number): { readonly parent: number; readonly ticks: number } | undefined {
  const text = read(pid, 'stat');
  // The name, in parentheses, may hold blanks and parentheses itself.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent] = fields;
  if (parent === undefined) return undefined;
  return { parent, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
}

function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/exe`);
  } catch {
    // It has ended, or is one of the kernel's.
    return undefined;
  }
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
