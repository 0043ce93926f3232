import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ActivityArchive } from '../../src-main/activity/activity-archive.ts';
import { ActivityLog } from '../../src-main/activity/activity-log.ts';
import { activityFile } from '../../src-main/disk/activity-file.ts';
import { asLines, history } from '../support/activity-history.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const MANY = 100_000;
const FEW = 1_000;
const FILTER_MS = 100;
const OPEN_RATIO = 1.5;
/** As somebody types them: each one is another query. */
const TYPED = ['b', 'ba', 'bast', 'bastion', 'bastion s', 'bastion ssh', 'bastion ssh failed'];
const CLOCK = { now: () => Date.now(), after: () => () => undefined };

/** What the screen waits for: the latest entries at the start, and all that match at each key. */
export async function benchActivity(runs: number): Promise<readonly Outcome[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-activity-'));
  try {
    const [few, many] = [FEW, MANY].map((count) => written(folder, count));
    const openFew: number[] = [];
    const openMany: number[] = [];
    for (let run = -3; run < runs; run += 1) {
      const took = [opening(few ?? ''), opening(many ?? '')] as const;
      // The first ones are compiled on the way.
      if (run < 0) continue;
      openFew.push(took[0]);
      openMany.push(took[1]);
    }
    return [opened(openFew, openMany), await filtered(many ?? '', runs)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function opened(few: readonly number[], many: readonly number[]): Outcome {
  const ratio = spread(many).median / spread(few).median;
  return {
    name: 'activity of 100,000 entries, first rows',
    line: `${ratio.toFixed(2)}× those of 1,000, ${inWords(spread(many))} (target ≤ ${String(OPEN_RATIO)}×)`,
    within: ratio <= OPEN_RATIO,
  };
}

async function filtered(file: string, runs: number): Promise<Outcome> {
  const archive = new ActivityArchive({ log: openLog(file), clock: CLOCK });
  await archive.read({}, 0, 1);
  const took: number[] = [];
  for (let run = -1; run < runs; run += 1)
    for (const text of TYPED) {
      const started = performance.now();
      const { total } = await archive.read({ text }, 0, 200);
      if (run >= 0) took.push(performance.now() - started);
      if (total === 0) throw new Error(`Nothing was found for ${text}`);
    }
  const us = spread(took);
  return {
    name: 'activity of 100,000 entries, one key of a filter',
    line: `${inWords(us)} (target ≤ ${String(FILTER_MS)} ms)`,
    within: us.p90 <= FILTER_MS,
  };
}

function opening(file: string): number {
  const started = performance.now();
  if (openLog(file).latest.length !== 200) throw new Error('The latest entries are missing');
  return performance.now() - started;
}

function openLog(file: string): ActivityLog {
  return new ActivityLog({
    store: activityFile(file, { maxBytes: Infinity }),
    clock: CLOCK,
    newId: () => '',
  });
}

function written(folder: string, count: number): string {
  const file = path.join(folder, `${String(count)}.jsonl`);
  writeFileSync(file, asLines(history(count, Date.now())));
  return file;
}
