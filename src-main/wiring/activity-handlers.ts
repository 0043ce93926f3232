import { ActivityArchive } from '../activity/activity-archive.ts';
import { activityAsCsv, activityAsJson } from '../activity/activity-export.ts';
import type { ActivityLog } from '../activity/activity-log.ts';
import { openTimes } from '../activity/open-times.ts';
import type { ActivityCommands } from '../bridge/activity-commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import { writeExport } from '../disk/export-file.ts';
import type { AskWhereToSave } from '../electron/save-dialog.ts';
import type { Clock } from '../kernel/clock.ts';
import { ok } from '../kernel/result.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { RunningRealm } from './realm.ts';

export interface ActivityHandlerParts {
  /** The realm of this moment. */
  readonly running: () => Pick<RunningRealm, 'log' | 'leases'>;
  readonly clock: Clock;
  readonly askWhereToSave: AskWhereToSave;
  /** Nobody looks any more. */
  readonly onWindowGone: (listener: () => void) => void;
}

/** What happened: reading, exporting and drawing it. */
export function activityHandlers(
  parts: ActivityHandlerParts,
): Pick<Handlers, keyof ActivityCommands> {
  const archive = archiveOf(parts);
  return {
    'activity.read': async ({ query, offset, count }) =>
      ok(await archive().read(query, offset, count)),
    'activity.export': async ({ query, format }) => {
      const day = new Date(parts.clock.now()).toISOString().slice(0, 10);
      const path = await parts.askWhereToSave(`drawbridge-activity-${day}`, format);
      if (path === undefined) return ok({});
      const entries = await archive().matching(query);
      const write = format === 'csv' ? activityAsCsv : activityAsJson;
      const written = await writeExport(path, write(entries));
      return written.ok ? ok({ rows: entries.length }) : written;
    },
    'activity.openTimes': async ({ since }) => {
      const entries = await archive().matching({});
      const live = new Set<string>(
        parts
          .running()
          .leases.all.filter(mayBeOpen)
          .map(({ id }) => id),
      );
      return ok(openTimes(entries, { since, live, now: parts.clock.now() }));
    },
  };
}

/** The archive of the realm that runs; another realm has another one. */
function archiveOf({ running, clock, onWindowGone }: ActivityHandlerParts): () => ActivityArchive {
  let known: { readonly log: ActivityLog; readonly archive: ActivityArchive } | undefined;
  const forget = (): void => {
    known?.archive.forget();
    known = undefined;
  };
  onWindowGone(forget);
  return () => {
    const { log } = running();
    if (known?.log !== log) {
      forget();
      known = { log, archive: new ActivityArchive({ log, clock }) };
    }
    return known.archive;
  };
}
