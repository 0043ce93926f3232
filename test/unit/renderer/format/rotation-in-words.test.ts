import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../../src-main/kernel/clock.ts';
import { rotationView } from '../../../../src-main/wiring/rotation-views.ts';
import {
  ROTATION_STEPS,
  rotationInWords,
  stepsDone,
} from '../../../../src-renderer/format/rotation-in-words.ts';
import { ROTATIONS_IN_EVERY_STATE, sampleRotation } from '../../../support/stored-samples.ts';

const NOW = Date.UTC(2026, 10, 22, 14);
const EVERY = ROTATIONS_IN_EVERY_STATE.map((rotation) => rotationView(rotation));

describe('a rotation in words', () => {
  it.each(EVERY.map((view) => [view.state, view] as const))('%s', (_state, view) => {
    const words = rotationInWords(view, NOW);
    expect(words).toMatch(/^\p{Lu}[^]{10,}\.$/u);
    expect(words, 'masked ids only').not.toMatch(/undefined|NaN|AKIAEX/);
  });

  it('says when the old key is deleted, and that it can come back', () => {
    const watching = (leftMs: number) =>
      rotationInWords(
        rotationView(
          sampleRotation({
            kind: 'watching',
            newKeyId: 'AKIAEXAMPLENEW000001',
            until: NOW + leftMs,
          }),
        ),
        NOW,
      );
    expect(watching(7 * DAY_MS)).toMatch(/AKIA…7Q2A is inactive\. It is deleted in 7 days, on /);
    expect(watching(5 * HOUR_MS)).toMatch(/in 5 h, on .* Until then you can have it back\.$/);
  });

  it('goes forward through the steps, and shows none on the way back', () => {
    const done = EVERY.map((view) => stepsDone(view)).filter((count) => count !== undefined);
    expect(Math.max(...done)).toBe(ROTATION_STEPS.length);
    const back = EVERY.filter((view) => stepsDone(view) === undefined).map(({ state }) => state);
    expect(back).toContain('switched-back');
    expect(back).not.toContain('verifying');
  });
});
