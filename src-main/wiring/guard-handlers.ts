import type { CommandName } from '../bridge/commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import type { Snapshot } from '../bridge/snapshot.ts';
import type { Problem } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Settings } from '../settings/settings.ts';
import type { RunningRealm } from './realm.ts';

type GuardCommand = Extract<CommandName, `guard.${string}`>;

export interface GuardHandlerParts {
  readonly running: () => Pick<RunningRealm, 'guardChecks'>;
  readonly snapshot: () => Pick<Snapshot, 'settings'>;
  readonly changeSettings: (settings: Settings) => Promise<Result<void, Problem>>;
}

/** Checks of guards; what is proved is switched on. */
export function guardHandlers(parts: GuardHandlerParts): Pick<Handlers, GuardCommand> {
  const { running, snapshot, changeSettings } = parts;
  return {
    'guard.check': ({ account, region }) => {
      const place = { account, region };
      const switchOn = (groups: readonly string[]): Promise<Result<void, Problem>> => {
        const { settings } = snapshot();
        const others = settings.guardedPlaces.filter(
          (each) => each.account !== account || each.region !== region,
        );
        return changeSettings({ ...settings, guardedPlaces: [...others, { ...place, groups }] });
      };
      return Promise.resolve(running().guardChecks.start(place, switchOn));
    },
    'guard.cancelCheck': (place) => {
      running().guardChecks.cancel(place);
      return Promise.resolve(ok(undefined));
    },
  };
}
