import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActivityEntry } from '../../src-main/activity/activity.ts';
import { ActivityArchive } from '../../src-main/activity/activity-archive.ts';
import { ActivityLog } from '../../src-main/activity/activity-log.ts';
import type { Input } from '../../src-main/bridge/commands.ts';
import { activityFile } from '../../src-main/disk/activity-file.ts';
import { asLines, history } from '../support/activity-history.ts';
import type { Metric } from './metric.ts';
import { framesRow, scrolled } from './paint.ts';
import { limitRow, ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { Pages } from './support/browser.ts';
import type { Shown } from './support/browser.ts';
import { keystroke, paintOf, ROWS } from './support/looking.ts';

const MANY = 100_000;
const FEW = 1_000;
const ACTIVITY = 'app/index.html#activity';
/** As somebody types it: each key is another question. */
const TYPED = 'bastion';
/** In the window each key has to change the rows: one that is taken back shows all of them again. */
const KEYS = ['j', 'Backspace', 'k', 'Backspace'];
const CLOCK = { now: () => Date.now(), after: () => () => undefined };

/** The app's own log and search behind the window, over so many entries. */
export const LONG_HISTORY: Metric = {
  number: 19,
  name: 'activity of 100,000 entries',
  peer: 'the same list with 1,000',
  measure: ({ runs, few }) =>
    withLogs(({ openMany, openFew }) =>
      Pages.use((pages) =>
        pages.inBrowser(async (tabs) => {
          const opening = async (open: () => Shown): Promise<number> =>
            paintOf(await tabs.show(ACTIVITY, open()), ROWS);
          const took = await interleaved(runs, [() => opening(openMany), () => opening(openFew)]);
          const many = await scrolled(tabs, few, ACTIVITY, openMany());
          const some = await scrolled(tabs, few, ACTIVITY, openFew());
          return [
            ratioRow('first rows', took, 1.5),
            framesRow('95 of 100 frames, scrolling', many, some),
          ];
        }),
      ),
    ),
};

export const LONG_FILTER: Metric = {
  number: 20,
  name: 'activity filter: key → paint, 100,000 entries',
  peer: '–',
  measure: ({ runs }) =>
    withLogs(({ openMany }) =>
      Pages.use((pages) =>
        pages.inBrowser(async (tabs) => {
          const took: number[] = [];
          const shown = openMany();
          // The log has been read by the time somebody types.
          await shown.answer?.('activity.read', { query: {}, offset: 0, count: 1 });
          for (let run = -1; run < Math.ceil(runs / KEYS.length); run += 1) {
            const page = await tabs.show(ACTIVITY, shown);
            await page.locator(ROWS).first().waitFor();
            for (const key of KEYS) {
              const ms = await keystroke(page, key);
              if (run >= 0) took.push(ms);
            }
          }
          return [limitRow('one key', took, 100)];
        }),
      ),
    ),
};

/** What the archive and the log do by themselves, without a window. */
export const ARCHIVE: Metric = {
  name: 'activity of 100,000 entries in the main process',
  peer: 'the same with 1,000',
  measure: ({ runs }) =>
    withLogs(async ({ fewFile, manyFile }) => {
      const opening = (file: string) => (): Promise<number> => {
        const startedAt = performance.now();
        if (openLog(file).latest.length !== 200) throw new Error('The latest entries are missing');
        return Promise.resolve(performance.now() - startedAt);
      };
      const opened = await interleaved(runs, [opening(manyFile), opening(fewFile)], 3);
      const archive = new ActivityArchive({ log: openLog(manyFile), clock: CLOCK });
      await archive.read({}, 0, 1);
      const filtered: number[] = [];
      for (let run = 0; run < runs; run += 1)
        for (let length = 1; length <= TYPED.length; length += 1) {
          const startedAt = performance.now();
          const { total } = await archive.read({ text: TYPED.slice(0, length) }, 0, 200);
          filtered.push(performance.now() - startedAt);
          if (total === 0) throw new Error('Nothing was found');
        }
      return [
        ratioRow('opening the log', opened, 1.5),
        limitRow('one key of a filter', filtered, 100, { at: 'p95' }),
      ];
    }),
};

interface Logs {
  readonly fewFile: string;
  readonly manyFile: string;
  readonly openFew: () => Shown;
  readonly openMany: () => Shown;
}

async function withLogs<T>(deed: (logs: Logs) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-activity-'));
  try {
    const written = (count: number): string => {
      const file = path.join(folder, `${String(count)}.jsonl`);
      writeFileSync(file, asLines(history(count, Date.now())));
      return file;
    };
    const [fewFile, manyFile] = [written(FEW), written(MANY)];
    const openFew = (): Shown => behindTheWindow(fewFile);
    return await deed({ fewFile, manyFile, openFew, openMany: () => behindTheWindow(manyFile) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As after a start: the latest are in the snapshot, the rest is read when asked for. */
function behindTheWindow(file: string): Shown {
  const log = openLog(file);
  const archive = new ActivityArchive({ log, clock: CLOCK });
  const activity: readonly ActivityEntry[] = log.latest;
  return {
    activity,
    answer: (name, input) => {
      if (name !== 'activity.read') return undefined;
      const { query, offset, count } = input as Input<'activity.read'>;
      return archive.read(query, offset, count);
    },
  };
}

function openLog(file: string): ActivityLog {
  return new ActivityLog({
    store: activityFile(file, { maxBytes: Infinity }),
    clock: CLOCK,
    newId: () => '',
  });
}
