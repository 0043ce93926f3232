import type { Problem } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { maskedKeyId } from '../identity.ts';
import type { Identity, KeyPair } from '../identity.ts';
import { countSuccess, identityOf, note, plainly, reach } from './deed.ts';
import type { DeedResult, RotationDeed, RotationParts } from './deed.ts';

/** Asks every endpoint in use whether it knows the new key yet. */
export const verify: RotationDeed = async (parts, rotation) => {
  const { state } = rotation;
  if (state.kind !== 'verifying') return ok(undefined);
  const { newKeyId } = state;
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const pair = plainly(await parts.keyStore.get(newKeyId));
  if (!pair.ok && pair.error.kind === 'keychain-lost-key')
    return reach(parts, rotation, { kind: 'discarding', newKeyId, why: pair.error });
  if (!pair.ok) return pair;
  const known = await accepted(parts, identity.value, pair.value);
  if (known.ok) return countSuccess(parts, rotation, state, { kind: 'switching', newKeyId });
  // Only successes in a row count.
  if (state.successes > 0) reach(parts, rotation, { ...state, successes: 0 });
  return known;
};

/** Gives the identity its new key; it may have it already. */
export const switchOver: RotationDeed = async (parts, rotation) => {
  if (rotation.state.kind !== 'switching') return ok(undefined);
  const { newKeyId } = rotation.state;
  const used = await parts.identities.useKey(rotation.identityId, newKeyId);
  if (!used.ok) return used;
  note(parts, rotation, 'key-switched', newKeyId);
  parts.keysChanged(rotation.identityId);
  const at = parts.clock.now();
  return reach(parts, rotation, { kind: 'switched', newKeyId, at });
};

/** Asks every endpoint in use whether it knows the old key again. */
export const checkOld: RotationDeed = async (parts, rotation) => {
  const { state } = rotation;
  if (state.kind !== 'checking-old') return ok(undefined);
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const pair = plainly(await parts.keyStore.get(rotation.oldKeyId));
  if (!pair.ok) return pair;
  const known = await accepted(parts, identity.value, pair.value);
  const back = { kind: 'switching-back', newKeyId: state.newKeyId } as const;
  if (known.ok) return countSuccess(parts, rotation, state, back);
  if (state.successes > 0) reach(parts, rotation, { ...state, successes: 0 });
  return known;
};

/** Gives the identity its old key back; it may have it already. */
export const switchBack: RotationDeed = async (parts, rotation) => {
  if (rotation.state.kind !== 'switching-back') return ok(undefined);
  const { newKeyId } = rotation.state;
  const used = await parts.identities.useKey(rotation.identityId, rotation.oldKeyId);
  if (!used.ok) return used;
  note(parts, rotation, 'key-switched', rotation.oldKeyId);
  parts.keysChanged(rotation.identityId);
  const at = parts.clock.now();
  return reach(parts, rotation, { kind: 'switched-back', newKeyId, at });
};

async function accepted(
  parts: RotationParts,
  identity: Identity,
  pair: KeyPair,
): Promise<DeedResult> {
  const checked = plainly(await parts.check(pair, identity.caller, parts.regionsOf(identity)));
  return checked.ok ? checked : err(notYet(checked.error, pair.accessKeyId));
}

/** A new key is unknown to AWS for some seconds: that is no fault of the key. */
function notYet(problem: Problem, accessKeyId: string): Problem {
  const unknown = problem.kind === 'key-unknown' || problem.kind === 'secret-wrong';
  return unknown ? { kind: 'key-not-known-yet', maskedKeyId: maskedKeyId(accessKeyId) } : problem;
}
