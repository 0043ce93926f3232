import type { Problem } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { Secret } from '../../kernel/secret.ts';
import { maskedKeyId } from '../identity.ts';
import type { KeyPair, KeyStore } from '../identity.ts';
import { fail, identityOf, intend, note, plainly, reach } from './deed.ts';
import type { DeedResult, RotationDeed, RotationParts } from './deed.ts';
import type { Rotation } from './rotation.ts';

const KEYS_PER_USER = 2;
const FIRST_LOOK_MS = 2_000;

/** Written and removed again, before AWS makes a secret that would have no place. */
const PROBE: KeyPair = {
  accessKeyId: 'drawbridge-rotation-probe',
  secretAccessKey: new Secret('not-a-secret'),
};

/**
 * Looks whether the keychain can be written and whether there is room, asks AWS for the new key once,
 * and puts its secret into the keychain. The secret lives in this call and nowhere else.
 */
export const prepare: RotationDeed = async (parts, rotation) => {
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return fail(parts, rotation, identity.error);
  const writable = await keychainWritable(parts.keyStore);
  if (!writable.ok) return fail(parts, rotation, writable.error);
  const keys = plainly(await parts.keyAdmin.list(identity.value));
  if (!keys.ok) return fail(parts, rotation, keys.error);
  const before = keys.value.map(({ accessKeyId }) => accessKeyId);
  if (before.length >= KEYS_PER_USER) return askWhichGoes(parts, rotation);
  const intent = intend(parts, rotation, { kind: 'creating', before, looks: 0 });
  if (!intent.ok) return fail(parts, rotation, intent.error);
  const created = plainly(await parts.keyAdmin.create(identity.value));
  if (created.ok) return store(parts, intent.value, created.value);
  if (created.error.kind === 'outcome-unknown')
    return reach(parts, rotation, intent.value.state, FIRST_LOOK_MS);
  if (created.error.kind === 'key-limit') return askWhichGoes(parts, rotation);
  return fail(parts, rotation, created.error);
};

/** Found after a crash: the secret is in the keychain, or lost with the process that had it. */
export const recover: RotationDeed = async (parts, rotation) => {
  if (rotation.state.kind !== 'storing') return ok(undefined);
  const { newKeyId } = rotation.state;
  const kept = plainly(await parts.keyStore.get(newKeyId));
  if (kept.ok) return reach(parts, rotation, { kind: 'verifying', newKeyId, successes: 0 });
  if (kept.error.kind !== 'keychain-lost-key') return kept;
  return reach(parts, rotation, { kind: 'discarding', newKeyId, why: kept.error });
};

/** Deletes the key the person chose, then begins anew. */
export const makeRoom: RotationDeed = async (parts, rotation) => {
  if (rotation.state.kind !== 'making-room') return ok(undefined);
  const { keyId } = rotation.state;
  const identity = identityOf(parts, rotation);
  if (!identity.ok) return identity;
  const removed = plainly(await parts.keyAdmin.remove(identity.value, keyId));
  if (!removed.ok) return removed;
  note(parts, rotation, 'key-deleted', keyId);
  parts.book.dropOrphan(keyId);
  parts.keysChanged(rotation.identityId);
  return reach(parts, rotation, { kind: 'preparing' });
};

async function store(parts: RotationParts, rotation: Rotation, pair: KeyPair): Promise<DeedResult> {
  const newKeyId = pair.accessKeyId;
  note(parts, rotation, 'key-created', newKeyId);
  reach(parts, rotation, { kind: 'storing', newKeyId });
  const stored = await keep(parts.keyStore, pair);
  if (stored.ok) return reach(parts, rotation, { kind: 'verifying', newKeyId, successes: 0 });
  return reach(parts, rotation, { kind: 'discarding', newKeyId, why: stored.error });
}

/** Stored, read back and compared. */
async function keep(keyStore: KeyStore, pair: KeyPair): Promise<Result<void, Problem>> {
  const stored = plainly(await keyStore.put(pair));
  if (!stored.ok) return stored;
  const kept = plainly(await keyStore.get(pair.accessKeyId));
  if (!kept.ok) return kept;
  if (kept.value.secretAccessKey.equals(pair.secretAccessKey)) return ok(undefined);
  return err({ kind: 'keychain-lost-key', maskedKeyId: maskedKeyId(pair.accessKeyId) });
}

async function keychainWritable(keyStore: KeyStore): Promise<Result<void, Problem>> {
  const kept = await keep(keyStore, PROBE);
  return kept.ok ? plainly(await keyStore.remove(PROBE.accessKeyId)) : kept;
}

function askWhichGoes(parts: RotationParts, rotation: Rotation): DeedResult {
  parts.keysChanged(rotation.identityId);
  return reach(parts, rotation, { kind: 'choosing' });
}
