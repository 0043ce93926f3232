import type { IdentityView, KeyView, OrphanView, RotationView } from '../bridge/snapshot.ts';
import { maskedKeyId } from '../identities/identity.ts';
import type { Identity } from '../identities/identity.ts';
import { snoozedUntil } from '../identities/key-reminders.ts';
import type { ReminderMemory } from '../identities/key-reminders.ts';
import { SUCCESSES_NEEDED } from '../identities/rotation/deed.ts';
import { movesOf } from '../identities/rotation/moves.ts';
import { rotationRefusal } from '../identities/rotation/rotation-refusal.ts';
import { newKeyOf } from '../identities/rotation/rotation.ts';
import type { OrphanKey, Rotation } from '../identities/rotation/rotation.ts';
import type { Instant } from '../kernel/clock.ts';

/** A rotation as a face shows it: keys by their masked ids only. */
export function rotationView(rotation: Rotation): RotationView {
  const { id, identityId, oldKeyId, startedAt, state, trouble } = rotation;
  const newKeyId = newKeyOf(rotation);
  const problem = state.kind === 'failed' ? state.problem : trouble;
  return {
    id,
    identityId,
    startedAt,
    state: state.kind,
    maskedOldKeyId: maskedKeyId(oldKeyId),
    moves: movesOf(rotation),
    ...(newKeyId !== undefined && { maskedNewKeyId: maskedKeyId(newKeyId) }),
    ...('successes' in state && { checks: { passed: state.successes, needed: SUCCESSES_NEEDED } }),
    ...(state.kind === 'watching' && { until: state.until }),
    ...(state.kind === 'reactivated' && state.by === 'somebody' && { bySomebody: true as const }),
    ...(problem && { problem }),
  };
}

export function orphanView({ identityId, accessKeyId, why, foundAt }: OrphanKey): OrphanView {
  return { identityId, why, foundAt, maskedKeyId: maskedKeyId(accessKeyId) };
}

export function refusalOf(identity: Identity): Pick<IdentityView, 'rotationRefusal'> {
  const refusal = rotationRefusal(identity);
  return refusal ? { rotationRefusal: refusal } : {};
}

export function snoozeOf(
  memory: ReminderMemory,
  masked: string,
  now: Instant,
): Pick<KeyView, 'snoozedUntil'> {
  const until = snoozedUntil(memory, masked, now);
  return until === undefined ? {} : { snoozedUntil: until };
}
