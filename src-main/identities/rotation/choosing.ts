import type { Problem } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { maskedKeyId } from '../identity.ts';
import type { IdentityId } from '../identity.ts';
import { identityOf, note, plainly } from './deed.ts';
import type { DeedResult, RotationParts } from './deed.ts';
import { keysInUse } from './finding.ts';
import type { Rotation } from './rotation.ts';

/** The key with this masked id, provided that nothing of ours needs it. */
export async function chosenKey(
  parts: RotationParts,
  rotation: Rotation,
  masked: string,
): Promise<Result<string, Problem>> {
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const keys = plainly(await parts.keyAdmin.list(identity.value));
  if (!keys.ok) return keys;
  const [meant, ...others] = keys.value
    .map(({ accessKeyId }) => accessKeyId)
    .filter((accessKeyId) => maskedKeyId(accessKeyId) === masked);
  if (meant === undefined || others.length > 0)
    return err({ kind: 'access-key-gone', maskedKeyId: masked });
  if (keysInUse(parts).includes(meant)) return err({ kind: 'key-in-use', maskedKeyId: masked });
  return ok(meant);
}

/** Deletes a key that is shown as unknown; whoever still needs it keeps it. */
export async function deleteOrphan(
  parts: RotationParts,
  identityId: IdentityId,
  masked: string,
): Promise<DeedResult> {
  const orphan = parts.book.orphans.find(
    (each) => each.identityId === identityId && maskedKeyId(each.accessKeyId) === masked,
  );
  if (!orphan) return err({ kind: 'access-key-gone', maskedKeyId: masked });
  const { accessKeyId } = orphan;
  if (keysInUse(parts).includes(accessKeyId))
    return err({ kind: 'key-in-use', maskedKeyId: masked });
  const identity = parts.identities.get(identityId);
  if (!identity) return err({ kind: 'not-found', what: 'identity' });
  const removed = plainly(await parts.keyAdmin.remove(identity, accessKeyId));
  if (!removed.ok) return removed;
  const forgotten = plainly(await parts.keyStore.remove(accessKeyId));
  parts.book.dropOrphan(accessKeyId);
  note(parts, { identityId }, 'key-deleted', accessKeyId);
  parts.keysChanged(identityId);
  return forgotten;
}
