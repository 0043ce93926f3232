import { ok } from '../../kernel/result.ts';
import { maskedKeyId } from '../identity.ts';
import { fail, identityOf, note, plainly, reach } from './deed.ts';
import type { RotationDeed, RotationParts } from './deed.ts';
import { inState, newKeyOf } from './rotation.ts';
import type { Rotation } from './rotation.ts';

/** IAM shows a new key late now and then: so long after the answer was lost it is looked again. */
const LOOK_AGAIN_MS = [8_000, 20_000, 60_000];

/**
 * The answer to *create* is lost: looks whether AWS made a key. One that was not there before has a
 * secret nobody knows; it is shown and offered for deletion, since somebody else may have made it.
 */
export const find: RotationDeed = async (parts, rotation) => {
  const { state } = rotation;
  if (state.kind !== 'creating') return ok(undefined);
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const keys = plainly(await parts.keyAdmin.list(identity.value));
  if (!keys.ok) return keys;
  const known = [...state.before, ...keysInUse(parts, rotation)];
  const unknown = keys.value.find(({ accessKeyId }) => !known.includes(accessKeyId));
  if (unknown) {
    const { accessKeyId } = unknown;
    const at = parts.clock.now();
    const problem = { kind: 'new-key-lost', maskedKeyId: maskedKeyId(accessKeyId) } as const;
    note(parts, rotation, 'key-orphaned', accessKeyId, { problem });
    parts.book.record(inState(rotation, { kind: 'failed', problem, at }), {
      identityId: rotation.identityId,
      accessKeyId,
      why: 'answer-lost',
      foundAt: at,
    });
    parts.keysChanged(rotation.identityId);
    return ok(undefined);
  }
  const pauseMs = LOOK_AGAIN_MS[state.looks];
  if (pauseMs === undefined) return fail(parts, rotation, { kind: 'key-not-made' });
  return reach(parts, rotation, { ...state, looks: state.looks + 1 }, pauseMs);
};

/** Keys that Drawbridge works with or is just making: none of them is unknown. */
export function keysInUse(parts: RotationParts, except?: Rotation): readonly string[] {
  const rotating = parts.book.all
    .filter(({ id }) => id !== except?.id)
    .flatMap((other) => [other.oldKeyId, newKeyOf(other)]);
  const used = parts.identities.all.map((each) =>
    each.kind === 'access-key' ? each.accessKeyId : undefined,
  );
  return [...used, ...rotating].filter((id) => id !== undefined);
}
