import type { RotationView } from '../../src-main/bridge/snapshot.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { dayAndTime, remaining } from '../../src-main/kernel/time-in-words.ts';
import { HOUR_MS } from '../../src-main/kernel/clock.ts';
import { ago } from './durations.ts';

/** The steps of a rotation, as the person follows them. */
export const ROTATION_STEPS = [
  'Create a new key',
  'Store it in the keychain',
  'Test it everywhere',
  'Change over to it',
  'Make the old key inactive',
  'Delete the old key',
] as const;

/** How many of the steps are done; `undefined` where they are not shown. */
export function stepsDone({ state }: RotationView): number | undefined {
  switch (state) {
    case 'preparing':
    case 'choosing':
    case 'making-room':
    case 'creating':
      return 0;
    case 'storing':
      return 1;
    case 'verifying':
      return 2;
    case 'switching':
      return 3;
    case 'switched':
    case 'deactivating':
    case 'reactivated':
      return 4;
    case 'watching':
    case 'deleting':
      return 5;
    case 'done':
      return 6;
    case 'reactivating':
    case 'checking-old':
    case 'switching-back':
    case 'switched-back':
    case 'discarding':
    case 'undone':
    case 'failed':
      return undefined;
  }
}

/** Where a rotation is, in one sentence. */
export function rotationInWords(rotation: RotationView, now: Instant): string {
  const { maskedOldKeyId: old, maskedNewKeyId: made = 'the new key', checks } = rotation;
  switch (rotation.state) {
    case 'preparing':
      return 'Looks whether the keychain can be written and AWS has room for a second key.';
    case 'choosing':
      return 'AWS allows two keys for each user, and there are two. Choose the one to delete.';
    case 'making-room':
      return 'Deletes the key you chose.';
    case 'creating':
      return 'Asks AWS whether the new key was made: its answer was lost.';
    case 'storing':
      return `Stores the secret of ${made} in the keychain and reads it back.`;
    case 'verifying':
      return `Tests ${made} with every service in use (${passed(checks)}). New keys take some seconds.`;
    case 'switching':
    case 'switched':
      return `Drawbridge uses ${made} now. What began with ${old} is given time to end.`;
    case 'deactivating':
      return `Makes ${old} inactive.`;
    case 'watching':
      return `${old} is inactive. ${deletedWhen(rotation, now)} Until then you can have it back.`;
    case 'deleting':
      return `Deletes ${old}.`;
    case 'done':
      return `Done: Drawbridge uses ${made}, and ${old} is deleted.`;
    case 'reactivating':
      return `Makes ${old} active again.`;
    case 'reactivated':
      return rotation.bySomebody
        ? `Somebody made ${old} active again, so it is still needed. It stays until you decide.`
        : `${old} is active again, and Drawbridge uses ${made}. It stays so until you decide.`;
    case 'checking-old':
      return `Tests ${old} before going back to it (${passed(checks)}).`;
    case 'switching-back':
    case 'switched-back':
      return `Drawbridge uses ${old} again. What began with ${made} is given time to end.`;
    case 'discarding':
      return `Deletes ${made} again.`;
    case 'undone':
      return `Undone: Drawbridge uses ${old}, as before.`;
    case 'failed':
      return `Drawbridge uses ${old}, as before. Tried ${ago(rotation.startedAt, now)}.`;
  }
}

function passed(checks: RotationView['checks']): string {
  return `${String(checks?.passed ?? 0)} of ${String(checks?.needed ?? 0)}`;
}

function deletedWhen({ until }: RotationView, now: Instant): string {
  if (until === undefined || until <= now) return 'It is deleted next.';
  const hours = (until - now) / HOUR_MS;
  // Rounded: a second after it began, a week is still seven days.
  const left = hours < 48 ? remaining(until - now) : `${String(Math.round(hours / 24))} days`;
  return `It is deleted in ${left}, on ${dayAndTime(until)}.`;
}
