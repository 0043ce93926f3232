import type { CommandName } from '../bridge/commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import type { SnoozeDays } from '../identities/key-reminders.ts';
import type { Problem } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { RunningRealm } from './realm.ts';

type RotationCommand = Extract<CommandName, `rotation.${string}` | 'key.snooze' | 'key.delete'>;

export interface RotationHandlerParts {
  readonly running: () => Pick<RunningRealm, 'rotationKeeper'>;
  readonly snooze: (maskedKeyId: string, days: SnoozeDays) => Result<void, Problem>;
}

/** Rotation of access keys, and what belongs to it. */
export function rotationHandlers({
  running,
  snooze,
}: RotationHandlerParts): Pick<Handlers, RotationCommand> {
  const keeper = () => running().rotationKeeper;
  return {
    'rotation.start': async ({ identityId }) => {
      const started = await keeper().start(identityId);
      return started.ok ? ok({ rotationId: started.value }) : started;
    },
    'rotation.undo': ({ rotationId }) => keeper().undo(rotationId),
    'rotation.resume': ({ rotationId }) => keeper().resume(rotationId),
    'rotation.finish': ({ rotationId }) => keeper().finish(rotationId),
    'rotation.chooseKey': ({ rotationId, maskedKeyId }) =>
      keeper().chooseKey(rotationId, maskedKeyId),
    'rotation.dismiss': ({ rotationId }) => {
      keeper().dismiss(rotationId);
      return Promise.resolve(ok(undefined));
    },
    'key.snooze': ({ maskedKeyId, days }) => Promise.resolve(snooze(maskedKeyId, days)),
    'key.delete': ({ identityId, maskedKeyId }) => keeper().deleteOrphan(identityId, maskedKeyId),
  };
}
