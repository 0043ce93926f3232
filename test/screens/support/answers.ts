import { ipcMain } from 'electron';
import type { CommandName, Input } from '../../../src-main/bridge/commands.ts';
import { CALL_CHANNEL } from '../../../src-main/electron/channels.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { manyDoors } from '../fixtures/doors.ts';
import { manyEntries } from '../fixtures/history.ts';
import { readerOf } from '../fixtures/log.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';

/** As many as the app's snapshot holds. */
const LATEST = 200;

/** How much there is to show. */
export interface Load {
  readonly resources: number;
  readonly entries: number;
}

/** Where the bench reaches it, from outside the process. */
export interface BenchHost {
  layLoad?: (load: Load) => void;
}

/**
 * Stands for the main process behind the app's own preload, so that what the window waits for
 * crosses the process border as it does in the app.
 */
export function answerWindow(): void {
  let snapshot = EVERY_DAY;
  let read = readerOf([]);
  (globalThis as BenchHost).layLoad = (load) => {
    const entries = manyEntries(load.entries);
    read = readerOf(entries);
    const resources = manyDoors(load.resources);
    snapshot = { ...EVERY_DAY, resources, leases: [], activity: entries.slice(0, LATEST) };
  };
  ipcMain.handle(CALL_CHANNEL, (_event, name: CommandName, input: unknown) => {
    if (name === 'snapshot.read') return ok(snapshot);
    if (name === 'activity.openTimes') return ok([]);
    if (name !== 'activity.read') return ok(undefined);
    return ok(read(input as Input<'activity.read'>));
  });
}
