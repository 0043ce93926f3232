import { ok } from '../../kernel/result.ts';
import { maskedKeyId } from '../identity.ts';
import { fail, identityOf, intend, note, plainly, reach } from './deed.ts';
import type { RotationDeed } from './deed.ts';
import { newKeyOf } from './rotation.ts';

/** Makes the old key active again; one that is active already needs no permission for it. */
export const reactivate: RotationDeed = async (parts, rotation) => {
  const { state, oldKeyId } = rotation;
  if (state.kind !== 'reactivating') return ok(undefined);
  const { newKeyId } = state;
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const keys = await parts.keyAdmin.list(identity.value);
  const old = keys.ok && keys.value.find(({ accessKeyId }) => accessKeyId === oldKeyId);
  if (!old || !old.active) {
    const done = plainly(await parts.keyAdmin.setStatus(identity.value, oldKeyId, 'active'));
    if (!done.ok && done.error.kind === 'access-key-gone') {
      note(parts, rotation, 'rotation-failed', oldKeyId, {
        problem: { kind: 'access-key-gone', maskedKeyId: maskedKeyId(oldKeyId) },
      });
      return reach(parts, rotation, { kind: 'deleting', newKeyId });
    }
    // The new key has died meanwhile: whether the old one lives is what is checked next.
    const deadNewKey = !done.ok && done.error.kind === 'key-unknown' && state.then === 'go-back';
    if (!done.ok && !deadNewKey) return done;
  }
  note(parts, rotation, 'key-reactivated', oldKeyId);
  parts.keysChanged(rotation.identityId);
  return reach(
    parts,
    rotation,
    state.then === 'pause'
      ? { kind: 'reactivated', newKeyId, by: 'person' }
      : { kind: 'checking-old', newKeyId, successes: 0 },
  );
};

/**
 * Deletes the new key again, signed with the old one, in AWS and in the keychain. Drawbridge made it
 * and nobody else has its secret.
 */
export const discard: RotationDeed = async (parts, rotation) => {
  const newKeyId = newKeyOf(rotation);
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  if (newKeyId === undefined) return ok(undefined);
  // Never the key that is in use.
  if (identity.value.accessKeyId === newKeyId)
    return reach(parts, rotation, { kind: 'checking-old', newKeyId, successes: 0 });
  const why = rotation.state.kind === 'discarding' ? rotation.state.why : undefined;
  const intent = intend(parts, rotation, { kind: 'discarding', newKeyId, ...(why && { why }) });
  if (!intent.ok) return intent;
  parts.forgetClients(rotation.identityId, newKeyId);
  const removed = plainly(await parts.keyAdmin.remove(identity.value, newKeyId));
  if (!removed.ok) return removed;
  // After a keychain that would not take it: whether it took it all the same is not known.
  const forgotten = plainly(await parts.keyStore.remove(newKeyId));
  if (!forgotten.ok && !why) return forgotten;
  note(parts, rotation, 'key-deleted', newKeyId);
  parts.keysChanged(rotation.identityId);
  if (why) return fail(parts, rotation, why);
  note(parts, rotation, 'rotation-undone', rotation.oldKeyId);
  return reach(parts, rotation, { kind: 'undone', at: parts.clock.now() });
};
