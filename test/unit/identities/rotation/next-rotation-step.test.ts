import { describe, expect, it } from 'vitest';
import {
  CALLS_END_MS,
  LONGEST_WAIT_MS,
  nextRotationStep,
} from '../../../../src-main/identities/rotation/next-rotation-step.ts';
import { movesOf } from '../../../../src-main/identities/rotation/moves.ts';
import { isUnderWay } from '../../../../src-main/identities/rotation/rotation.ts';
import type { RotationState } from '../../../../src-main/identities/rotation/rotation.ts';
import { DAY_MS } from '../../../../src-main/kernel/clock.ts';
import { ROTATIONS_IN_EVERY_STATE, sampleRotation } from '../../../support/stored-samples.ts';

const NOW = Date.UTC(2026, 10, 22, 14);
const newKeyId = 'AKIAEXAMPLENEW000001';

function stepAt(state: RotationState, now = NOW) {
  return nextRotationStep(sampleRotation(state), now);
}

describe('the next step of a rotation', () => {
  it.each([
    ['a key that was asked for and of which nothing is known', 'creating', 'find'],
    ['a key whose secret may have been lost', 'storing', 'recover'],
    ['a change that may have been made', 'switching', 'switch'],
    ['an old key that may be inactive', 'deactivating', 'deactivate'],
    ['an old key that may be deleted', 'deleting', 'delete'],
    ['a new key that may be deleted', 'discarding', 'discard'],
  ] as const)('does the interrupted deed again, or looks: %s', (_what, kind, step) => {
    const rotation = ROTATIONS_IN_EVERY_STATE.find(({ state }) => state.kind === kind);
    expect(rotation && nextRotationStep(rotation, NOW)).toEqual({ kind: step });
  });

  it('never asks for a key twice', () => {
    const prepares = ROTATIONS_IN_EVERY_STATE.filter(
      (rotation) => nextRotationStep(rotation, NOW).kind === 'prepare',
    );
    expect(prepares.map(({ state }) => state.kind)).toEqual(['preparing']);
  });

  it('leaves calls with the other key time to end', () => {
    expect(stepAt({ kind: 'switched', newKeyId, at: NOW })).toEqual({
      kind: 'wait',
      until: NOW + CALLS_END_MS,
    });
    expect(stepAt({ kind: 'switched', newKeyId, at: NOW - CALLS_END_MS })).toEqual({
      kind: 'deactivate',
    });
  });

  it('deletes the old key at the end of its time and not before', () => {
    const state = { kind: 'watching', newKeyId, until: NOW } as const;
    expect(stepAt(state, NOW - 1)).toEqual({ kind: 'wait', until: NOW });
    expect(stepAt(state)).toEqual({ kind: 'delete' });
  });

  it('waits after a failure, but not for a time that a wrong clock wrote', () => {
    const troubled = (until: number) =>
      nextRotationStep(
        { ...sampleRotation({ kind: 'deleting', newKeyId }), wait: { until, failures: 1 } },
        NOW,
      );
    expect(troubled(NOW + 1_000)).toEqual({ kind: 'wait', until: NOW + 1_000 });
    expect(troubled(NOW)).toEqual({ kind: 'delete' });
    expect(troubled(NOW + LONGEST_WAIT_MS + DAY_MS)).toEqual({ kind: 'delete' });
    expect(stepAt({ kind: 'switched', newKeyId, at: NOW + DAY_MS })).toEqual({
      kind: 'deactivate',
    });
  });

  it('is the person’s where both keys work, or where it is over', () => {
    const waiting = ROTATIONS_IN_EVERY_STATE.filter((rotation) => {
      const step = nextRotationStep(rotation, NOW);
      return step.kind === 'wait' && step.until === Infinity;
    });
    expect(waiting.map(({ state }) => state.kind)).toEqual([
      'choosing',
      'done',
      'reactivated',
      'undone',
      'failed',
    ]);
  });
});

describe('what the person may do', () => {
  it('offers a way back or out in every state but those in which something is being found out', () => {
    const stuck = ROTATIONS_IN_EVERY_STATE.filter((rotation) => {
      const moves = movesOf(rotation);
      return !moves.undo && !moves.resume && !moves.dismiss;
    });
    expect(stuck.map(({ state }) => state.kind)).toEqual([
      'making-room',
      'creating',
      'deleting',
      'reactivating',
      'switching-back',
      'switched-back',
      'discarding',
    ]);
  });

  it('lets go only of what is over', () => {
    for (const rotation of ROTATIONS_IN_EVERY_STATE)
      expect(movesOf(rotation).dismiss).toBe(!isUnderWay(rotation));
  });
});
