import { isUnderWay } from './rotation.ts';
import type { Rotation, RotationState } from './rotation.ts';

/** What the person may do about a rotation now. */
export interface RotationMoves {
  readonly undo: boolean;
  readonly resume: boolean;
  readonly finish: boolean;
  readonly dismiss: boolean;
}

export function movesOf(rotation: Rotation): RotationMoves {
  return {
    undo: undoneState(rotation) !== undefined,
    resume: resumedState(rotation) !== undefined,
    finish: rotation.state.kind === 'watching',
    dismiss: canDismiss(rotation),
  };
}

/**
 * Where one click on *undo* leads; `undefined` where nothing can be taken back, or where it must first
 * be found out what happened.
 */
export function undoneState({ state, startedAt }: Rotation): RotationState | undefined {
  switch (state.kind) {
    case 'preparing':
    case 'choosing':
      return { kind: 'undone', at: startedAt };
    case 'storing':
    case 'verifying':
      return { kind: 'discarding', newKeyId: state.newKeyId };
    // The old key has not been touched yet.
    case 'switching':
    case 'switched':
      return { kind: 'switching-back', newKeyId: state.newKeyId };
    case 'deactivating':
      return { kind: 'reactivating', newKeyId: state.newKeyId, then: 'go-back' };
    case 'watching':
      return { kind: 'reactivating', newKeyId: state.newKeyId, then: 'pause' };
    case 'reactivated':
      return { kind: 'checking-old', newKeyId: state.newKeyId, successes: 0 };
    case 'creating':
    case 'making-room':
    case 'deleting':
    case 'reactivating':
    case 'checking-old':
    case 'switching-back':
    case 'switched-back':
    case 'discarding':
    case 'done':
    case 'undone':
    case 'failed':
      return undefined;
  }
}

/** Forward again: with the old key made inactive once more, or after a key was deleted elsewhere. */
export function resumedState({ state }: Rotation): RotationState | undefined {
  if (state.kind === 'choosing') return { kind: 'preparing' };
  if (state.kind === 'reactivated' || state.kind === 'checking-old')
    return { kind: 'deactivating', newKeyId: state.newKeyId };
  return undefined;
}

/** What is over, and what AWS does not let us finish: the key it leaves is then shown on its own. */
export function canDismiss(rotation: Rotation): boolean {
  return !isUnderWay(rotation) || leftBehind(rotation) !== undefined;
}

/** The key that stays in AWS when a rotation that AWS refuses to finish is given up. */
export function leftBehind({ state, trouble, oldKeyId }: Rotation): string | undefined {
  if (trouble?.kind !== 'not-allowed') return undefined;
  if (state.kind === 'discarding') return state.newKeyId;
  return state.kind === 'deactivating' || state.kind === 'deleting' ? oldKeyId : undefined;
}
