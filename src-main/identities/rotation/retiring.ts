import { ok } from '../../kernel/result.ts';
import { identityOf, intend, note, plainly, reach } from './deed.ts';
import type { RotationDeed } from './deed.ts';
import { newKeyOf } from './rotation.ts';

/** Makes the old key inactive, signed with the new one: if that did not work, nothing would happen. */
export const deactivate: RotationDeed = async (parts, rotation) => {
  const newKeyId = newKeyOf(rotation);
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  if (newKeyId === undefined) return ok(undefined);
  // The identity came back from a copy of its file: the old key is the one in use.
  if (identity.value.accessKeyId !== newKeyId)
    return reach(parts, rotation, { kind: 'verifying', newKeyId, successes: 0 });
  const intent = intend(parts, rotation, { kind: 'deactivating', newKeyId });
  if (!intent.ok) return intent;
  parts.forgetClients(rotation.identityId, rotation.oldKeyId);
  const { oldKeyId } = rotation;
  const done = plainly(await parts.keyAdmin.setStatus(identity.value, oldKeyId, 'inactive'));
  parts.keysChanged(rotation.identityId);
  if (!done.ok && done.error.kind === 'access-key-gone')
    return reach(parts, rotation, { kind: 'deleting', newKeyId });
  if (!done.ok) return done;
  const until = parts.clock.now() + parts.watchMs();
  note(parts, rotation, 'key-deactivated', oldKeyId, { until });
  return reach(parts, rotation, { kind: 'watching', newKeyId, until });
};

/**
 * Deletes the old key, in AWS and in the keychain. If somebody has made it active again, it is needed
 * somewhere: then it stays, and the person decides.
 */
export const deleteOld: RotationDeed = async (parts, rotation) => {
  const newKeyId = newKeyOf(rotation);
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  if (newKeyId === undefined) return ok(undefined);
  if (identity.value.accessKeyId !== newKeyId)
    return reach(parts, rotation, { kind: 'verifying', newKeyId, successes: 0 });
  const keys = plainly(await parts.keyAdmin.list(identity.value));
  if (!keys.ok) return keys;
  const { oldKeyId } = rotation;
  const old = keys.value.find(({ accessKeyId }) => accessKeyId === oldKeyId);
  if (old?.active === true)
    return reach(parts, rotation, { kind: 'reactivated', newKeyId, by: 'somebody' });
  const intent = intend(parts, rotation, { kind: 'deleting', newKeyId });
  if (!intent.ok) return intent;
  const removed = plainly(await parts.keyAdmin.remove(identity.value, oldKeyId));
  if (!removed.ok) return removed;
  const forgotten = plainly(await parts.keyStore.remove(oldKeyId));
  if (!forgotten.ok) return forgotten;
  note(parts, rotation, 'key-deleted', oldKeyId);
  parts.keysChanged(rotation.identityId);
  return reach(parts, rotation, { kind: 'done', newKeyId, at: parts.clock.now() });
};
