import { MINUTE_MS } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Rotation } from './rotation.ts';

export type RotationStep =
  /** `Infinity`: for the person. */
  | { readonly kind: 'wait'; readonly until: Instant }
  | {
      readonly kind:
        | 'prepare'
        | 'make-room'
        | 'find'
        | 'recover'
        | 'verify'
        | 'switch'
        | 'deactivate'
        | 'delete'
        | 'reactivate'
        | 'check-old'
        | 'switch-back'
        | 'discard';
    };

/** Longer than the longest call: what was signed with the other key has ended by then. */
export const CALLS_END_MS = 30_000;

/** No wait of ours is longer: one that seems so was written under a wrong clock. */
export const LONGEST_WAIT_MS = 2 * MINUTE_MS;

/** What a rotation needs now. The caller supplies the time. */
export function nextRotationStep(rotation: Rotation, now: Instant): RotationStep {
  const { state, wait } = rotation;
  if (wait && isAhead(wait.until, now, LONGEST_WAIT_MS)) return { kind: 'wait', until: wait.until };
  switch (state.kind) {
    case 'preparing':
      return { kind: 'prepare' };
    case 'making-room':
      return { kind: 'make-room' };
    case 'creating':
      return { kind: 'find' };
    case 'storing':
      return { kind: 'recover' };
    case 'verifying':
      return { kind: 'verify' };
    case 'switching':
      return { kind: 'switch' };
    case 'switched':
      return afterCalls(state.at, now) ?? { kind: 'deactivate' };
    case 'deactivating':
      return { kind: 'deactivate' };
    case 'watching':
      return now < state.until ? { kind: 'wait', until: state.until } : { kind: 'delete' };
    case 'deleting':
      return { kind: 'delete' };
    case 'reactivating':
      return { kind: 'reactivate' };
    case 'checking-old':
      return { kind: 'check-old' };
    case 'switching-back':
      return { kind: 'switch-back' };
    case 'switched-back':
      return afterCalls(state.at, now) ?? { kind: 'discard' };
    case 'discarding':
      return { kind: 'discard' };
    case 'choosing':
    case 'reactivated':
    case 'done':
    case 'undone':
    case 'failed':
      return { kind: 'wait', until: Infinity };
  }
}

function afterCalls(switchedAt: Instant, now: Instant): RotationStep | undefined {
  const until = switchedAt + CALLS_END_MS;
  return isAhead(until, now, CALLS_END_MS) ? { kind: 'wait', until } : undefined;
}

function isAhead(until: Instant, now: Instant, atMostMs: number): boolean {
  return now < until && until - now <= atMostMs;
}
