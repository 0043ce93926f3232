import type { ActivityCommands } from '../bridge/activity-commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import { ok } from '../kernel/result.ts';
import type { RunningRealm } from './realm.ts';

/** What happened: reading, exporting and drawing it. */
export function activityHandlers(
  running: () => Pick<RunningRealm, 'log'>,
): Pick<Handlers, keyof ActivityCommands> {
  return {
    'activity.read': () =>
      Promise.resolve(
        ok({ total: running().log.latest.length, entries: running().log.latest.slice(0) }),
      ),
    'activity.export': () => Promise.resolve(ok({})),
    'activity.openTimes': () => Promise.resolve(ok([])),
  };
}
