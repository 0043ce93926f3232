import type { Instant } from '../../kernel/clock.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { IdentityId } from '../identity.ts';

export type RotationId = string & { readonly rotationId: unique symbol };

/**
 * How far a rotation has come. Each state is written down before what it names is done, so that after
 * a crash anywhere the next start knows what may have happened.
 */
export type RotationState =
  /** Nothing has been changed: is the keychain writable, is there room for a second key? */
  | { readonly kind: 'preparing' }
  /** Two keys already: the person says which one goes. */
  | { readonly kind: 'choosing' }
  /** The key the person chose is being deleted. */
  | { readonly kind: 'making-room'; readonly keyId: string }
  /** A key was asked for; `before` are the keys that were there. Found so, its answer is lost. */
  | { readonly kind: 'creating'; readonly before: readonly string[]; readonly looks: number }
  /** AWS made the key; whether its secret reached the keychain is not written down yet. */
  | { readonly kind: 'storing'; readonly newKeyId: string }
  /** `successes`: how many times in a row every endpoint knew the new key. */
  | { readonly kind: 'verifying'; readonly newKeyId: string; readonly successes: number }
  | { readonly kind: 'switching'; readonly newKeyId: string }
  /** The identity has the new key; calls that began with the old one are left time to end. */
  | { readonly kind: 'switched'; readonly newKeyId: string; readonly at: Instant }
  | { readonly kind: 'deactivating'; readonly newKeyId: string }
  /** The old key is inactive and can be made active again until it is deleted. */
  | { readonly kind: 'watching'; readonly newKeyId: string; readonly until: Instant }
  | { readonly kind: 'deleting'; readonly newKeyId: string }
  | { readonly kind: 'done'; readonly newKeyId: string; readonly at: Instant }
  /** The old key is being made active again, to be looked at or to go back to. */
  | { readonly kind: 'reactivating'; readonly newKeyId: string; readonly then: 'pause' | 'go-back' }
  /** Both keys are active, the new one is in use: on from here or back. */
  | { readonly kind: 'reactivated'; readonly newKeyId: string; readonly by: 'person' | 'somebody' }
  | { readonly kind: 'checking-old'; readonly newKeyId: string; readonly successes: number }
  | { readonly kind: 'switching-back'; readonly newKeyId: string }
  | { readonly kind: 'switched-back'; readonly newKeyId: string; readonly at: Instant }
  /** The new key is being deleted again; `why` when not because the person asked. */
  | { readonly kind: 'discarding'; readonly newKeyId: string; readonly why?: Problem }
  | { readonly kind: 'undone'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly at: Instant };

/** One identity's way from its old access key to a new one. */
export interface Rotation {
  readonly id: RotationId;
  readonly identityId: IdentityId;
  readonly oldKeyId: string;
  readonly startedAt: Instant;
  readonly state: RotationState;
  /** What went wrong last while the state stayed as it was; it is tried again. */
  readonly trouble?: Problem;
  /** Not before `until`; `failures` in a row make the wait longer. */
  readonly wait?: { readonly until: Instant; readonly failures: number };
}

/**
 * A key in AWS whose secret nobody has, or that a rotation could not clear away: shown until it is
 * gone, never deleted unasked.
 */
export interface OrphanKey {
  readonly identityId: IdentityId;
  readonly accessKeyId: string;
  readonly why: 'answer-lost' | 'left-behind';
  readonly foundAt: Instant;
}

/** Whether there is still something to do or to wait for. */
export function isUnderWay({ state }: Rotation): boolean {
  return state.kind !== 'done' && state.kind !== 'undone' && state.kind !== 'failed';
}

export function newKeyOf({ state }: Rotation): string | undefined {
  return 'newKeyId' in state ? state.newKeyId : undefined;
}

/** The same rotation in another state, with what troubled the last one forgotten. */
export function inState(rotation: Rotation, state: RotationState): Rotation {
  const { id, identityId, oldKeyId, startedAt } = rotation;
  return { id, identityId, oldKeyId, startedAt, state };
}
